// Finds the three corner marks of a QR code by their 1:1:3:1:1 stripes, only to tell how large the code is: a code too
// small or too blurred to be read still shows them. Reading is left to the code readers.

import type { GreyPicture } from './grey-picture.js';

const MODULES = 7;
/** How far a stripe may be off, as a share of a module. */
const TOLERANCE = 0.6;
const ROW_STEP = 3;
/** Print on a card has a few stripes of this kind by chance; three marks are crossed by many rows. */
const FEWEST_CROSSINGS = 4;

type Stripes = readonly [rim: number, gap: number, middle: number, gap: number, rim: number];

/** Side of a module, where the stripes are those of a corner mark. */
function moduleOf([a, b, c, d, e]: Stripes): number | undefined {
  const module = (a + b + c + d + e) / MODULES;
  const off = TOLERANCE * module;
  const fits = (run: number, modules: number): boolean => Math.abs(run - modules * module) <= off;
  return fits(a, 1) && fits(b, 1) && fits(c, 3) && fits(d, 1) && fits(e, 1) ? module : undefined;
}

/** The five stripes above and below a point; undefined where the picture ends first. */
function stripesDown(
  { width, height, grey }: GreyPicture,
  threshold: number,
  x: number,
  y: number,
): Stripes | undefined {
  const walk = (step: 1 | -1): readonly [middle: number, gap: number, rim: number] | undefined => {
    const ends: number[] = [];
    let at = y;
    for (const dark of [true, false, true]) {
      while (at >= 0 && at < height && (grey[at * width + x] ?? 255) < threshold === dark) at += step;
      if (at < 0 || at >= height) return undefined;
      ends.push(Math.abs(at - y));
    }
    const [middle = 0, gap = 0, rim = 0] = ends;
    return [middle, gap - middle, rim - gap];
  };
  const up = walk(-1);
  const down = walk(1);
  return up && down && [up[2], up[1], up[0] + down[0] - 1, down[1], down[2]];
}

/** Middle of the code's module sizes as seen by the rows that cross its corner marks. */
export function finderModulePixels(picture: GreyPicture, threshold: number): number | undefined {
  const { width, height, grey } = picture;
  const modules: number[] = [];
  for (let y = 0; y < height; y += ROW_STEP) {
    const row = y * width;
    // Lengths of the last five runs; the newest has just ended.
    let [a, b, c, d, e] = [0, 0, 0, 0, 0];
    let dark = (grey[row] ?? 255) < threshold;
    for (let x = 1, start = 0; x < width; x++) {
      const darkHere = (grey[row + x] ?? 255) < threshold;
      if (darkHere === dark) continue;
      [a, b, c, d, e] = [b, c, d, e, x - start];
      start = x;
      const across = dark && a > 0 ? moduleOf([a, b, c, d, e]) : undefined;
      dark = darkHere;
      if (across === undefined) continue;
      const middle = Math.round(x - e - d - c / 2);
      const down = stripesDown(picture, threshold, middle, y);
      if (down && moduleOf(down) !== undefined) modules.push(across);
    }
  }
  if (modules.length < FEWEST_CROSSINGS) return undefined;
  return modules.sort((one, other) => one - other)[modules.length >> 1];
}
