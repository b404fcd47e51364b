// How high anybody may be ranked for a query, before anybody is asked: where the best are found, the scan may stop.

import type { AskedTerm } from './asked-term.js';
import { rankOf, type GivenMatch } from './person-rank.js';
import { countBits, startsOf, wholesOf } from './word-match.js';

/** By the words of the book and the closest answers to numbers. */
export function highestOf(asked: readonly AskedTerm[], masks: number): (given: GivenMatch) => number {
  const starts = startsOf(masks);
  const closeness = asked.reduce((sum, { closest }, at) => (starts & (1 << at) ? sum : sum + closest), 0);
  // What no number answers must be a word, and a whole one.
  const words = asked.reduce((bits, { closest }, at) => (closest > 0 ? bits : bits | (1 << at)), 0);
  const wholes = wholesOf(masks);
  const mayBeWhole = countBits(wholes) > 1 && (wholes & words) === words;
  return (given) =>
    rankOf({
      asTyped: true,
      byInitials: false,
      given,
      ownWhole: mayBeWhole,
      ownWords: countBits(starts),
      closeness,
      familyFirst: asked.length > 1 && (starts & 1) === 1,
      wholeWords: countBits(wholesOf(masks)),
      isLiving: true,
    });
}
