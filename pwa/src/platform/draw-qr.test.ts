import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { slipText } from '@tram/shared-schema/people/slip-code.js';
import { QUIET_ZONE, qrPath, type QrSquares } from '#people/qr-squares.js';
import { drawQr } from './draw-qr.js';

const SQUARE_PX = 4;

beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(file)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, equalityFn: Object.is, fireImmediately: true });
});

async function drawn(text: string): Promise<QrSquares> {
  const squares = await drawQr(text);
  if (!squares.ok) throw new Error(squares.error.kind);
  return squares.value;
}

/** The page's outline, filled in as a printer does. */
function printed(squares: QrSquares) {
  const side = (squares.size + 2 * QUIET_ZONE) * SQUARE_PX;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, column, row, length] of qrPath(squares).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let y = Number(row) * SQUARE_PX; y < (Number(row) + 1) * SQUARE_PX; y++) {
      const from = (y * side + Number(column) * SQUARE_PX) * 4;
      for (let at = from; at < from + Number(length) * SQUARE_PX * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { data, width: side, height: side, colorSpace: 'srgb' as const };
}

describe('the QR code of a slip', () => {
  it.each([
    ['person', slipText(fixtureId('person', 7), fixtureId('station'))],
    ['household', slipText(fixtureId('household', 123456), fixtureId('station', 9))],
  ])('of a %s is read back by another library, letter by letter', async (_, text) => {
    const [found] = await readBarcodes(printed(await drawn(text)), { formats: ['QRCode'] });
    expect(found?.text).toBe(text);
  });

  it('is of the second smallest size, so that it can be printed small', async () => {
    expect((await drawn(slipText(fixtureId('person'), fixtureId('station')))).size).toBe(25);
  });
});
