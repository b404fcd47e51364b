// National lists: brought in by the administrator, brought to the tablet, looked into without network.

import { DIAGNOSIS_COLUMNS, diagnosisCells } from '@tram/shared-schema/encounters/diagnosis-rows.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { DEMO_UNITS, DEMO_UNITS_SOURCE } from '@tram/shared-schema/fixtures/demo-units.js';
import { EPI_2026_07 } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { SCHEDULE_COLUMNS, scheduleCells } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { unitCells, UNIT_COLUMNS } from '@tram/shared-schema/reference/unit-rows.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { EncounterFormPage } from '../pages/encounter-form-page.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { PersonFormPage } from '../pages/person-form-page.js';
import { StationApp } from '../pages/station-app.js';

const NAME = 'Nguyễn Thị Danh Mục';
const SCHEDULE = {
  ...EPI_2026_07,
  version: '2026-thu',
  effectiveFrom: '2026-07-02' as LocalDate,
  source: 'Thông tư giả định về lịch tiêm',
};
const RARE = { code: 'T88.7', vi: 'Phản ứng thử nghiệm hiếm gặp', en: 'Rare trial reaction' };

test('a commune and a rare diagnosis are chosen offline from lists the administrator brought in', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: NAME, address: 'xóm 3, xã Tân Mẫu' } }]);
  const admin = new ApiClient(station.server.url);
  await admin.signIn('quantri', PASSWORD, 'e2elists00' as ReplicaId);
  const units = { edition: '02/08/2026', source: DEMO_UNITS_SOURCE, effectiveFrom: '2026-08-02' };
  await admin.json('PUT', '/api/v1/admin/code-lists/units', {
    ...{ ...units, columns: UNIT_COLUMNS, rows: DEMO_UNITS.map(unitCells) },
  });
  await admin.json('PUT', '/api/v1/admin/code-lists/icd10', {
    ...{ edition: 'Danh mục giả định', source: 'thử', effectiveFrom: '2026-07-01' },
    ...{ columns: DIAGNOSIS_COLUMNS, rows: [diagnosisCells(RARE)] },
  });
  await admin.json('PUT', '/api/v1/admin/code-lists/schedule', {
    ...{ edition: 'Lịch thử', source: SCHEDULE.source, effectiveFrom: SCHEDULE.effectiveFrom },
    ...{ columns: SCHEDULE_COLUMNS, rows: scheduleCells(SCHEDULE) },
  });
  const tablet = await openTablet();
  const { page } = tablet;
  const app = new StationApp(page);
  await app.openAs('yte1', PASSWORD);
  await app.expectReadyForOffline();

  await test.step('the tablet gets them, and says which it has', async () => {
    await app.goTo('Thêm');
    await page.getByRole('link', { name: 'Danh mục dùng chung' }).click();
    await page.getByRole('button', { name: 'Lấy danh mục mới' }).click();
    await expect(page.getByRole('heading', { name: 'Mã bệnh ICD-10' })).toBeVisible();
    await expect(page.getByText(SCHEDULE.source)).toBeVisible();
    await expect(page.getByText('Lấy từ máy chủ')).toBeVisible();
    await expect(page.getByText(DEMO_UNITS_SOURCE)).toBeVisible();
    await expectFitsEverywhere(page);
  });
  await tablet.goOffline();

  await test.step('without a line nothing newer can be had, and what is here stays', async () => {
    await page.getByRole('button', { name: 'Lấy danh mục mới' }).click();
    await expect(page.getByText('Máy chưa nối được với máy chủ.')).toBeVisible();
    await expect(page.getByText(DEMO_UNITS_SOURCE)).toBeVisible();
  });

  await test.step('the commune is chosen without accents, beside the address as written', async () => {
    await app.openPerson('nguyen thi danh muc', NAME);
    await app.person.edit();
    const commune = page.getByRole('combobox', { name: 'Xã, phường theo danh mục' });
    await commune.fill('tan mau gia dinh');
    await page.getByRole('option', { name: /Xã Tân Mẫu.*Tỉnh Giả Định/ }).click();
    await expectAccessible(page);
    const form = new PersonFormPage(page);
    await expect(form.address).toHaveValue('xóm 3, xã Tân Mẫu');
    await form.save();
    await app.person.openDetails();
    await expect(page.getByText('Xã Tân Mẫu, Tỉnh Giả Định')).toBeVisible();
    await expect(page.getByText('xóm 3, xã Tân Mẫu')).toBeVisible();
  });

  await test.step('the diagnosis is found in the list, and its edition is written beside it', async () => {
    await app.person.recordVisit();
    const form = new EncounterFormPage(page);
    await expect(page.getByText('Danh mục: Danh mục giả định.')).toBeVisible();
    await form.reason.fill('Khám lại');
    await form.addDiagnosis('phan ung thu nghiem', RARE.code);
    await form.save();
    await expect(app.person.visits('Khám lại')).toContainText(`${RARE.code} · ${RARE.vi}`);
  });
});

test('the administrator sees which lists the server has', async ({ station, openTablet }) => {
  const { page } = await openTablet();
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('link', { name: 'Thêm' }).click();
  await page.getByRole('link', { name: 'Danh mục dùng chung' }).click();
  await expect(page.getByText('Máy chủ chưa có danh mục nào')).toBeVisible();
  await expectAccessible(page);
  const admin = new ApiClient(station.server.url);
  await admin.signIn('quantri', PASSWORD, 'e2elists00' as ReplicaId);
  await admin.json('PUT', '/api/v1/admin/code-lists/units', {
    ...{ edition: '02/08/2026', source: DEMO_UNITS_SOURCE, effectiveFrom: '2026-08-02' },
    ...{ columns: UNIT_COLUMNS, rows: DEMO_UNITS.map(unitCells) },
  });
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await page.getByRole('link', { name: 'Danh mục dùng chung' }).click();
  await expect(page.getByText(DEMO_UNITS_SOURCE)).toBeVisible();
  await expect(page.getByText('Quản trị Thử')).toBeVisible();
  await expectAccessible(page);
});
