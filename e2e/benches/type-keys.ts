// Fingers on a keyboard: one key at a time through the browser's own input queue, each waited for until its frame is
// on the screen. A letter with an accent comes as one key, as a hardware keyboard with a Vietnamese layout sends it.

import type { CDPSession, Page } from '@playwright/test';
import { BACKSPACE } from './typed-queries.js';

/** As the probe in the page times it, in ms of the page's clock. */
export interface Stroke {
  readonly receivedAt: number;
  readonly heardAt: number;
  readonly changedAt: number;
  readonly frameAt: number;
  readonly paintedAt: number;
}

declare global {
  var keystrokeProbe: {
    settled(): Promise<Stroke>;
    eventTimings(): readonly { startTime: number; duration: number }[];
  };
}

const BACKSPACE_CODE = 8;
const HELD_MS = 60;
/** Asked sooner, the question itself would take the time of the frame it asks about. */
const LEFT_ALONE_MS = 190;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Down, held as a finger holds it, and up. */
export async function pressKey(cdp: CDPSession, key: string): Promise<void> {
  const code =
    key === BACKSPACE ? { key, code: key, windowsVirtualKeyCode: BACKSPACE_CODE } : { key, text: key };
  await cdp.send('Input.dispatchKeyEvent', { type: key === BACKSPACE ? 'rawKeyDown' : 'keyDown', ...code });
  await sleep(HELD_MS);
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
}

export async function strokeOf(page: Page, cdp: CDPSession, key: string): Promise<Stroke> {
  await pressKey(cdp, key);
  await sleep(LEFT_ALONE_MS);
  const stroke = await page.evaluate(() => globalThis.keystrokeProbe.settled());
  if (stroke.paintedAt <= stroke.receivedAt) throw new Error('a keystroke was not painted');
  return stroke;
}
