// What to tell a person whose card is not read: what the picture shows to be wrong, or else what helps most often; at
// last the way that always works. Pure: measures in, one hint out.

import type { FrameSigns } from './frame-signs.js';

/** `damaged`: a code is seen but cannot be made out, and neither light, distance nor a steadier hand explains it. */
export type Hint = 'closer' | 'farther' | 'tilt' | 'light' | 'hold-still' | 'damaged' | 'type-number';

/** Nothing is said before: a hand needs this long to bring a card into the frame. */
export const FIRST_HINT_MS = 3_000;
const TYPE_NUMBER_MS = 12_000;

/** Where the picture could not be measured, the usual reasons take turns. */
const USUAL: readonly (readonly [fromMs: number, hint: Hint])[] = [
  [FIRST_HINT_MS, 'closer'],
  [6_000, 'tilt'],
  [9_000, 'light'],
];

/** White paper in a lit room is above 150; below this its modules drown in the grain. */
const DARK_PAPER_GREY = 85;
const GLARE_SHARE = 0.012;
/** Below these the readers begin to fail on the bench's frames (`npm run bench -- scan`). */
const SHARP = 0.55;
const SMALL_MODULE_PIXELS = 2.4;
/** A blurred code of this size is nearer than a camera without focus can see. */
const NEAR_MODULE_PIXELS = 12;
/** Damaged sightings in recent frames before the code itself is blamed. */
const DAMAGED_FRAMES = 4;

export interface Struggle {
  readonly msWithoutReading: number;
  readonly damagedFrames: number;
  /** Undefined where the picture could not be measured. */
  readonly signs: FrameSigns | undefined;
}

function hintFromSigns({ paperGrey, glareShare, sharpness, modulePixels }: FrameSigns): Hint | undefined {
  if (paperGrey < DARK_PAPER_GREY) return 'light';
  if (glareShare >= GLARE_SHARE) return 'tilt';
  if (modulePixels !== undefined && modulePixels < SMALL_MODULE_PIXELS) return 'closer';
  if (sharpness < SHARP) return (modulePixels ?? 0) >= NEAR_MODULE_PIXELS ? 'farther' : 'hold-still';
  return undefined;
}

export function hintFor({ msWithoutReading, damagedFrames, signs }: Struggle): Hint | undefined {
  if (msWithoutReading < FIRST_HINT_MS) return undefined;
  if (msWithoutReading >= TYPE_NUMBER_MS) return 'type-number';
  const seen = signs && hintFromSigns(signs);
  if (seen) return seen;
  if (damagedFrames >= DAMAGED_FRAMES) return 'damaged';
  // All is well with the picture: without a code in it the card is not there or far away.
  if (signs) return signs.modulePixels === undefined ? 'closer' : 'hold-still';
  return USUAL.filter(([fromMs]) => msWithoutReading >= fromMs).pop()?.[1];
}
