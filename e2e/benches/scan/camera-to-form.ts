// From the camera's video to the form filled in from the card, in the whole app on a real server: the browser plays a
// video of an invented card as its camera.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { furnish, PASSWORD } from '../../api-client.js';
import { writeCardVideo } from '../../media/card-media.js';
import { StationApp } from '../../pages/station-app.js';
import { startServerProcess } from '../../server-process.js';
import { openTablet, type Tablet } from '../../tablet.js';
import { slowDown } from '../full-tablet.js';
import { printMachineConditions } from '../machine-conditions.js';

const CARD = '003309000125||Lê Thị Ân Đạt|05062009|Nữ|Xóm 3, Xã Mẫu, Tỉnh Thử|10072023';
const PROBE = fileURLToPath(new URL('camera-to-form-probe.js', import.meta.url));

interface Noted {
  readonly pressedAt: number;
  readonly pictureAt: number;
  readonly readAt: number;
  readonly filledAt: number;
}

declare global {
  var cameraToForm: Noted;
}

export interface CameraToForm {
  /** From the camera's first picture. */
  readonly fromPictureMs: number;
  /** From the press that opens the camera. */
  readonly fromPressMs: number;
  /** Of both, how long the card was looked for. */
  readonly readingMs: number;
}

/** Each run begins on the day's page of an app that has just been opened; the form of the run before is left behind. */
async function scanOnce({ page, context }: Tablet, throttle: number): Promise<CameraToForm> {
  const app = new StationApp(page);
  await page.goto('/');
  await app.expectAllSent();
  const cdp = await context.newCDPSession(page);
  await slowDown(cdp, throttle);
  await app.places.getByRole('link', { name: 'Quét' }).click();
  await page.waitForFunction(() => globalThis.cameraToForm.filledAt > 0);
  await slowDown(cdp, 1);
  await cdp.detach();
  const { pressedAt, pictureAt, readAt, filledAt } = await page.evaluate(() => globalThis.cameraToForm);
  return {
    fromPictureMs: filledAt - pictureAt,
    fromPressMs: filledAt - pressedAt,
    readingMs: readAt - pictureAt,
  };
}

export async function measureCameraToForm(runs: number, throttle: number): Promise<CameraToForm[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tram-card-'));
  const server = await startServerProcess();
  try {
    await furnish(server.url, server.setupLink);
    const cameraFile = join(folder, 'card.y4m');
    await writeCardVideo(cameraFile, { codeText: CARD });
    const tablet = await openTablet(server.url, { cameraFile });
    try {
      await tablet.context.addInitScript({ path: PROBE });
      await new StationApp(tablet.page).openAs('yte1', PASSWORD);
      await new StationApp(tablet.page).expectReadyForOffline();
      const measured: CameraToForm[] = [];
      for (let run = 0; run < runs; run++) measured.push(await scanOnce(tablet, throttle));
      await printMachineConditions(tablet.context);
      return measured;
    } finally {
      await tablet.dispose();
    }
  } finally {
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}
