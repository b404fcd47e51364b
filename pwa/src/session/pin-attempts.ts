// What wrong PINs cost. Pure: the count and the wait in, the next ones out. The wait is a length of time still to be sat
// out, never a moment of the clock: whoever sets the clock forward gains nothing, and set back it locks nobody out.

import { MOST_WRONG, WAIT_AFTER_WRONG_MS } from './pin-attempts.table.js';

export interface PinAttempts {
  /** Since the last right one. */
  readonly wrong: number;
  /** Still to wait before the next is looked at. */
  readonly waitMs: number;
}

export const NO_ATTEMPTS: PinAttempts = { wrong: 0, waitMs: 0 };

/** Counted as wrong before it is looked at: closing the app in the middle wins no free try. */
export function countedAttempt({ wrong }: PinAttempts): PinAttempts {
  const counted = wrong + 1;
  return { wrong: counted, waitMs: WAIT_AFTER_WRONG_MS[counted] ?? WAIT_AFTER_WRONG_MS.at(-1) ?? 0 };
}

export const isLastAttempt = ({ wrong }: PinAttempts): boolean => wrong >= MOST_WRONG;

export const attemptsLeft = ({ wrong }: PinAttempts): number => Math.max(0, MOST_WRONG - wrong);

/** After so much time that the tablet itself has counted, with the screen open. */
export const waited = ({ wrong, waitMs }: PinAttempts, byMs: number): PinAttempts => ({
  wrong,
  waitMs: Math.max(0, waitMs - Math.max(0, byMs)),
});
