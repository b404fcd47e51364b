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
  readonly changes: number;
}

declare global {
  var keystrokeProbe: {
    settled(): Promise<Stroke>;
    eventTimings(): readonly { startTime: number; duration: number }[];
  };
}

const BACKSPACE_CODE = 8;

export async function pressKey(cdp: CDPSession, key: string): Promise<void> {
  if (key === BACKSPACE) {
    const code = { key, code: key, windowsVirtualKeyCode: BACKSPACE_CODE };
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
    return;
  }
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
}

export async function strokeOf(page: Page, cdp: CDPSession, key: string): Promise<Stroke> {
  await pressKey(cdp, key);
  const stroke = await page.evaluate(() => globalThis.keystrokeProbe.settled());
  if (stroke.paintedAt <= stroke.receivedAt) throw new Error('a keystroke was not painted');
  return stroke;
}
