// Which of two people a query means more: one number each, larger is nearer. What a bit stands for is written here
// once; nothing else takes the numbers apart.

/** How the given name answers: not at all, its beginning, a word typed whole, typed whole with its accents. */
export const GIVEN = { no: 0, start: 1, whole: 2, asTyped: 3 } as const;
export type GivenMatch = (typeof GIVEN)[keyof typeof GIVEN];

/** How several words answer: also by the hamlet or the head of household, by beginnings of one's own, by whole ones. */
export const OWN = { no: 0, starts: 1, wholes: 2 } as const;
export type OwnMatch = (typeof OWN)[keyof typeof OWN];

/** Of words found (bits), by one's own name, as beginnings and as whole words. */
export function ownMatch(found: number, starts: number, wholes: number): OwnMatch {
  // Of a single word there is only the given name to tell.
  if ((found & (found - 1)) === 0) return OWN.no;
  if ((wholes & found) === found) return OWN.wholes;
  return (starts & found) === found ? OWN.starts : OWN.no;
}

/** What was found in common between a query and a person. */
export interface PersonMatch {
  /** Every word that was found has the accents that were typed. */
  readonly asTyped: boolean;
  /** Something typed was found only as first letters: `nth` for Nguyễn Thị Hoà. */
  readonly byInitials: boolean;
  readonly given: GivenMatch;
  /** Of several words typed, each that was found is in the person's own name. */
  readonly own: OwnMatch;
  /** Words found in the person's own name rather than in the hamlet or the head of household. */
  readonly ownWords: number;
  /** Sum of how closely dates, numbers and initials agree. */
  readonly closeness: number;
  /** Of several things typed, the first begins the family name: typed in the order it is written. */
  readonly familyFirst: boolean;
  readonly wholeWords: number;
  readonly isLiving: boolean;
}

/**
 * `every-word`: all that was typed is there · `initials`: some of it only as first letters · `given-name`, `given-start`:
 * nobody has all of it; this is somebody with that given name, or one that begins so.
 */
export type MatchKind = 'every-word' | 'initials' | 'given-name' | 'given-start';

export const NO_MATCH = -1;

/** Most telling first: each place is wide enough that nothing below it can outweigh it. */
export function rankOf(match: PersonMatch): number {
  let rank = match.asTyped ? 1 : 0;
  rank = rank * 2 + (match.byInitials ? 0 : 1);
  rank = rank * PLACES + (match.byInitials ? 0 : placeOf(match));
  return rank * BELOW_GIVEN + lowerRank(match);
}

/** For people who answer only part of a query: the given name first, then how much of the rest agrees. */
export function nearRankOf(match: PersonMatch): number {
  return ((match.asTyped ? 1 : 0) * PLACES + match.given) * BELOW_GIVEN + lowerRank(match);
}

/**
 * Several words of one's own name come before words of the hamlet or the head, whole ones first; then the given name tells.
 * `nguyen thi` is Nguyễn Thị Hoà before Nguyễn Minh Thịnh, and he before Nguyễn Minh Nguyên of Xóm Thí Nghiệm; `nguyen duc
 * h` is Nguyễn Đức Hưng before Nguyễn Gia Đức whose head is called Hiếu. A single word is a given name more often than not.
 */
const placeOf = ({ given, own }: PersonMatch): number => own * 4 + given;

function lowerRank(match: PersonMatch): number {
  let rank = Math.min(match.ownWords, 15);
  rank = rank * 32 + Math.min(match.closeness, 31);
  rank = rank * 2 + (match.familyFirst ? 1 : 0);
  rank = rank * 16 + Math.min(match.wholeWords, 15);
  return rank * 2 + (match.isLiving ? 1 : 0);
}

const LOWER_BITS = 4 + 5 + 1 + 4 + 1;
const BELOW_GIVEN = 1 << LOWER_BITS;
const PLACES = 16;
const EVERY_WORD_BIT = LOWER_BITS + 4;

export const kindOf = (rank: number): MatchKind => ((rank >> EVERY_WORD_BIT) & 1 ? 'every-word' : 'initials');
export const nearKindOf = (rank: number): MatchKind =>
  ((rank >> LOWER_BITS) & (PLACES - 1)) >= GIVEN.whole ? 'given-name' : 'given-start';
