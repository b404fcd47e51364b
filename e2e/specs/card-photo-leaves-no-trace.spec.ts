// What a desk holds before the camera: a card in the dark, a bank's code, a photo of a card; and that of the photo nothing
// stays on the tablet but what the worker saved from it.

import type { Page } from '@playwright/test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD } from '../api-client.js';
import { bytesOfProfile } from '../disk/profile-bytes.js';
import { expect, test } from '../fixtures.js';
import { writeCardPhoto, writeCardVideo } from '../media/card-media.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectRefusal } from '../pages/refusal.js';
import { StationApp } from '../pages/station-app.js';
import { openTablet } from '../tablet.js';

const CARD = '003309000125||Lê Thị Ân Đạt|05062009|Nữ|Xóm 3, Xã Mẫu, Tỉnh Thử|10072023';
const VIETQR =
  '00020101021138570010A00000072701270006970436011300110012345670208QRIBFTTA53037045802VN62150811Chuyen tien6304ABCD';

/** Pieces from all over the picture: whoever kept a part of it kept one of these. */
function piecesOf(photo: Buffer): Buffer[] {
  const step = Math.floor(photo.length / 12);
  return Array.from({ length: 10 }, (_, i) => photo.subarray((i + 1) * step, (i + 1) * step + 48));
}

async function placesHolding(profile: string, photo: Buffer): Promise<string[]> {
  const pieces = piecesOf(photo);
  const found = await bytesOfProfile(profile);
  return found.filter(({ bytes }) => pieces.some((piece) => bytes.includes(piece))).map(({ where }) => where);
}

/** Keeps the photo in every way a page can, as a careless app would. */
async function keepEverywhere(page: Page, photo: Buffer): Promise<void> {
  await page.evaluate(
    async (bytes) => {
      const kept = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
      await (await caches.open('careless')).put('/careless.png', new Response(kept));
      const file = await (
        await navigator.storage.getDirectory()
      ).getFileHandle('careless.png', { create: true });
      const writing = await file.createWritable();
      await writing.write(kept);
      await writing.close();
      const opening = indexedDB.open('careless', 1);
      await new Promise((resolve, reject) => {
        opening.onupgradeneeded = () => opening.result.createObjectStore('photos');
        opening.onsuccess = resolve;
        opening.onerror = reject;
      });
      const transaction = opening.result.transaction('photos', 'readwrite');
      transaction.objectStore('photos').put(kept, 1);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      opening.result.close();
    },
    [...photo],
  );
}

test('a card in the dark is asked for light, a bank’s code is named, and of a card’s photo nothing is kept', async ({
  station,
}, testInfo) => {
  const cameraFile = testInfo.outputPath('dark.y4m');
  const photoFile = testInfo.outputPath('card.png');
  const bankFile = testInfo.outputPath('bank.png');
  await writeCardVideo(cameraFile, {
    codeText: CARD,
    light: 0.03,
    frames: 2,
    width: 640,
    height: 480,
    codePixels: 200,
  });
  await writeCardPhoto(photoFile, { codeText: CARD, width: 960, height: 720, codePixels: 210 });
  await writeCardPhoto(bankFile, { codeText: VIETQR, width: 960, height: 720, codePixels: 210 });
  const photo = await readFile(photoFile);
  const profile = await mkdtemp(join(tmpdir(), 'tram-photo-'));
  try {
    const tablet = await openTablet(station.server.url, { profile, cameraFile });
    const app = new StationApp(tablet.page);
    await app.openAs('yte1', PASSWORD);

    await test.step('too dark to be read, the worker is told to bring light, not to come closer', async () => {
      await app.goTo('Quét');
      await expect(tablet.page.getByRole('status').getByText('Thêm ánh sáng')).toBeVisible();
      await expectAccessible(tablet.page);
    });

    await test.step('a bank’s code is called a bank’s code', async () => {
      await app.scan.choosePicture(bankFile);
      await expectRefusal(tablet.page, {
        what: 'Đây không phải thẻ: mã chuyển khoản, thanh toán',
        why: 'Mã QR này là của ngân hàng (VietQR) hoặc ví điện tử.',
        whatNow: 'Quét mã QR trên căn cước, CCCD hoặc thẻ BHYT.',
      });
    });

    await test.step('a photo of a card is read, and the person registered from it', async () => {
      await app.scan.choosePicture(photoFile);
      await app.scan.expectNewCard('Lê Thị Ân Đạt');
      await app.scan.registerFromCard();
      await expect(app.personForm.personalId).toHaveValue('003 309 000 125');
      await app.personForm.chooseHamlet('Xóm 3');
      await app.personForm.save();
      await app.person.expectShown('Lê Thị Ân Đạt');
      await app.expectAllSent();
    });

    await test.step('nothing of the photo is on the disk', async () => {
      await tablet.dispose();
      expect(await placesHolding(profile, photo)).toEqual([]);
    });

    await test.step('where a careless app had kept it, the same search finds it', async () => {
      const careless = await openTablet(station.server.url, { profile, camera: 'none' });
      await careless.page.goto('/');
      await keepEverywhere(careless.page, photo);
      await careless.dispose();
      const places = (await placesHolding(profile, photo)).join('\n');
      for (const place of [/IndexedDB/, /CacheStorage/, /File System/]) expect(places).toMatch(place);
    });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
});
