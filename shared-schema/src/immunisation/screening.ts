// What the answers given before a dose mean. Pure: answers in, what stands in the way out.

import { fromEpochDay, toEpochDay, type LocalDate, type PartialDate } from '../local-date.js';
import { addOffset, parseOffset } from './calendar-age.js';
import { latestDayOf } from './judge-child.js';
import { SCREENING } from './screening.table.js';
import type { ScreeningOutcome, ScreeningQuestion, ScreeningTable } from './screening.table.js';

export type ScreeningAnswer = boolean | number;
export type ScreeningAnswersByCode = Readonly<Record<string, ScreeningAnswer | undefined>>;

/** The questions in force on a day. */
export function screeningOn(day: LocalDate, tables: readonly ScreeningTable[] = SCREENING): ScreeningTable {
  const inForce = tables.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1) ?? tables[0];
  if (!inForce) throw new RangeError('no screening table is known');
  return inForce;
}

/** Those that are asked of somebody of this age; an unknown birthday is asked everything. */
export function questionsFor(
  table: ScreeningTable,
  birthDate: PartialDate | undefined,
  on: LocalDate,
): readonly ScreeningQuestion[] {
  return table.questions.filter(
    ({ askedBelowAge }) =>
      askedBelowAge === undefined || birthDate === undefined || isYounger(birthDate, askedBelowAge, on),
  );
}

/** Of a birthday known by its month or year only, the latest day it can mean is taken: asked once too often, never too seldom. */
function isYounger(birthDate: PartialDate, age: string, on: LocalDate): boolean {
  const limit = dayAfter(latestDayOf(birthDate), age);
  return limit === undefined || on < limit;
}

function dayAfter(from: LocalDate, offset: string): LocalDate | undefined {
  const parsed = parseOffset(offset);
  return parsed.ok ? fromEpochDay(addOffset(toEpochDay(from), parsed.value)) : undefined;
}

export interface ScreeningFinding {
  readonly question: string;
  readonly outcome: ScreeningOutcome;
  /** When it is asked again, where the table says after how long. */
  readonly untilOn?: LocalDate;
}

export interface ScreeningReading {
  readonly findings: readonly ScreeningFinding[];
  /** Codes of questions nobody has answered. */
  readonly open: readonly string[];
}

export function readScreening(
  questions: readonly ScreeningQuestion[],
  answers: ScreeningAnswersByCode,
  on: LocalDate,
): ScreeningReading {
  const findings = questions.flatMap((question): readonly ScreeningFinding[] => {
    const outcome = outcomeOf(question, answers[question.code]);
    if (!outcome) return [];
    const untilOn = outcome.againAfter === undefined ? undefined : dayAfter(on, outcome.againAfter);
    return [{ question: question.code, outcome, ...(untilOn !== undefined && { untilOn }) }];
  });
  return { findings, open: questions.map(({ code }) => code).filter((code) => answers[code] === undefined) };
}

function outcomeOf(
  question: ScreeningQuestion,
  answer: ScreeningAnswer | undefined,
): ScreeningOutcome | undefined {
  if (question.kind === 'yes-no') return answer === true ? question.ifYes : undefined;
  if (typeof answer !== 'number') return undefined;
  if (answer >= question.high.from) return question.high.outcome;
  return answer <= question.low.upTo ? question.low.outcome : undefined;
}

/** Whether a finding stands in the way of this vaccine. */
export function concerns(
  { outcome }: Pick<ScreeningFinding, 'outcome'>,
  vaccine: { readonly live?: string | undefined },
): boolean {
  return outcome.scope === 'all' || (outcome.scope === 'live' && vaccine.live !== undefined);
}
