// What a keystroke's wait is made of, from the browser receiving the key to the frame that shows its answer.

import { printTable } from './distribution.js';
import type { Stroke } from './type-keys.js';

export const waitMs = ({ receivedAt, paintedAt }: Stroke): number => paintedAt - receivedAt;

export function printParts(title: string, strokes: readonly Stroke[]): void {
  const parts = new Map([
    ['key received → heard by the app', strokes.map(({ receivedAt, heardAt }) => heardAt - receivedAt)],
    ['heard → page changed', strokes.map((s) => Math.max(0, s.changedAt - s.heardAt))],
    ['changed → frame begins', strokes.map((s) => s.frameAt - Math.max(s.changedAt, s.heardAt))],
    ['frame begins → painted', strokes.map(({ frameAt, paintedAt }) => paintedAt - frameAt)],
    ['all', strokes.map(waitMs)],
  ]);
  printTable(title, parts);
}
