// What a month's report of vaccines says, by hamlet, from people and their facts alone: the tablet and the server count with
// this function, so that their numbers cannot differ.

import type { CareFact, DoseFact } from '../../due/care-fact.js';
import type { PersonCare } from '../../due/person-care.js';
import { immunisationSubject } from '../../due/immunisation-subject.js';
import { isLocalDate, type LocalDate } from '../../local-date.js';
import type { Steps } from '../../steps.js';
import type { ChildJudgement } from '../judged.js';
import { lateCodes, type CountRules } from './late-doses.js';
import { DROP_OUT, FULL_UNDER_ONE, FULL_UNDER_TWO, type FullRow } from './counts.table.js';
import { birthdayAfter, isIn, lastDayOf, type Month } from './month.js';

type Tally = Readonly<Record<string, number>>;

export interface HamletCounts {
  /** Living children who turned one, and two, in the month. */
  readonly turnedOne: number;
  readonly fullUnderOne: number;
  readonly turnedTwo: number;
  readonly fullUnderTwo: number;
  /** Of those who turned one: who has each dose, as judged at the end of the month. By dose code. */
  readonly coverage: Tally;
  readonly dropOut: { readonly first: number; readonly last: number };
  /** Doses of the month by vaccine code: given here, and told of elsewhere. */
  readonly given: Tally;
  readonly elsewhere: Tally;
  /** Of those given here in the month: after the last recommended day. By dose code. */
  readonly late: Tally;
  readonly mildEvents: number;
  readonly severeEvents: number;
  readonly unreported: number;
}

export interface ImmunisationCounts {
  readonly month: Month;
  readonly total: HamletCounts;
  /** By hamlet id; '' where none is known. */
  readonly hamlets: Readonly<Record<string, HamletCounts>>;
}

export const NO_COUNTS: HamletCounts = {
  turnedOne: 0,
  fullUnderOne: 0,
  turnedTwo: 0,
  fullUnderTwo: 0,
  coverage: {},
  dropOut: { first: 0, last: 0 },
  given: {},
  elsewhere: {},
  late: {},
  mildEvents: 0,
  severeEvents: 0,
  unreported: 0,
};

function addTally(one: Tally, other: Tally): Tally {
  const codes = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(codes.map((code) => [code, (one[code] ?? 0) + (other[code] ?? 0)]));
}

export const addCounts = (one: HamletCounts, other: HamletCounts): HamletCounts => ({
  turnedOne: one.turnedOne + other.turnedOne,
  fullUnderOne: one.fullUnderOne + other.fullUnderOne,
  turnedTwo: one.turnedTwo + other.turnedTwo,
  fullUnderTwo: one.fullUnderTwo + other.fullUnderTwo,
  coverage: addTally(one.coverage, other.coverage),
  dropOut: {
    first: one.dropOut.first + other.dropOut.first,
    last: one.dropOut.last + other.dropOut.last,
  },
  given: addTally(one.given, other.given),
  elsewhere: addTally(one.elsewhere, other.elsewhere),
  late: addTally(one.late, other.late),
  mildEvents: one.mildEvents + other.mildEvents,
  severeEvents: one.severeEvents + other.severeEvents,
  unreported: one.unreported + other.unreported,
});

const tallyOf = (codes: readonly string[]): Tally =>
  codes.reduce((sum, code) => addTally(sum, { [code]: 1 }), {});

/** Of each dose code, the first day it was validly given. */
function validOn({ doses }: ChildJudgement): ReadonlyMap<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  for (const { satisfies, givenOn, status } of doses) {
    if (status !== 'valid') continue;
    for (const code of satisfies) {
      const before = days.get(code);
      if (before === undefined || givenOn < before) days.set(code, givenOn);
    }
  }
  return days;
}

/** The birthday in this month, where it is that one; whoever's day is not known has none. */
function birthdayIn(month: Month, { person }: PersonCare, { beforeMonths }: FullRow): LocalDate | undefined {
  const { birthDate, lifeStatus } = person;
  if (birthDate === undefined || !isLocalDate(birthDate) || lifeStatus !== 'living') return undefined;
  const day = birthdayAfter(birthDate, beforeMonths);
  return isIn(month, day) ? day : undefined;
}

const isFull = (valid: ReadonlyMap<string, LocalDate>, before: LocalDate, { doses }: FullRow): boolean =>
  doses.every((code) => (valid.get(code) ?? before) < before);

function birthdayCounts(month: Month, care: PersonCare, rules: CountRules): HamletCounts {
  const [one, two] = [birthdayIn(month, care, FULL_UNDER_ONE), birthdayIn(month, care, FULL_UNDER_TWO)];
  const subject = (one ?? two) ? immunisationSubject(care.person, care.facts) : undefined;
  if (!subject) return NO_COUNTS;
  const valid = validOn(rules.judge(subject, lastDayOf(month)));
  const has = (code: string): number => Number(valid.has(code));
  return {
    ...NO_COUNTS,
    ...(one && {
      turnedOne: 1,
      fullUnderOne: Number(isFull(valid, one, FULL_UNDER_ONE)),
      coverage: tallyOf([...valid.keys()]),
      dropOut: { first: has(DROP_OUT.first), last: has(DROP_OUT.last) },
    }),
    ...(two && { turnedTwo: 1, fullUnderTwo: Number(isFull(valid, two, FULL_UNDER_TWO)) }),
  };
}

const isDose = (fact: CareFact): fact is DoseFact => fact.kind === 'dose';

function doseCounts(month: Month, care: PersonCare, rules: CountRules): HamletCounts {
  const doses = care.facts.filter(isDose).filter(({ givenOn }) => isIn(month, givenOn));
  const here = doses.filter(({ source }) => source === 'given-here');
  return {
    ...NO_COUNTS,
    given: tallyOf(here.map(({ vaccineCode }) => vaccineCode)),
    elsewhere: tallyOf(doses.filter((dose) => !here.includes(dose)).map(({ vaccineCode }) => vaccineCode)),
    late: tallyOf(here.flatMap((dose) => lateCodes(dose, care, rules))),
  };
}

function eventCounts(month: Month, { facts }: PersonCare): HamletCounts {
  const events = facts.filter((fact) => fact.kind === 'adverse-event').filter(({ on }) => isIn(month, on));
  // A severity this version does not know is taken as severe.
  const severe = events.filter(({ severity }) => severity !== 'mild');
  return {
    ...NO_COUNTS,
    mildEvents: events.length - severe.length,
    severeEvents: severe.length,
    unreported: severe.filter(({ isReported }) => !isReported).length,
  };
}

const PEOPLE_A_STEP = 20;

export function* countImmunisation(
  people: Iterable<PersonCare>,
  month: Month,
  rules: CountRules,
): Steps<ImmunisationCounts> {
  const hamlets = new Map<string, HamletCounts>();
  let done = 0;
  for (const care of people) {
    const own = [
      birthdayCounts(month, care, rules),
      doseCounts(month, care, rules),
      eventCounts(month, care),
    ].reduce(addCounts);
    const hamletId = care.person.hamletId ?? '';
    if (isAnything(own)) hamlets.set(hamletId, addCounts(hamlets.get(hamletId) ?? NO_COUNTS, own));
    done += 1;
    if (done % PEOPLE_A_STEP === 0) yield;
  }
  const sorted = [...hamlets].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    month,
    total: sorted.map(([, counts]) => counts).reduce(addCounts, NO_COUNTS),
    hamlets: Object.fromEntries(sorted),
  };
}

const isAnything = (counts: HamletCounts): boolean =>
  counts.turnedOne + counts.turnedTwo + counts.mildEvents + counts.severeEvents > 0 ||
  [counts.given, counts.elsewhere].some((tally) => Object.keys(tally).length > 0);
