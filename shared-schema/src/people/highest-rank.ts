// How high anybody may be ranked for a query, before anybody is asked: where the best are found, the scan may stop.

import type { AskedTerm } from './asked-term.js';
import type { NameMasks } from './name-words.js';
import { OWN, rankOf, type GivenMatch, type OwnMatch } from './person-rank.js';
import { asTypedOf, countBits, startsOf, wholesOf } from './word-match.js';

/**
 * By the words of the book (`any`), those of people's own names, and the closest answers to numbers. `words`: bits of the
 * terms that nothing but a word answers.
 */
export function highestOf(
  asked: readonly AskedTerm[],
  words: number,
  any: number,
  { own, first }: NameMasks,
): (given: GivenMatch) => number {
  const ownStarts = startsOf(own);
  const ownWholes = wholesOf(own);
  // A word of one's own tells more than a number.
  const closeness = asked.reduce((sum, { closest }, at) => (ownStarts & (1 << at) ? sum : sum + closest), 0);
  return (given) =>
    rankOf({
      asTyped: (words & ~asTypedOf(any)) === 0,
      byInitials: false,
      given,
      own: highestOwn(words, ownStarts, ownWholes),
      ownWords: countBits(ownStarts),
      closeness,
      familyFirst: asked.length > 1 && (startsOf(first) & 1) === 1,
      wholeWords: countBits(wholesOf(any)),
      isLiving: true,
    });
}

/** Whoever answers has the `words`, and the best of them nothing else that is not of their own name. */
function highestOwn(words: number, starts: number, wholes: number): OwnMatch {
  if ((words & ~wholes) === 0 && countBits(wholes) > 1) return OWN.wholes;
  return (words & ~starts) === 0 && countBits(starts) > 1 ? OWN.starts : OWN.no;
}
