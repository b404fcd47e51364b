// Two workers mend the same record, neither knowing of the other: nothing either of them wrote may be lost.

import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { StationApp } from '../pages/station-app.js';
import type { Tablet } from '../tablet.js';

const NAME = 'Vi Thị Giả';

async function twoTabletsApart(
  openTablet: () => Promise<Tablet>,
): Promise<readonly [tabletA: Tablet, tabletB: Tablet]> {
  const tabletA = await openTablet();
  const tabletB = await openTablet();
  await new StationApp(tabletA.page).openAs('yte1', PASSWORD);
  await new StationApp(tabletB.page).openAs('yte2', PASSWORD);
  for (const { page } of [tabletA, tabletB]) await new StationApp(page).openPerson('vi thi gia', NAME);
  for (const tablet of [tabletA, tabletB]) await tablet.goOffline();
  return [tabletA, tabletB];
}

test('two tablets change different answers of one person: both changes are on both', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: NAME, phone: undefined } }]);
  const [tabletA, tabletB] = await twoTabletsApart(openTablet);
  const a = new StationApp(tabletA.page);
  const b = new StationApp(tabletB.page);

  await test.step('one writes the phone number, the other the allergy, both without network', async () => {
    await a.person.edit();
    await a.personForm.phone.fill('0300000777');
    await a.personForm.save();
    await a.person.expectShown(NAME);
    await b.person.edit();
    await b.personForm.allergies.fill('Penicillin');
    await b.personForm.save();
    await b.person.expectShown(NAME);
    await a.expectWaiting(1);
    await b.expectWaiting(1);
  });

  await test.step('both send, and the first asks again', async () => {
    await tabletA.goOnline();
    await tabletB.goOnline();
    await a.sendAll();
    await b.sendAll();
    await a.sendAll();
  });

  for (const app of [a, b]) {
    await test.step('the page shows the phone number and the allergy, and nothing to settle', async () => {
      await app.openPerson('vi thi gia', NAME);
      await expect(app.page.getByText('Dị ứng: Penicillin')).toBeVisible();
      await expect(app.page.getByRole('link', { name: /^Gọi .*0300 000 777/ })).toBeVisible();
      await expect(app.person.disagreements()).toHaveCount(0);
    });
  }
});

test('two tablets change the same answer: the later shows, the earlier is kept and can be taken', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: NAME, address: 'Nhà cũ, Thôn Mẫu' } }]);
  const [tabletA, tabletB] = await twoTabletsApart(openTablet);
  const a = new StationApp(tabletA.page);
  const b = new StationApp(tabletB.page);

  await test.step('one writes an address, then the other writes another', async () => {
    await a.person.edit();
    await a.personForm.address.fill('Số 1, Thôn Mẫu');
    await a.personForm.save();
    await a.person.expectShown(NAME);
    await b.person.edit();
    await b.personForm.address.fill('Số 2, Xóm 3');
    await b.personForm.save();
    await b.person.expectShown(NAME);
  });

  await test.step('the later one is sent first', async () => {
    await tabletB.goOnline();
    await b.sendAll();
    await tabletA.goOnline();
    await a.sendAll();
    await b.sendAll();
  });

  for (const app of [a, b]) {
    await test.step('both tablets use the later address and show the earlier one beside it', async () => {
      await app.openPerson('vi thi gia', NAME);
      await expect(app.person.disagreements()).toBeVisible();
      await expect(app.page.getByText('Đang dùng: Số 2, Xóm 3')).toBeVisible();
      await expect(app.page.getByText('Bản kia: Số 1, Thôn Mẫu')).toBeVisible();
      await expectAccessible(app.page);
    });
  }

  await test.step('a worker takes the earlier one after all', async () => {
    await a.person.takeOther('Số 1, Thôn Mẫu').click();
    await expect(a.person.disagreements()).toHaveCount(0);
    await a.sendAll();
    await b.sendAll();
  });

  for (const app of [a, b]) {
    await test.step('the address that was taken stands on both, and the question is gone', async () => {
      await app.openPerson('vi thi gia', NAME);
      await app.person.openDetails();
      await expect(app.page.getByText('Số 1, Thôn Mẫu', { exact: true })).toBeVisible();
      await expect(app.person.disagreements()).toHaveCount(0);
    });
  }
});
