// What speaks for two records being of one person and what speaks against, as rows. The weights are ours: they put the
// pairs in order and no record is changed by them. To be confirmed on a station's own list of doubles found by hand.

import type { Compared } from './double-facts.js';

export type DoubleReason =
  | 'same-personal-id'
  | 'same-old-id'
  | 'same-insurance'
  | 'same-passport'
  | 'slip-of-personal-id'
  | 'same-name-and-birth-date'
  | 'same-name-year-and-hamlet'
  | 'same-name-and-birth-year'
  | 'same-name-and-hamlet'
  | 'same-phone-and-given-name';

export type ApartReason =
  'twins' | 'parent-and-child' | 'other-personal-id' | 'other-sex' | 'other-birth-date';

export interface DoubleRule {
  readonly reason: DoubleReason;
  /** Of one kind only the weightiest counts: a birth date says no more than it does beside its own year. */
  readonly kind: 'number' | 'name' | 'phone';
  readonly weight: number;
  readonly holds: (pair: Compared) => boolean;
}

export interface ApartRule {
  readonly reason: ApartReason;
  /** Taken away from what speaks for it. */
  readonly weight: number;
  readonly holds: (pair: Compared) => boolean;
}

/** From here on somebody who is registered is asked about. */
export const ASKED_FROM = 20;
/** From here on a pair is listed for everybody to look at. */
export const LISTED_FROM = 40;
/** Between a parent and a child: a card lent to a newborn is no double. */
export const GENERATION_YEARS = 14;
/** A number or a phone that more people carry belongs to a house or is made up, and says nothing of two of them. */
export const MOST_SHARING = 12;
/** Of one name and year in one commune. */
export const MOST_NAMESAKES = 60;

export const DOUBLE_RULES: readonly DoubleRule[] = [
  {
    reason: 'same-personal-id',
    kind: 'number',
    weight: 100,
    holds: ({ personalId }) => personalId === 'same',
  },
  { reason: 'same-old-id', kind: 'number', weight: 90, holds: ({ oldId }) => oldId },
  { reason: 'same-insurance', kind: 'number', weight: 80, holds: ({ insurance }) => insurance === 'same' },
  { reason: 'same-passport', kind: 'number', weight: 80, holds: ({ passport }) => passport },
  {
    reason: 'slip-of-personal-id',
    kind: 'number',
    weight: 30,
    holds: ({ personalId, name }) => personalId === 'slip' && name,
  },
  {
    reason: 'same-name-and-birth-date',
    kind: 'name',
    weight: 60,
    holds: ({ name, birthDate }) => name && birthDate === 'same',
  },
  {
    reason: 'same-name-year-and-hamlet',
    kind: 'name',
    weight: 50,
    holds: ({ name, birthYear, hamlet }) => name && birthYear === 'same' && hamlet === 'same',
  },
  {
    reason: 'same-name-and-birth-year',
    kind: 'name',
    weight: 25,
    holds: ({ name, birthYear }) => name && birthYear === 'same',
  },
  {
    reason: 'same-name-and-hamlet',
    kind: 'name',
    weight: 20,
    holds: ({ name, birthYear, hamlet }) => name && birthYear === 'unclear' && hamlet === 'same',
  },
  {
    reason: 'same-phone-and-given-name',
    kind: 'phone',
    weight: 40,
    holds: ({ phone, givenName, birthYear }) => phone && givenName && birthYear !== 'differ',
  },
];

export const APART_RULES: readonly ApartRule[] = [
  {
    reason: 'twins',
    weight: 200,
    holds: ({ birthDate, mother, home, givenName, multipleBirth }) =>
      birthDate === 'same' &&
      (mother === 'same' || home === 'same') &&
      (!givenName || multipleBirth === 'differ'),
  },
  {
    reason: 'parent-and-child',
    weight: 200,
    // Of one whole name it is rather a year typed wrong.
    holds: ({ yearsApart = 0, name }) => yearsApart >= GENERATION_YEARS && !name,
  },
  { reason: 'other-personal-id', weight: 45, holds: ({ personalId }) => personalId === 'differ' },
  { reason: 'other-sex', weight: 30, holds: ({ sex }) => sex === 'differ' },
  {
    reason: 'other-birth-date',
    weight: 20,
    holds: ({ birthDate, birthYear }) => birthDate === 'differ' && birthYear === 'same',
  },
];
