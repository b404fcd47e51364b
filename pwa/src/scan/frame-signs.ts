// What a camera frame shows of the reasons why no code is read in it: too dark, burnt out by a reflection, out of focus,
// the code too small. Pure: grey levels in, measures out. Knows nothing of words or cameras.

import { finderModulePixels } from './finder-patterns.js';
import type { GreyPicture } from './grey-picture.js';

export interface FrameSigns {
  /** Grey level of the brightest twentieth, 0-255: that of the card's paper when a card is there. */
  readonly paperGrey: number;
  /** Share of the picture that is burnt out, 0-1. */
  readonly glareShare: number;
  /** How steep the strongest edges are: 1 = from dark to light within a pixel or two, 0.3 = smeared over six. */
  readonly sharpness: number;
  /** Side of one module of the code, from its corner marks; undefined where none is seen. */
  readonly modulePixels: number | undefined;
}

const BURNT_GREY = 250;
const BLOCK = 12;
/** Half the width over which an edge is looked at. */
const COARSE = 3;
/** A step this large, as a share of the picture's contrast, is an edge of print or of a module. */
const STRONG_SHARE = 0.6;
const RATIO_STEPS = 50;
/** Fewer edges than this say nothing about the focus: a bare table is not blurred. */
const FEWEST_EDGES = 60;
const ROW_STEP = 3;

function greyAtShares({ grey }: GreyPicture, shares: readonly number[]): number[] {
  const counts = new Uint32Array(256);
  for (const level of grey) counts[level] = (counts[level] ?? 0) + 1;
  return shares.map((share) => {
    let left = share * grey.length;
    let level = 0;
    while (level < 255 && (left -= counts[level] ?? 0) > 0) level++;
    return level;
  });
}

/** Blocks that are burnt out to their last pixel: white paper in good light is bright, but never flat. */
function glareShareOf({ width, height, grey }: GreyPicture): number {
  let burnt = 0;
  let blocks = 0;
  for (let top = 0; top + BLOCK <= height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= width; left += BLOCK) {
      blocks++;
      let flat = true;
      for (let y = top; flat && y < top + BLOCK; y += 2) {
        for (let x = left; flat && x < left + BLOCK; x += 2) flat = (grey[y * width + x] ?? 0) >= BURNT_GREY;
      }
      if (flat) burnt++;
    }
  }
  return blocks === 0 ? 0 : burnt / blocks;
}

/** Compares the step over two pixels with the step over six in the middle of every strong edge. */
function sharpnessOf({ width, height, grey }: GreyPicture, contrast: number): number {
  const ratios = new Uint32Array(RATIO_STEPS + 1);
  let edges = 0;
  for (let y = 0; y < height; y += ROW_STEP) {
    const row = y * width;
    let before = 0;
    let here = 0;
    for (let x = COARSE; x < width - COARSE; x++) {
      const after = Math.abs((grey[row + x + 1] ?? 0) - (grey[row + x - 1] ?? 0));
      if (here >= before && here > after) {
        const coarse = Math.abs((grey[row + x - 1 + COARSE] ?? 0) - (grey[row + x - 1 - COARSE] ?? 0));
        if (coarse >= contrast * STRONG_SHARE) {
          const step = Math.round(Math.min(1, here / coarse) * RATIO_STEPS);
          ratios[step] = (ratios[step] ?? 0) + 1;
          edges++;
        }
      }
      before = here;
      here = after;
    }
  }
  if (edges < FEWEST_EDGES) return 1;
  let left = edges / 2;
  let step = 0;
  while (step < RATIO_STEPS && (left -= ratios[step] ?? 0) > 0) step++;
  return step / RATIO_STEPS;
}

export function frameSigns(picture: GreyPicture): FrameSigns {
  const [dark = 0, paper = 0] = greyAtShares(picture, [0.05, 0.95]);
  return {
    paperGrey: paper,
    glareShare: glareShareOf(picture),
    sharpness: sharpnessOf(picture, paper - dark),
    modulePixels: finderModulePixels(picture, (paper + dark) / 2),
  };
}
