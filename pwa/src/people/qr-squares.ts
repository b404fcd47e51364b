// A QR code as squares, however it was worked out, and as the outline a page draws it by.

import type { Result } from '@tram/shared-schema/result.js';

export interface QrSquares {
  /** Squares a side, without the quiet zone. */
  readonly size: number;
  isDark(column: number, row: number): boolean;
}

/** The part that draws codes could not be fetched. */
export type DrawQrFailure = { kind: 'no-qr-writer' };
export type DrawQr = (text: string) => Promise<Result<QrSquares, DrawQrFailure>>;

/** ISO/IEC 18004: four empty squares on every side, or readers do not see where the code ends. */
export const QUIET_ZONE = 4;

/** An SVG path in a box of `size + 2 * QUIET_ZONE`: one bar for each run of dark squares in a row. */
export function qrPath({ size, isDark }: QrSquares): string {
  const bars: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(column, row)) continue;
      let end = column + 1;
      while (end < size && isDark(end, row)) end += 1;
      bars.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${end - column}v1h${column - end}z`);
      column = end;
    }
  }
  return bars.join('');
}
