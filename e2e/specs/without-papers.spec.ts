// A child is registered before there is a name or a number, is known by a code and a slip, and gets papers later: one
// record all along, and no network until the end.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { writeCardPhoto } from '../media/card-media.js';
import { expectAccessible } from '../pages/accessible.js';
import { StationApp } from '../pages/station-app.js';

const MOTHER = 'Trần Thị Mẫu';
const NAME_FOR_NOW = `Con bà ${MOTHER}`;
const NAME = 'Lê Thị Hạt Mít';
const PERSONAL_ID = '003326000777';
const REASON = 'Ho, sốt';
const BORN = formatLocalDate(localDateAt(Date.now() - 3 * 24 * 3_600_000));

test('a newborn registered from the mother’s page without network gets her papers later, and keeps her history', async ({
  station,
  openTablet,
}, testInfo) => {
  const card = testInfo.outputPath('card.png');
  await writeCardPhoto(card, {
    codeText: `${PERSONAL_ID}||${NAME}|${BORN.replaceAll('/', '')}|Nữ|Xã Mẫu|${BORN.replaceAll('/', '')}`,
  });
  await knowPeople(station, [{ person: { name: MOTHER, sex: 'female' } }]);
  const tablet = await openTablet({ camera: 'none' });
  const { page } = tablet;
  const app = new StationApp(page);
  await app.openAs('yte1', PASSWORD);
  await app.expectReadyForOffline();
  await tablet.goOffline();
  let code = '';
  let slip = '';

  await test.step('her mother’s page begins her form: the name for now, the mother, the hamlet', async () => {
    await app.openPerson('tran thi mau', MOTHER);
    await page.getByRole('link', { name: 'Đăng ký trẻ sơ sinh' }).click();
    await app.personForm.expectNew();
    await expect(app.personForm.name).toHaveValue(NAME_FOR_NOW);
    await expect(page.getByRole('radio', { name: 'Trẻ sơ sinh' })).toBeChecked();
    await expect(app.personForm.personalId).toHaveCount(0);
    await app.personForm.sex('Nữ').check({ force: true });
    await app.personForm.birthDate.fill(BORN);
    await expectAccessible(page);
    await app.personForm.save();
    await app.person.expectShown(NAME_FOR_NOW);
    code =
      (await page
        .getByText(/^T-\w{4}-\w{4}$/)
        .first()
        .textContent()) ?? '';
    expect(code).toMatch(/^T-/);
    await expectAccessible(page);
  });

  await test.step('a visit is recorded under the name for now', async () => {
    await app.person.recordVisit();
    await app.encounterForm.quickReason(REASON);
    await app.encounterForm.save();
    await expect(app.person.visits(REASON)).toHaveCount(1);
  });

  await test.step('her slip is printed, and says nothing of her in its code', async () => {
    await page.getByRole('link', { name: 'In phiếu' }).first().click();
    await expect(page.getByRole('img', { name: 'Mã QR của phiếu' })).toBeVisible();
    slip = ((await page.getByText(/^TRAM 1P/).textContent()) ?? '').replaceAll(' ', '');
    await expectAccessible(page);
    await page.evaluate(() => (window.print = () => (document.title = 'printed')));
    await page.getByRole('button', { name: 'In', exact: true }).click();
    await expect(page).toHaveTitle('printed');
  });

  await test.step('the slip before a hand reader opens her page, and so does the code typed from it', async () => {
    await app.goTo('Quét');
    await app.scan.readByHand(slip);
    await app.person.expectShown(NAME_FOR_NOW);
    await app.goTo('Quét');
    await page.getByRole('button', { name: 'Không có số: gõ mã tạm T-…' }).click();
    await expect(page.getByLabel('Mã tạm')).toBeFocused();
    await page.getByLabel('Mã tạm').pressSequentially(code.slice(2).toLowerCase(), { delay: 80 });
    await expectAccessible(page);
    await app.scan.findButton().click();
    await app.person.expectShown(NAME_FOR_NOW);
  });

  await test.step('her new card offers to complete her record instead of a second one', async () => {
    await app.goTo('Quét');
    await app.scan.choosePicture(card);
    await app.scan.expectNewCard(NAME);
    await expectAccessible(page);
    await page.getByRole('button', { name: NAME_FOR_NOW }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bổ sung giấy tờ' })).toBeVisible();
    await expect(app.personForm.name).toHaveValue(NAME);
    await expect(app.personForm.personalId).toHaveValue('003 326 000 777');
    await app.personForm.save();
    await app.person.expectShown(NAME);
  });

  await test.step('her visit is still hers, and the old code still finds her', async () => {
    await expect(app.person.visits(REASON)).toHaveCount(1);
    await app.goTo('Tìm người');
    await app.search.find(code);
    await expect(app.search.result(NAME)).toContainText(`Mã tạm ${code}`);
    await app.search.open(NAME);
    await app.person.expectShown(NAME);
  });

  await test.step('the server has her once, with name, number, code and mother', async () => {
    await tablet.goOnline();
    await app.goTo('Đồng bộ');
    await app.sync.sendNow();
    await app.sync.expectAllAtServer();
    const centre = new ApiClient(station.server.url);
    await centre.signIn('trungtam', PASSWORD, 'e2ecentre0' as ReplicaId);
    const documents = await centre.documentsOf(`/api/v1/centres/${station.centreId}/changes`);
    const children = documents.filter((document) => document.type === 'person' && document.name !== MOTHER);
    expect(children).toHaveLength(1);
    expect(children[0]).toMatchObject({ name: NAME, personalId: PERSONAL_ID, temporaryCode: code });
  });
});
