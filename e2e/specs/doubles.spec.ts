// One person, two records: seen while registering, joined on two tablets without network and in opposite ways, shown as
// one on both, and made two again by one tap.

import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { DoublesPage } from '../pages/doubles-page.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { StationApp } from '../pages/station-app.js';
import { PHONE } from '../tablet.js';

const NAME = 'Hoàng Phủ Ngọc Nguyễn Thị Huyền Trân';
const TYPED_NAME = 'Hoàng Phủ Ngọc Nguyễn Thị Huyền Tran';
const ID = '003187000123';
const OLD_VISIT = 'Đo huyết áp';
const NEW_VISIT = 'Ho, sốt';

test('two records of one person are joined on two tablets without network, each the other way, and parted again', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: NAME, personalId: ID }, visits: [{ reason: OLD_VISIT }] }]);
  const [tabletA, tabletB] = [await openTablet({ viewport: PHONE }), await openTablet()];
  const [a, b] = [new StationApp(tabletA.page), new StationApp(tabletB.page)];
  const doubles = { a: new DoublesPage(tabletA.page), b: new DoublesPage(tabletB.page) };

  await test.step('while somebody is registered whose number is known, the record is shown, and nothing is in the way', async () => {
    await a.openAs('yte1', PASSWORD);
    await b.openAs('tramtruong', PASSWORD);
    await tabletA.goOffline();
    await a.goTo('Tìm người');
    await tabletA.page.getByRole('button', { name: 'Đăng ký người mới' }).click();
    await a.personForm.expectNew();
    await a.personForm.name.fill(TYPED_NAME);
    await a.personForm.sex('Nữ').check();
    await a.personForm.birthDate.fill('1987');
    await a.personForm.personalId.fill(ID);
    const seen = tabletA.page
      .getByRole('list', { name: 'Có thể đã có người này' })
      .getByRole('link', { name: NAME });
    await expect(seen).toContainText('Cùng số định danh');
    await expectAccessible(tabletA.page);
    await a.personForm.save();
    await a.person.expectShown(TYPED_NAME);
    await doubles.a.dismiss();
  });

  await test.step('the head of the station is told of one number on two living people', async () => {
    await tabletA.goOnline();
    await a.sendAll();
    await b.sendAll();
    await b.goTo('Thêm');
    await doubles.b.openList();
    await expect(doubles.b.sharedIds()).toHaveCount(1);
    await expectFitsEverywhere(tabletB.page);
    await b.goTo('Hôm nay');
    await expect(tabletB.page.getByText('1 cặp hồ sơ cùng một số định danh')).toBeVisible();
  });

  await test.step('without network, the first tablet joins the new record to the old', async () => {
    await tabletA.goOffline();
    await tabletB.goOffline();
    await a.openPerson('huyen tran', TYPED_NAME);
    await tabletA.page.getByRole('link', { name: new RegExp(`^${NAME}`) }).click();
    await doubles.a.expectCompare();
    await expectAccessible(tabletA.page);
    await expectGoodLayout(tabletA.page);
    await doubles.a.keep('Hồ sơ thứ hai');
    await doubles.a.sayOne();
    await a.person.expectShown(NAME);
    await expect(a.person.visits(OLD_VISIT)).toBeVisible();
    await expect(doubles.a.held()).toHaveCount(1);
    await expectAccessible(tabletA.page);
    await expectGoodLayout(tabletA.page);
  });

  await test.step('the second joins the old to the new, takes it back by one tap, and does it again', async () => {
    await b.goTo('Thêm');
    await doubles.b.openList();
    for (const again of [true, false]) {
      await doubles.b.sharedIds().click();
      await doubles.b.expectCompare();
      await doubles.b.keep('Hồ sơ thứ hai');
      await doubles.b.sayOne();
      await expect(doubles.b.sharedIds()).toHaveCount(0);
      if (again) await doubles.b.undo();
      if (again) await expect(doubles.b.sharedIds()).toHaveCount(1);
    }
    await b.openPerson('huyen tran', TYPED_NAME);
    await b.person.recordVisit();
    await b.encounterForm.quickReason(NEW_VISIT);
    await b.encounterForm.save();
    await expect(b.person.visits(NEW_VISIT)).toBeVisible();
    await expect(b.person.visits(OLD_VISIT)).toBeVisible();
  });

  await test.step('once both have sent, the same record goes on, found once, with what was done under either', async () => {
    await tabletA.goOnline();
    await tabletB.goOnline();
    await a.sendAll();
    await b.sendAll();
    await a.sendAll();
    for (const app of [a, b]) {
      await app.goTo('Tìm người');
      await app.search.find('huyen tran');
      await expect(app.search.results.getByRole('link')).toHaveCount(1);
      await expect(app.search.result(NAME)).toContainText('gồm 2 hồ sơ');
      await app.search.open(NAME);
      await app.person.expectShown(NAME);
      await expect(app.person.visits(OLD_VISIT)).toBeVisible();
      await expect(app.person.visits(NEW_VISIT)).toBeVisible();
    }
  });

  await test.step('the number of either leads to it', async () => {
    await a.places.getByRole('link', { name: 'Quét' }).click();
    await a.scan.typeNumber(ID);
    await a.scan.findButton().click();
    await a.person.expectShown(NAME);
  });

  await test.step('parted from its page by one tap, both tablets have two again', async () => {
    await doubles.a.separate(TYPED_NAME);
    await expect(doubles.a.held()).toHaveCount(0);
    await a.sendAll();
    await b.sendAll();
    for (const app of [a, b]) {
      await app.goTo('Tìm người');
      await app.search.find('huyen tran');
      await expect(app.search.results.getByRole('link')).toHaveCount(2);
    }
  });
});
