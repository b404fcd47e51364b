// Records that would not be found or linked: found by the tablet, mended one after another without network.

import type { LocalDate, PartialDate } from '@tram/shared-schema/local-date.js';
import { readFile } from 'node:fs/promises';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { MendingPage } from '../pages/mending-page.js';
import { StationApp } from '../pages/station-app.js';

// A real province's code: the made-up one of other journeys is itself a defect.
const FIRST = { name: 'An Thị Thử', personalId: '038187000101', phone: '01660000123' };
const SECOND = { name: 'Bình Thị Mẫu', personalId: '038187000102', birthDate: '1987' as PartialDate };
const THIRD = {
  name: 'Hoàng Phủ Ngọc Nguyễn Thị Huyền Trân',
  personalId: '038187000103',
  insurance: { number: '0300000123', validTo: '2025-12-31' as LocalDate },
};
const RIGHT = { name: 'Dung Thị Đúng', personalId: '038187000104', phone: undefined };

test('a list of records to mend is emptied without network, and what was mended reaches the server', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [
    { person: FIRST },
    { person: { ...SECOND, phone: undefined } },
    { person: { ...THIRD, phone: undefined } },
    { person: RIGHT },
  ]);
  const tablet = await openTablet();
  const { page } = tablet;
  const app = new StationApp(page);
  const mending = new MendingPage(page);
  await app.openAs('yte1', PASSWORD);
  await app.expectReadyForOffline();
  await tablet.goOffline();

  await test.step('under Thêm stands who needs mending, counted by kind, and fits everywhere', async () => {
    await app.goTo('Thêm');
    await mending.openFromMore();
    await expect(mending.count(3)).toBeVisible();
    await expect(mending.row(RIGHT.name)).toHaveCount(0);
    await mending.chooseKind('Thẻ BHYT hết hạn (1)');
    await expect(page.getByText('Đang xem 1 hồ sơ')).toBeVisible();
    await mending.chooseKind('Mọi loại');
    await expectFitsEverywhere(page);
  });

  await test.step('a list for the insurance office is saved only after somebody said for whom', async () => {
    await page.getByRole('button', { name: 'Giao danh sách' }).click();
    await page.getByRole('radio', { name: 'Cơ quan BHXH' }).check();
    const save = page.getByRole('button', { name: 'Lưu tệp CSV' });
    await expect(save).toBeDisabled();
    await page.getByRole('checkbox', { name: 'Tôi giao danh sách này cho Cơ quan BHXH' }).check();
    await expectAccessible(page);
    const downloading = page.waitForEvent('download');
    await save.click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text.startsWith('\ufeffSTT;Họ và tên;')).toBe(true);
    expect(text).toContain(THIRD.name);
    expect(text).not.toContain(FIRST.name);
  });

  await test.step('one after another: a proposal taken, a date typed, a card renewed', async () => {
    await page.getByRole('link', { name: 'Sửa lần lượt từ đầu' }).click();
    await mending.expectPerson(SECOND.name, 'Ngày sinh chưa đủ ngày tháng');
    await expectFitsEverywhere(page);
    await page.getByLabel('Ngày sinh').fill('01/02/1987');
    await mending.saveNext.click();
    await mending.expectPerson(FIRST.name, 'Số điện thoại 11 số đã đổi');
    await mending.propose('0360 000 123').click();
    await mending.saveNext.click();
    await mending.expectPerson(THIRD.name, 'Thẻ BHYT hết hạn');
    await page.getByLabel('Thẻ mới có hạn đến').fill('31/12/2030');
    await mending.saveNext.click();
    await mending.expectNone();
    await expectAccessible(page);
    await app.expectWaiting(3);
  });

  await test.step('a look-up that found another name brings a record back; a later one that found all right clears it', async () => {
    await app.openPerson('dung thi dung', RIGHT.name);
    await page.getByRole('link', { name: 'Kiểm tra hồ sơ' }).click();
    await expect(page.getByText('Hồ sơ này không còn mục cần sửa')).toBeVisible();
    await mending.noteLookup('061');
    await mending.expectPerson(RIGHT.name, 'Tra thẻ: sai họ tên');
    await mending.noteLookup('000');
    await expect(page.getByText('Hồ sơ này không còn mục cần sửa')).toBeVisible();
  });

  await test.step('with a line everything is at the server', async () => {
    await tablet.goOnline();
    await app.goTo('Đồng bộ');
    await app.sync.sendNow();
    await app.sync.expectCounts({ waiting: 0, refused: 0 });
  });
});
