// A lost tablet is shut out at the server: it stops, says why, lets what was not sent leave as a file, and keeps no key.
// Found again and let in again, it goes on where it was.

import { readFile } from 'node:fs/promises';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test, type Station } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { PinPage } from '../pages/pin-page.js';
import { expectRefusal } from '../pages/refusal.js';
import { StationApp } from '../pages/station-app.js';

const KNOWN = 'Vi Thị Giả';
const NEXT_CONTACT_MS = 120_000;
const HEAD_REPLICA = 'e2ehead000' as ReplicaId;

interface ListedDevice {
  readonly replicaId: ReplicaId;
  readonly name: string;
}

async function headOf(station: Station): Promise<ApiClient> {
  const head = new ApiClient(station.server.url);
  await head.signIn('tramtruong', PASSWORD, HEAD_REPLICA);
  return head;
}

/** The one tablet of the journey: what the test itself signed in with is called otherwise. */
async function tabletAtServer(head: ApiClient): Promise<ReplicaId> {
  const devices = await head.json<readonly ListedDevice[]>('GET', '/api/v1/devices');
  const tablet = devices.find(({ name }) => name !== 'e2e');
  if (!tablet) throw new Error('the server knows no tablet');
  return tablet.replicaId;
}

test('a revoked tablet says why, saves its unsent work as a file and keeps no key; let in again it goes on', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  const { page, goOffline, goOnline } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);
  const head = await headOf(station);
  let replicaId = HEAD_REPLICA;

  await test.step('a visit waits on the tablet when the head shuts it out', async () => {
    await app.openAs('yte1', PASSWORD);
    await app.expectReadyForOffline();
    await goOffline();
    await app.openPerson('vi thi gia', KNOWN);
    await app.person.recordVisit();
    await app.encounterForm.reason.fill('Sốt cao');
    await app.encounterForm.save();
    await app.expectWaiting(1);
    replicaId = await tabletAtServer(head);
    await head.call('POST', `/api/v1/devices/${replicaId}/revoke`);
    await goOnline();
  });

  await test.step('at the next contact it says so, and shows nobody any more', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Máy này đã bị thu hồi' })).toBeVisible();
    await expect(page.getByText('Còn 1 bản ghi chưa gửi.')).toBeVisible();
    await expect(page.getByText(KNOWN)).toHaveCount(0);
    await expectFitsEverywhere(page);
  });

  await test.step('what was not sent leaves as a sealed file', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Xuất tệp việc chưa gửi' }).click();
    const path = await (await download).path();
    await expect(page.getByText('Đã xuất tệp.')).toBeVisible();
    const file = await readFile(path, 'utf8');
    expect(file.length).toBeGreaterThan(200);
    expect(file).not.toContain('Sốt cao');
  });

  await test.step('left, reloaded, with the right password: nothing opens it', async () => {
    await page.getByRole('button', { name: 'Đã hiểu, khoá máy' }).click();
    await page.reload();
    await expect(page.getByText('Máy này đã bị thu hồi nên mọi chìa khoá trên máy đã bị bỏ.')).toBeVisible();
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await expectRefusal(page, {
      what: 'Chưa đăng nhập được',
      why: 'Máy này đã bị thu hồi quyền vào hệ thống.',
      whatNow: 'Mang máy tới trạm trưởng hoặc người quản trị.',
    });
  });

  await test.step('found again and let in again, the visit is sent', async () => {
    await head.call('POST', `/api/v1/devices/${replicaId}/restore`);
    await app.signIn.submit();
    await pins.choose();
    await app.expectAllSent();
    await app.openPerson('vi thi gia', KNOWN);
    await expect(app.person.visits('Sốt cao')).toBeVisible();
  });
});

test('a disabled account loses its keys on a shared tablet, its colleague goes on', async ({
  station,
  openTablet,
}) => {
  const { page } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);
  const lock = page.getByRole('button', { name: 'Khoá', exact: true });
  const admin = new ApiClient(station.server.url);
  await admin.signIn('quantri', PASSWORD, 'e2eadmin01' as ReplicaId);

  await test.step('two people share the tablet', async () => {
    await app.openAs('yte2', PASSWORD);
    await lock.click();
    await page.getByRole('button', { name: 'Đăng nhập tài khoản khác' }).click();
    await app.signIn.signIn('yte1', PASSWORD);
    await app.expectAllSent();
  });

  await test.step('one of them is disabled, and told so without being asked', async () => {
    const accounts = await admin.json<readonly { accountId: string; username: string }[]>(
      'GET',
      '/api/v1/admin/accounts',
    );
    const { accountId = '' } = accounts.find(({ username }) => username === 'yte1') ?? {};
    await admin.call('POST', `/api/v1/admin/accounts/${accountId}/disable`);
    const title = page.getByRole('heading', { level: 1, name: 'Tài khoản của bạn đã bị khoá' });
    // At the next contact: at once by the wake line, or when the tablet next asks for it.
    await expect(title).toBeVisible({ timeout: NEXT_CONTACT_MS });
    await expect(page.getByText('Mọi bản ghi đã gửi lên máy chủ.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Xuất tệp việc chưa gửi' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Đã hiểu, khoá máy' }).click();
  });

  await test.step('their name asks for a password that opens nothing; the colleague’s PIN opens', async () => {
    await pins.person('Lò Thị Mẫu').click();
    await expect(page.getByText('Tài khoản này đã bị khoá nên máy đã bỏ chìa khoá của nó.')).toBeVisible();
    await page.getByRole('button', { name: 'Quay lại danh sách' }).click();
    await pins.person('Trần Văn Giả').click();
    await pins.unlock();
    await app.expectAllSent();
  });
});
