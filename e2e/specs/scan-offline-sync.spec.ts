// The main job, end to end: a card is scanned without network, care is recorded, and it all arrives, once.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { writeCardVideo } from '../media/card-media.js';
import { expectAccessible } from '../pages/accessible.js';
import { StationApp } from '../pages/station-app.js';

const CARD = '003309000125||Lê Thị Ân Đạt|05062009|Nữ|Xóm 3, Xã Mẫu, Tỉnh Thử|10072023';
const NAME = 'Lê Thị Ân Đạt';
const REASON = 'Ho, sốt';

test('a card scanned without network becomes a person and a visit at the server, on the other tablet and at the centre, once', async ({
  station,
  openTablet,
}, testInfo) => {
  const cameraFile = testInfo.outputPath('card.y4m');
  await writeCardVideo(cameraFile, { codeText: CARD });
  const tabletA = await openTablet({ cameraFile });
  const tabletB = await openTablet();
  const a = new StationApp(tabletA.page);
  const b = new StationApp(tabletB.page);

  await test.step('two workers sign in, each on a tablet of their own', async () => {
    await tabletA.page.goto('/');
    await expect(tabletA.page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
    await expectAccessible(tabletA.page);
    await a.openAs('yte1', PASSWORD);
    await b.openAs('yte2', PASSWORD);
    await expectAccessible(tabletA.page);
  });

  await test.step('the first tablet loses its network and starts again from its own files', async () => {
    await a.expectReadyForOffline();
    await tabletA.goOffline();
    await tabletA.page.reload();
    await expect(tabletA.page.getByRole('heading', { level: 1, name: 'Hôm nay' })).toBeVisible();
  });

  await test.step('the card before the camera opens somebody the station does not know yet', async () => {
    await a.places.getByRole('link', { name: 'Quét' }).click();
    await a.scan.expectNewCard(NAME);
    // Province 003 was never given out: the worker is told to compare.
    await expect(tabletA.page.getByText('Mã tỉnh trong số định danh không có thật')).toBeVisible();
    await expectAccessible(tabletA.page);
  });

  await test.step('the form is filled in from the card, and the person is registered', async () => {
    await a.scan.registerFromCard();
    await a.personForm.expectNew();
    await expect(a.personForm.name).toHaveValue(NAME);
    await expect(a.personForm.sex('Nữ')).toBeChecked();
    await expect(a.personForm.birthDate).toHaveValue('05/06/2009');
    await expect(a.personForm.personalId).toHaveValue('003 309 000 125');
    await expect(a.personForm.address).toHaveValue('Xóm 3, Xã Mẫu, Tỉnh Thử');
    await a.personForm.chooseHamlet('Xóm 3');
    await expectAccessible(tabletA.page);
    await a.personForm.save();
    await a.person.expectShown(NAME);
    await a.expectWaiting(1);
    await expectAccessible(tabletA.page);
  });

  await test.step('a visit is recorded, still without network', async () => {
    await a.person.recordVisit();
    await a.encounterForm.expectOpen(NAME);
    await a.encounterForm.quickReason(REASON);
    await a.encounterForm.bloodPressure.fill('110/70');
    await a.encounterForm.temperature.fill('38,2');
    await a.encounterForm.addDiagnosis('viem hong cap', 'J02');
    await a.encounterForm.advice.fill('Uống nhiều nước ấm, khám lại sau 2 ngày nếu còn sốt.');
    await expectAccessible(tabletA.page);
    await a.encounterForm.save();
    await expect(a.person.visits(REASON)).toHaveCount(1);
    await expectAccessible(tabletA.page);
  });

  await test.step('two records wait, and the tablet says so', async () => {
    await a.expectWaiting(2);
    await a.goTo('Đồng bộ');
    await a.sync.expectCounts({ waiting: 2, refused: 0 });
    await expectAccessible(tabletA.page);
  });

  await test.step('the line comes back while the server is dead: nothing is lost, nothing is claimed', async () => {
    await station.server.kill();
    await tabletA.goOnline();
    await expect(tabletA.page.getByText('Máy này chưa nối được tới máy chủ.')).toBeVisible();
    await a.sync.expectCounts({ waiting: 2, refused: 0 });
  });

  await test.step('the server starts again, and both records arrive', async () => {
    await station.server.start();
    await a.sync.sendNow();
    await a.sync.expectCounts({ waiting: 0, refused: 0 });
    await a.sync.expectAllAtServer();
    await a.expectAllSent();
  });

  await test.step('the server dies right after it said yes, and has kept both', async () => {
    await station.server.kill();
    await station.server.start();
  });

  await test.step('the second tablet shows the person and the visit, each once', async () => {
    await b.goTo('Đồng bộ');
    await b.sync.sendNow();
    await b.goTo('Tìm người');
    await b.search.find('le thi an dat 2009');
    await expect(b.search.result(NAME)).toHaveCount(1);
    await expectAccessible(tabletB.page);
    await b.search.open(NAME);
    await b.person.expectShown(NAME);
    await expect(b.person.timeline.getByRole('listitem')).toHaveCount(1);
    await expect(b.person.visits(REASON)).toContainText('110/70');
    await expect(b.person.visits(REASON)).toContainText('J02');
    await expectAccessible(tabletB.page);
  });

  await test.step('the centre pulls the person and the visit, each once', async () => {
    const centre = new ApiClient(station.server.url);
    await centre.signIn('trungtam', PASSWORD, 'e2ecentre0' as ReplicaId);
    const documents = await centre.documentsOf(`/api/v1/centres/${station.centreId}/changes`);
    const persons = documents.filter((document) => document.type === 'person');
    const visits = documents.filter((document) => document.type === 'encounter');
    expect(persons.map(({ name, personalId }) => ({ name, personalId }))).toEqual([
      { name: NAME, personalId: '003309000125' },
    ]);
    expect(visits.map(({ reason, personId }) => ({ reason, personId }))).toEqual([
      { reason: REASON, personId: persons[0]?._id },
    ]);
  });

  await test.step('another round on the first tablet brings nothing twice', async () => {
    await a.sync.sendNow();
    await a.openPerson('le thi an dat', NAME);
    await expect(a.person.timeline.getByRole('listitem')).toHaveCount(1);
    await a.goTo('Tìm người');
    await expect(a.search.result(NAME)).toHaveCount(1);
  });
});
