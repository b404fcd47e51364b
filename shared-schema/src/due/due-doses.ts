// What one person is to be given on a session day, and what stands in the way. Pure: facts and a judgement in, one row out;
// the tablet makes the list of a whole commune of these, and makes one anew when somebody's facts change.

import type { ChildJudgement, SeriesForecast, Subject } from '../immunisation/judged.js';
import { daysBetween, type LocalDate, type PartialDate } from '../local-date.js';
import type { CareFact, ContactFact, DecisionFact, PersonFact } from './care-fact.js';
import { DUE_LIST } from './due-list.table.js';
import { immunisationSubject } from './immunisation-subject.js';

/** `isForAdults` of a series: only such are asked of somebody beyond the children's list. */
export interface DueRules {
  judge(subject: Subject, asOf: LocalDate): ChildJudgement;
  isForAdults(seriesCode: string): boolean;
}

export interface DueDose {
  readonly group: string;
  /** The next dose of its series: `Penta-2`. */
  readonly doseCode: string;
  /** What is wished for; others may do. */
  readonly vaccineCode: string;
  readonly dueOn: LocalDate;
  /** Since when it is late; absent while it is not. */
  readonly lateSince?: LocalDate;
  readonly because?: SeriesForecast['earliestBecause'];
  /** Somebody decided against giving it now. */
  readonly held?: Pick<DecisionFact, 'decision' | 'reason' | 'untilOn'>;
}

export interface DueRow {
  readonly personId: PersonFact['personId'];
  readonly hamletId?: string;
  readonly birthDate?: PartialDate;
  readonly doses: readonly DueDose[];
  /** Vaccines given here on the day of the session. */
  readonly given: readonly string[];
  /** Of the dose that is late the longest; 0 where none is. */
  readonly daysLate: number;
  /** The last call or visit about vaccines. */
  readonly contact?: Pick<ContactFact, 'result' | 'on' | 'againOn'>;
}

const CHILD_YEARS = DUE_LIST.belowYears;

/** Whoever is older than the list goes, or has no date of birth, costs one comparison. */
export const isListedChild = (birthDate: PartialDate | undefined, bornAfter: string): boolean =>
  birthDate !== undefined &&
  // Of somebody whose year alone is known the latest day is taken, as judging does.
  (birthDate > bornAfter || (birthDate.length < bornAfter.length && bornAfter.startsWith(birthDate)));

/** Whoever was born on that day or before is too old for the list; as text to compare with. */
export const tooOldFrom = (day: LocalDate): string =>
  `${String(Number(day.slice(0, 4)) - CHILD_YEARS).padStart(4, '0')}${day.slice(4)}`;

export function isPregnant(facts: readonly CareFact[], day: LocalDate): boolean {
  return facts.some(
    (fact) => fact.kind === 'pregnancy' && fact.on <= day && (fact.endedOn ?? fact.expectedOn ?? day) >= day,
  );
}

const isAbout = (decision: DecisionFact, codes: readonly string[]): boolean =>
  decision.vaccineCodes.length === 0 || codes.every((code) => decision.vaccineCodes.includes(code));

/** The newest decision that still holds; a vaccine that was out of stock is due all the same. */
export function heldBy(
  facts: readonly CareFact[],
  codes: readonly string[],
  day: LocalDate,
): DueDose['held'] {
  const decisions = facts.filter((fact) => fact.kind === 'immunisation-decision');
  const last = decisions.filter((one) => isAbout(one, codes) && one.on <= day).at(-1);
  if (!last || last.decision === 'out-of-stock') return undefined;
  if (last.untilOn !== undefined && last.untilOn < day) return undefined;
  // A deferral names the day to come again: on that day nothing holds it.
  if (last.decision === 'deferred' && (last.untilOn === undefined || last.untilOn <= day)) return undefined;
  const { decision, reason, untilOn } = last;
  return untilOn === undefined ? { decision, reason } : { decision, reason, untilOn };
}

function dueDose(forecast: SeriesForecast, facts: readonly CareFact[], day: LocalDate): DueDose | undefined {
  const { status, doseCode, recommendedOn, earliestOn, pastDueOn, latestOn, vaccineCodes } = forecast;
  // Allowed still, but no list asks: otherwise every schoolchild whose book nobody copied would be called for five-in-one.
  if (forecast.outgrown) return undefined;
  const [vaccineCode] = vaccineCodes;
  const dueOn = recommendedOn ?? earliestOn;
  if (status !== 'not-complete' || doseCode === undefined || !vaccineCode || dueOn === undefined)
    return undefined;
  if (dueOn > day || (latestOn !== undefined && latestOn < day)) return undefined;
  const held = heldBy(facts, vaccineCodes, day);
  const because = forecast.earliestBecause;
  return {
    group: forecast.group,
    doseCode,
    vaccineCode,
    dueOn,
    ...(pastDueOn !== undefined && pastDueOn < day && { lateSince: pastDueOn }),
    ...(because !== undefined && { because }),
    ...(held && { held }),
  };
}

const aboutVaccines = (fact: CareFact): fact is ContactFact =>
  fact.kind === 'contact' && fact.about.includes('immunisation');

function contactOf(facts: readonly CareFact[]): DueRow['contact'] {
  const last = facts.filter(aboutVaccines).at(-1);
  if (!last) return undefined;
  const { result, on, againOn } = last;
  return againOn === undefined ? { result, on } : { result, on, againOn };
}

/** Undefined for whoever is owed nothing that day and was given nothing. `facts` oldest first. */
export function dueRow(
  person: PersonFact,
  facts: readonly CareFact[],
  day: LocalDate,
  rules: DueRules,
): DueRow | undefined {
  const { personId, hamletId, birthDate, lifeStatus } = person;
  if (lifeStatus !== 'living') return undefined;
  const isChild = isListedChild(birthDate, tooOldFrom(day));
  if (!isChild && !isPregnant(facts, day)) return undefined;
  const subject = immunisationSubject(person, facts);
  if (!subject) return undefined;
  const doses = rules
    .judge(subject, day)
    .forecasts.filter(({ seriesCode }) => isChild || rules.isForAdults(seriesCode))
    .flatMap((forecast) => dueDose(forecast, facts, day) ?? []);
  const given = facts.flatMap((fact) =>
    fact.kind === 'dose' && fact.source === 'given-here' && fact.on === day ? [fact.vaccineCode] : [],
  );
  if (doses.length === 0 && given.length === 0) return undefined;
  const contact = contactOf(facts);
  const late = doses.flatMap(({ lateSince, held }) =>
    lateSince && !held ? [daysBetween(lateSince, day)] : [],
  );
  return {
    personId,
    ...(hamletId !== undefined && { hamletId }),
    ...(birthDate !== undefined && { birthDate }),
    doses,
    given,
    daysLate: Math.max(0, ...late),
    ...(contact && { contact }),
  };
}

export type DueStanding = 'done' | 'late' | 'due' | 'held' | 'snoozed';

/** Where a row stands on its day: done once nothing is left to give, held where every dose that is left is held. */
export function standingOf(row: DueRow, day: LocalDate): DueStanding {
  const open = row.doses.filter(({ held }) => !held);
  if (open.length === 0) return row.given.length > 0 ? 'done' : 'held';
  if (row.contact?.againOn !== undefined && row.contact.againOn > day) return 'snoozed';
  return open.some(({ lateSince }) => lateSince !== undefined) ? 'late' : 'due';
}
