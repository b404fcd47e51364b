import QRCode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { frameSigns } from './frame-signs.js';
import type { GreyPicture } from './grey-picture.js';

const SIDE = 400;
const CARD = '003309000125||Lê Thị Thử|05062009|Nữ|Xóm 3, Xã Mẫu, Tỉnh Thử|10072023';
const { modules } = QRCode.create(CARD, { errorCorrectionLevel: 'M' });

interface Shot {
  readonly modulePixels: number;
  readonly ink: number;
  readonly paper: number;
  readonly table: number;
}
const GOOD: Shot = { modulePixels: 5, ink: 40, paper: 200, table: 120 };

function picture(greyAt: (x: number, y: number) => number): GreyPicture {
  const grey = new Uint8Array(SIDE * SIDE);
  for (let i = 0; i < grey.length; i++) grey[i] = greyAt(i % SIDE, Math.floor(i / SIDE));
  return { width: SIDE, height: SIDE, grey };
}

/** A code in the middle of white paper on a table. */
function shot(change: Partial<Shot> = {}): GreyPicture {
  const { modulePixels, ink, paper, table } = { ...GOOD, ...change };
  const [code, sheet] = [(modules.size * modulePixels) / 2, SIDE * 0.42];
  return picture((px, py) => {
    const [x, y] = [px - SIDE / 2, py - SIDE / 2];
    if (Math.max(Math.abs(x), Math.abs(y)) > sheet) return table;
    if (Math.max(Math.abs(x), Math.abs(y)) >= code) return paper;
    const dark = modules.get(Math.floor((y + code) / modulePixels), Math.floor((x + code) / modulePixels));
    return dark ? ink : paper;
  });
}

/** The mean over a square of this radius, as a lens out of focus gives. */
function smeared(from: GreyPicture, radius: number): GreyPicture {
  const clamp = (at: number): number => Math.min(SIDE - 1, Math.max(0, at));
  const along = (grey: Uint8Array, step: (x: number, y: number, by: number) => number): Uint8Array =>
    grey.map((_, i) => {
      let sum = 0;
      for (let by = -radius; by <= radius; by++) sum += grey[step(i % SIDE, Math.floor(i / SIDE), by)] ?? 0;
      return sum / (2 * radius + 1);
    });
  const rows = along(from.grey, (x, y, by) => y * SIDE + clamp(x + by));
  return { ...from, grey: along(rows, (x, y, by) => clamp(y + by) * SIDE + x) };
}

describe('of a frame it is measured', () => {
  test.each([2, 3, 5, 7])('how large the code is: %i pixels a module', (modulePixels) => {
    expect(frameSigns(shot({ modulePixels })).modulePixels).toBeCloseTo(modulePixels, 0);
  });

  test('that there is no code on an empty table', () => {
    expect(frameSigns(picture(() => 120)).modulePixels).toBeUndefined();
  });

  test('how light the paper is', () => {
    expect(frameSigns(shot()).paperGrey).toBe(200);
    expect(frameSigns(shot({ ink: 8, paper: 40, table: 24 })).paperGrey).toBe(40);
  });

  test('how much of it is burnt out; white paper alone is not', () => {
    expect(frameSigns(shot({ paper: 249 })).glareShare).toBe(0);
    const lamp = shot();
    const burnt = picture((x, y) => (x < SIDE / 4 && y < SIDE / 4 ? 255 : (lamp.grey[y * SIDE + x] ?? 0)));
    expect(frameSigns(burnt).glareShare).toBeGreaterThan(0.04);
  });

  test('how sharp it is: less with every pixel of blur, and an empty table is not called blurred', () => {
    const [sharp, soft, smudged] = [0, 2, 4].map((radius) => frameSigns(smeared(shot(), radius)).sharpness);
    expect(sharp).toBeGreaterThan(0.9);
    expect(soft).toBeLessThan(0.7);
    expect(smudged).toBeLessThan(soft ?? 0);
    expect(frameSigns(picture(() => 120)).sharpness).toBe(1);
  });
});
