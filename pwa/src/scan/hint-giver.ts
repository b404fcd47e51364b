// Remembers what the last frames showed and says what would help now, calmly enough to be read: a hint stands for a
// while before another replaces it.

import type { Sighting } from './code-reader.js';
import type { FrameSigns } from './frame-signs.js';
import { FIRST_HINT_MS, hintFor, type Hint } from './guidance.js';

/** Damaged sightings are forgotten one by one as frames pass without any. */
const DAMAGED_MEMORY = 8;
const HINT_STANDS_MS = 1_500;
/** Measuring a frame takes the page's thread for some milliseconds: not every frame, and only when a hint is due. */
const SIGNS_EVERY_MS = 700;
const AHEAD_MS = 400;

export class HintGiver {
  private sinceMs: number;
  private damagedFrames = 0;
  private signs: FrameSigns | undefined;
  private measuredMs = -Infinity;
  private shown: Hint | undefined;
  private shownMs = -Infinity;

  constructor(nowMs: number) {
    this.sinceMs = nowMs;
  }

  wantsSigns(nowMs: number): boolean {
    const due = nowMs - this.sinceMs >= FIRST_HINT_MS - AHEAD_MS;
    return due && nowMs - this.measuredMs >= SIGNS_EVERY_MS;
  }

  takeSigns(signs: FrameSigns | undefined, nowMs: number): void {
    this.signs = signs;
    this.measuredMs = nowMs;
  }

  takeSighting(seen: Sighting, nowMs: number): void {
    this.damagedFrames = Math.max(0, Math.min(DAMAGED_MEMORY, this.damagedFrames + (seen.damaged ? 1 : -1)));
    if (seen.texts.length === 0) return;
    this.sinceMs = nowMs;
    this.damagedFrames = 0;
    this.signs = undefined;
  }

  hint(nowMs: number): Hint | undefined {
    const { damagedFrames, signs } = this;
    const next = hintFor({ msWithoutReading: nowMs - this.sinceMs, damagedFrames, signs });
    const mayChange = next === undefined || !this.shown || nowMs - this.shownMs >= HINT_STANDS_MS;
    if (next !== this.shown && mayChange) {
      this.shown = next;
      this.shownMs = nowMs;
    }
    return this.shown;
  }
}
