// What nobody may overlook: answers two tablets wrote differently, and a record the server would not take.

import { aPregnancy } from '@tram/shared-schema/fixtures/care-builders.js';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { envelopeOf, knowDocuments } from '../known-documents.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { DifferencesPage } from '../pages/differences-page.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { StationApp } from '../pages/station-app.js';
import { PHONE } from '../tablet.js';

const NAME = 'Hoàng Phủ Ngọc Nguyễn Thị Huyền Trân';

const PREGNANCY = `Thai kỳ của ${NAME}`;

test('two tablets write a person and her pregnancy differently without network: it is seen, settled on one, and gone on both', async ({
  station,
  openTablet,
}) => {
  const [personId] = await knowPeople(station, [{ person: { name: NAME, phone: undefined } }]);
  if (!personId) throw new Error('she is known');
  await knowDocuments(station, [aPregnancy({ ...(await envelopeOf(station)), personId })]);
  const [tabletA, tabletB] = [await openTablet(), await openTablet()];
  const [a, b] = [new StationApp(tabletA.page), new StationApp(tabletB.page)];
  const differences = { a: new DifferencesPage(tabletA.page), b: new DifferencesPage(tabletB.page) };

  await test.step('each writes another phone number, and other doses of tetanus before', async () => {
    await a.openAs('yte1', PASSWORD);
    await b.openAs('yte2', PASSWORD);
    for (const [tablet, app, phone, tetanus] of [
      [tabletA, a, '0300000777', 'Dưới 3 mũi cơ bản'],
      [tabletB, b, '0300000888', 'Đủ 3 mũi cơ bản'],
    ] as const) {
      await app.expectReadyForOffline();
      await app.openPerson('huyen tran', NAME);
      await tablet.goOffline();
      await app.person.edit();
      await app.personForm.phone.fill(phone);
      await app.personForm.save();
      await app.person.expectShown(NAME);
      await tablet.page.getByRole('link', { name: 'Thai nghén, tiêm uốn ván' }).click();
      await tablet.page.getByRole('radio', { name: tetanus }).check();
      await tablet.page.getByRole('button', { name: 'Lưu thay đổi' }).click();
      await expect(tablet.page.getByRole('list', { name: 'Các mũi theo lịch' })).toBeVisible();
      await app.goTo('Hôm nay');
      await app.search.clear();
      await expect(new DifferencesPage(tablet.page).way()).toHaveCount(0);
    }
  });

  await test.step('both send: the differences stand on Hôm nay of each, counted', async () => {
    await tabletA.goOnline();
    await a.sendAll();
    await tabletB.goOnline();
    await b.sendAll();
    await a.sendAll();
    for (const [app, page] of [
      [a, differences.a],
      [b, differences.b],
    ] as const) {
      await expect(page.count(2)).toBeVisible();
      await app.goTo('Hôm nay');
      await expect(page.count(2)).toBeVisible();
    }
  });

  await test.step('its page says whose it is, both answers and who wrote them, and fits everywhere', async () => {
    await differences.a.open();
    await expect(differences.a.whose(NAME)).toBeVisible();
    await expect(tabletA.page.getByText('Đang dùng: 0300 000 888')).toBeVisible();
    await expect(tabletA.page.getByText('Bản kia: 0300 000 777')).toBeVisible();
    await expect(differences.a.whose(PREGNANCY)).toBeVisible();
    await expect(tabletA.page.getByText('Đang dùng: Đủ 3 mũi cơ bản')).toBeVisible();
    await expect(tabletA.page.getByText(/^Lò Thị Mẫu, /)).toHaveCount(2);
    await expect(tabletA.page.getByText(/^Trần Văn Giả, /)).toHaveCount(2);
    await expectFitsEverywhere(tabletA.page);
  });

  await test.step('a worker takes the other number and keeps what stands of the pregnancy, without network', async () => {
    await tabletA.goOffline();
    await a.person.takeOther('0300 000 777').click();
    await a.person.keepStanding('Đủ 3 mũi cơ bản').click();
    await differences.a.expectNone();
    await expectAccessible(tabletA.page);
    await a.expectWaiting(2);
  });

  await test.step('once it was sent, the questions are gone on the other tablet too', async () => {
    await differences.b.open();
    await expect(differences.b.whose(PREGNANCY)).toBeVisible();
    await tabletA.goOnline();
    await a.sendAll();
    await b.sendAll();
    await expect(differences.b.way()).toHaveCount(0);
    await b.goTo('Hôm nay');
    await expect(differences.b.way()).toHaveCount(0);
    await b.openPerson('huyen tran', NAME);
    await expect(tabletB.page.getByRole('link', { name: /^Gọi .*0300 000 777/ })).toBeVisible();
  });
});

/** Half of a character, as a broken keyboard leaves it: no page can type it, and the server takes no such text. */
async function typeHalfACharacter(app: StationApp, words: string): Promise<void> {
  await app.encounterForm.reason.evaluate((field, text) => {
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('the reason is a text area');
    field.value = text + String.fromCharCode(0xd83d);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, words);
}

test('a visit the server refuses stops no other, says why, opens on the answer to mend and goes again', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: NAME } }]);
  const tablet = await openTablet({ viewport: PHONE });
  const { page } = tablet;
  const app = new StationApp(page);
  await app.openAs('yte1', PASSWORD);

  await test.step('a visit with broken words, and another that is whole', async () => {
    await tablet.goOffline();
    for (const broken of [true, false]) {
      await app.openPerson('huyen tran', NAME);
      await app.person.recordVisit();
      if (broken) await typeHalfACharacter(app, 'Đau bụng');
      else await app.encounterForm.reason.fill('Đo huyết áp');
      await app.encounterForm.save();
      await expect(app.person.visits(broken ? 'Đau bụng' : 'Đo huyết áp')).toBeVisible();
    }
  });

  await test.step('one is at the server, the other is listed with its reason', async () => {
    await tablet.goOnline();
    await app.goTo('Đồng bộ');
    await app.sync.expectCounts({ waiting: 0, refused: 1 });
    const row = page.getByRole('list', { name: 'Cần xem và gửi lại' }).getByRole('link', { name: NAME });
    await expect(row).toContainText('Mục “Lý do đến khám” có chữ bị hỏng nên máy chủ không nhận.');
    await expectGoodLayout(page);
    await expectAccessible(page);
    await row.click();
  });

  await test.step('the form opens on the reason; mended and saved, it is at the server', async () => {
    await expect(app.encounterForm.reason).toBeFocused();
    await expect(page.getByText('Máy chủ không nhận mục này. Xem lại và sửa.')).toBeVisible();
    await expectAccessible(page);
    await app.encounterForm.reason.fill('Đau bụng');
    await page.getByRole('button', { name: 'Lưu bản sửa' }).click();
    await expect(app.person.visits('Đau bụng')).toHaveCount(1);
    await app.goTo('Đồng bộ');
    await app.sync.expectCounts({ waiting: 0, refused: 0 });
    await app.sync.expectAllAtServer();
  });
});
