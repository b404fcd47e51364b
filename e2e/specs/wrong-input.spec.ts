// What goes wrong on an ordinary day, and what the worker is told: what happened, why, what now.

import { writeFile } from 'node:fs/promises';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { writeCardPhoto, writeCardVideo } from '../media/card-media.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectRefusal } from '../pages/refusal.js';
import { StationApp } from '../pages/station-app.js';

test('a code that is no whole card is named for what it is', async ({ openTablet }, testInfo) => {
  const cameraFile = testInfo.outputPath('torn.y4m');
  await writeCardVideo(cameraFile, { codeText: '003309000125||Lê Thị', frames: 4 });
  const tablet = await openTablet({ cameraFile });
  const app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);

  await test.step('a torn code before the camera', async () => {
    await app.goTo('Quét');
    await expectRefusal(tablet.page, {
      what: 'Mã bị thiếu, quét lại',
      why: 'Mới đọc được một phần thông tin trên thẻ.',
      whatNow: 'Giữ yên thẻ và quét lại. Camera vẫn đang chạy.',
    });
    await expect(app.scan.camera).toBeVisible();
    await expectAccessible(tablet.page);
  });
});

test('a tablet without a camera reads photos and typed numbers, and says what it cannot read', async ({
  openTablet,
}, testInfo) => {
  const poster = testInfo.outputPath('poster.png');
  await writeCardPhoto(poster, { codeText: 'https://example.invalid/khuyen-mai' });
  const letter = testInfo.outputPath('letter.png');
  await writeFile(letter, 'not a picture at all');
  const tablet = await openTablet({ camera: 'none' });
  const app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);

  await test.step('there is no camera', async () => {
    await app.goTo('Quét');
    await expectRefusal(tablet.page, {
      what: 'Không thấy camera',
      why: 'Máy này không có camera, hoặc camera chưa được cắm.',
      whatNow: 'Gõ 12 số trên thẻ, chọn ảnh chụp thẻ, hoặc dùng máy quét cầm tay.',
    });
    await expectAccessible(tablet.page);
  });

  await test.step('a photo of a poster with a web address', async () => {
    await app.scan.choosePicture(poster);
    await expectRefusal(tablet.page, {
      what: 'Đây không phải thẻ: mã của một trang mạng',
      why: 'Mã QR này dẫn tới một địa chỉ trên mạng.',
      whatNow: 'Quét mã QR trên căn cước, CCCD hoặc thẻ BHYT.',
    });
  });

  await test.step('a file that is no photo', async () => {
    await app.scan.choosePicture(letter);
    await expectRefusal(tablet.page, {
      what: 'Không mở được ảnh này',
      why: 'Tệp vừa chọn không phải ảnh, hoặc đã hỏng.',
      whatNow: 'Chọn ảnh chụp thẻ khác.',
    });
  });

  await test.step('thirteen digits are one too many, and cannot be looked for', async () => {
    await app.scan.typeNumber('0033090001251');
    await expect(tablet.page.getByText('Có 13 số, thừa 1 số. Số căn cước chỉ có 12 số.')).toBeVisible();
    await expect(app.scan.findButton()).toBeDisabled();
    await expectAccessible(tablet.page);
  });

  await test.step('a hand reader types a whole card, and it is read', async () => {
    await app.goTo('Hôm nay');
    await app.goTo('Quét');
    await app.scan.readByHand('003309000125||Lê Thị Thử|05062009|Nữ|Xã Mẫu|10072023');
    await app.scan.expectNewCard('Lê Thị Thử');
  });
});

test('a camera the browser refuses leaves the typed number', async ({ openTablet }) => {
  const tablet = await openTablet({ camera: 'refused' });
  const app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);
  await app.goTo('Quét');
  await expectRefusal(tablet.page, {
    what: 'Chưa được dùng camera',
    why: 'Trình duyệt đang chặn camera của trang này.',
    whatNow: 'cho phép Camera, rồi bấm Thử lại. Hoặc gõ số.',
  });
  await expect(app.scan.number).toBeVisible();
});

test('a form says what cannot be while it is typed, and keeps what is wrong out of the records', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: 'Vi Thị Giả' } }]);
  const tablet = await openTablet();
  const { page } = tablet;
  const app = new StationApp(page);
  await app.openAs('yte1', PASSWORD);

  await test.step('born next year, with a number of thirteen digits', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' }).click();
    await app.personForm.name.fill('Trần Văn Thử');
    await app.personForm.sex('Nam').check();
    await app.personForm.birthDate.fill('01/01/2999');
    await app.personForm.personalId.fill('0030870001234');
    await app.personForm.save();
    await expect(page.getByText('Ngày này chưa tới. Xem lại năm.')).toBeVisible();
    await expect(page.getByText('Có 13 số, cần 12.')).toBeVisible();
    await expect(page.getByText('Còn 2 mục cần sửa')).toBeVisible();
    // The first wrong answer is the one the worker stands at.
    await expect(app.personForm.birthDate).toBeFocused();
    await app.personForm.expectNew();
    await expectAccessible(page);
  });

  await test.step('mended, it is saved', async () => {
    await app.personForm.birthDate.fill('01/01/1987');
    await app.personForm.personalId.fill('003087000123');
    await app.personForm.save();
    await app.person.expectShown('Trần Văn Thử');
  });

  await test.step('a systolic pressure of 12 instead of 120', async () => {
    await app.person.recordVisit();
    await app.encounterForm.quickReason('Đo huyết áp');
    await app.encounterForm.bloodPressure.fill('12/80');
    await app.encounterForm.save();
    await expect(page.getByText('Huyết áp không thể như vậy. Gõ như 120/80.')).toBeVisible();
    await expect(app.encounterForm.bloodPressure).toBeFocused();
    await expectAccessible(page);
  });

  await test.step('the guess is taken with one press, and the visit is saved', async () => {
    await page.getByRole('button', { name: 'Có phải 120/80' }).click();
    await expect(app.encounterForm.bloodPressure).toHaveValue('120/80');
    await app.encounterForm.save();
    await expect(app.person.visits('Đo huyết áp')).toContainText('120/80');
  });
});

test('the door says why it did not open', async ({ station, openTablet }) => {
  const tablet = await openTablet();
  const app = new StationApp(tablet.page);
  await tablet.page.goto('/');

  await test.step('a wrong password', async () => {
    await app.signIn.fill('yte1', 'sai-mat-khau-roi');
    await app.signIn.submit();
    await app.signIn.expectRefused({
      what: 'Chưa đăng nhập được',
      why: 'Tên đăng nhập hoặc mật khẩu không đúng.',
      whatNow: 'Quên mật khẩu thì nhờ người quản trị đặt lại.',
    });
    await expectAccessible(tablet.page);
  });

  await test.step('a server that cannot be reached', async () => {
    await station.server.kill();
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await app.signIn.expectRefused({
      what: 'Chưa đăng nhập được',
      why: 'Máy này chưa nối được tới máy chủ.',
      whatNow: 'Kiểm tra Wi-Fi hoặc 4G rồi thử lại.',
    });
  });

  await test.step('with the server back and the right password it opens', async () => {
    await station.server.start();
    await app.signIn.signIn('yte1', PASSWORD);
  });
});

test('a session that ran out while there was no line stops sending, never care', async ({
  station,
  openTablet,
}) => {
  const [personId] = await knowPeople(station, [{ person: { name: 'Vi Thị Giả', phone: undefined } }]);
  const tablet = await openTablet();
  const { page } = tablet;
  const app = new StationApp(page);
  const admin = new ApiClient(station.server.url);
  const newPassword = 'mat-khau-moi-2026';
  await app.openAs('yte1', PASSWORD);
  await app.expectReadyForOffline();

  await test.step('without network a phone number is written, and meanwhile the password is reset', async () => {
    await tablet.goOffline();
    await app.openPerson('vi thi gia', 'Vi Thị Giả');
    await app.person.edit();
    await app.personForm.phone.fill('0300000777');
    await app.personForm.save();
    await app.expectWaiting(1);
    await admin.signIn('quantri', PASSWORD, 'e2eadmin00' as ReplicaId);
    const accounts = await admin.json<readonly { accountId: string; username: string }[]>(
      'GET',
      '/api/v1/admin/accounts',
    );
    const worker = accounts.find(({ username }) => username === 'yte1')?.accountId;
    await admin.json('POST', `/api/v1/admin/accounts/${worker}/password`, { password: newPassword });
  });

  await test.step('back on the line, the tablet asks to sign in again and keeps what waits', async () => {
    await tablet.goOnline();
    await app.goTo('Đồng bộ');
    await expect(page.getByText('Phiên làm việc với máy chủ đã hết hạn.')).toBeVisible();
    await expect(
      page.getByText('Đăng nhập lại để gửi. Việc khám và ghi sổ không bị ảnh hưởng.'),
    ).toBeVisible();
    await app.sync.expectCounts({ waiting: 1, refused: 0 });
    await expectAccessible(page);
  });

  await test.step('care goes on', async () => {
    await app.openPerson('vi thi gia', 'Vi Thị Giả');
    await app.person.recordVisit();
    await app.encounterForm.quickReason('Đau đầu');
    await app.encounterForm.save();
    await expect(app.person.visits('Đau đầu')).toHaveCount(1);
    await app.expectWaiting(2);
  });

  await test.step('signed in again, everything is sent', async () => {
    await app.goTo('Đồng bộ');
    await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
    await expectAccessible(page);
    await page.getByLabel('Mật khẩu').fill(newPassword);
    await app.signIn.submit();
    await app.sync.expectCounts({ waiting: 0, refused: 0 });
    const head = new ApiClient(station.server.url);
    await head.signIn('tramtruong', PASSWORD, 'e2ehead000' as ReplicaId);
    const documents = await head.documentsOf(`/api/v1/stations/${station.stationId}/changes`);
    expect(documents).toContainEqual(expect.objectContaining({ _id: personId, phone: '0300000777' }));
    expect(documents.filter(({ type }) => type === 'encounter')).toHaveLength(1);
  });
});
