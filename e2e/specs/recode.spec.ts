// A commune is merged: its head sees what will change, changes it, has the split part asked offline, and takes it back.

import type { Person } from '@tram/shared-schema/people/person.js';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { importMergedUnits } from '../merged-units.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { RecodingPage } from '../pages/recoding-page.js';
import { StationApp } from '../pages/station-app.js';
import { DESK, PHONE, TABLET } from '../tablet.js';

const livesIn = (communeCode: string, communeName: string): NonNullable<Person['residence']> => ({
  communeCode,
  communeName,
  provinceCode: '05',
  provinceName: 'Tỉnh Thử',
  asOf: '2024-05-01' as NonNullable<Person['residence']>['asOf'],
});
const VI_DU = { name: 'Nguyễn Thị Mẫu', residence: livesIn('99504', 'Xã Ví Dụ') };
const SPLIT = {
  name: 'Hoàng Văn Tách',
  residence: livesIn('99525', 'Xã Mẫu Rộng'),
  address: 'Xóm Trên, Xã Mẫu Rộng',
};
const BY_ADDRESS = { name: 'Lò Văn Giả', address: 'Thôn Mẫu, Xã Ví Dụ, Huyện Giả, Tỉnh Thử' };

test('a commune is re-coded with a preview, the split part settled without network, and all of it taken back', async ({
  station,
  openTablet,
}) => {
  await importMergedUnits(station.server.url);
  await knowPeople(station, [{ person: VI_DU }, { person: SPLIT }, { person: BY_ADDRESS }]);
  const tablet = await openTablet({ viewport: PHONE });
  const { page } = tablet;
  const app = new StationApp(page);
  const recoding = new RecodingPage(page);
  const fitsEverywhere = async (): Promise<void> => {
    for (const size of [TABLET, DESK, PHONE]) {
      await page.setViewportSize(size);
      await expectGoodLayout(page);
    }
    await expectAccessible(page);
  };
  const sendAll = async (): Promise<void> => {
    await app.goTo('Đồng bộ');
    await app.sync.sendNow();
    await app.sync.expectCounts({ waiting: 0, refused: 0 });
  };
  await app.openAs('tramtruong', PASSWORD);

  await test.step('the preview counts by unit, and nothing is changed yet', async () => {
    await app.goTo('Thêm');
    await recoding.open();
    await recoding.preview();
    await expect(recoding.group('Xã Ví Dụ (99504)')).toContainText('Sang Xã Tân Mẫu, Tỉnh Giả Định (99007)');
    await expect(recoding.group('Huyện Giả (99507)')).toContainText('Đọc từ địa chỉ');
    await expect(recoding.group('Xã Mẫu Rộng (99525)')).toContainText('Một trong các nơi');
    await fitsEverywhere();
  });

  await test.step('carried out: two changed, one is asked on the tablets', async () => {
    await recoding.apply(2);
    await expect(recoding.fact('Đã đổi mã', '2 người')).toBeVisible();
    await expect(recoding.fact('Chờ hỏi trên máy', '1 người')).toBeVisible();
    await fitsEverywhere();
  });

  await test.step('who lives in the split unit is asked without network, with one tap', async () => {
    await sendAll();
    await tablet.goOffline();
    await app.goTo('Thêm');
    await recoding.openQuestions();
    await expect(page.getByText('Địa chỉ ghi: Xóm Trên, Xã Mẫu Rộng')).toBeVisible();
    await expect(page.getByText('Phần lớn xã cũ nay thuộc Xã Mẫu Sơn Giả.')).toBeVisible();
    await fitsEverywhere();
    await recoding.choices(SPLIT.name).getByRole('button', { name: 'Xã Bản Thí Dụ' }).click();
    await expect(page.getByText('Không còn ai phải hỏi')).toBeVisible();
    await app.expectWaiting(1);
    await tablet.goOnline();
    await sendAll();
  });

  await test.step('the whole run is taken back; what the worker settled stays theirs', async () => {
    await app.goTo('Thêm');
    await recoding.open();
    await recoding.undo();
    await expect(recoding.fact('Đã trả lại như cũ', '2 người')).toBeVisible();
    await recoding.preview();
    await expect(recoding.fact('Đổi được ngay', '2 người')).toBeVisible();
    await expect(recoding.fact('Đã đúng mã mới', '1 người')).toBeVisible();
  });
});
