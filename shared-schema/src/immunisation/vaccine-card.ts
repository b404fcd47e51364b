// The card of one person as the paper book has it: a row for each vaccine, a cell for each dose, and what comes next. Pure:
// a judgement and the decisions that stand in, words left to whoever draws it.

import { heldBy, type DueDose } from '../due/due-doses.js';
import type { CareFact } from '../due/care-fact.js';
import { addDays, type LocalDate } from '../local-date.js';
import type { ChildJudgement, DoseReason, JudgedDose, SeriesForecast, TargetState } from './judged.js';

interface Place {
  readonly doseCode: string;
  readonly number: number;
}

export type CardCell =
  | (Place & { readonly kind: 'given'; readonly doseId: string; readonly on: LocalDate })
  | (Place & { readonly kind: 'not-needed' })
  | (Place & { readonly kind: 'due' })
  | (Place & { readonly kind: 'late'; readonly since: LocalDate })
  | (Place & { readonly kind: 'not-yet'; readonly from: LocalDate })
  /** Its day hangs on the dose before it. */
  | (Place & { readonly kind: 'after-previous' })
  | (Place & { readonly kind: 'held'; readonly held: NonNullable<DueDose['held']> })
  | (Place & { readonly kind: 'contraindicated' })
  | (Place & { readonly kind: 'too-old' })
  | NotCounted;

/** Given, and not counted: too early, the wrong product, once too often. */
export interface NotCounted {
  readonly kind: 'not-counted';
  readonly doseId: string;
  readonly on: LocalDate;
  readonly extraneous: boolean;
  readonly reasons: readonly DoseReason[];
  /** The first day it would have counted. */
  readonly earliestOn?: LocalDate;
}

export interface CardRow {
  readonly group: string;
  readonly seriesCode: string;
  readonly cells: readonly CardCell[];
}

/** What may be given next of a row: today, or from a day on. */
export interface NextDose extends Place {
  readonly group: string;
  readonly seriesCode: string;
  readonly vaccineCodes: readonly string[];
  /** The first day the rules allow. */
  readonly earliestOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly lateSince?: LocalDate;
  readonly held?: NonNullable<DueDose['held']>;
}

export interface VaccineCard {
  readonly rows: readonly CardRow[];
  /** In the order of the rows. */
  readonly next: readonly NextDose[];
  /** Given, of a vaccine no row has. */
  readonly outside: readonly JudgedDose[];
  readonly assumedBirthOn?: LocalDate;
}

/** `facts` oldest first. */
export function vaccineCard(
  judgement: ChildJudgement,
  facts: readonly CareFact[],
  on: LocalDate,
): VaccineCard {
  const { forecasts, doses, assumedBirthOn } = judgement;
  const shown = forecasts.filter(isShown);
  const firstOfGroup = new Map(shown.toReversed().map((forecast) => [forecast.group, forecast]));
  const rows = shown.map((forecast): CardRow => {
    const notCounted =
      firstOfGroup.get(forecast.group) === forecast ? notCountedIn(forecast.group, doses) : [];
    const cells = [...cellsOf(forecast, facts, on), ...notCounted];
    return { group: forecast.group, seriesCode: forecast.seriesCode, cells: inOrder(cells) };
  });
  return {
    rows,
    next: shown.flatMap((forecast) => nextOf(forecast, facts, on) ?? []),
    outside: doses.filter(({ status }) => status === 'not-in-schedule'),
    ...(assumedBirthOn !== undefined && { assumedBirthOn }),
  };
}

/** A row whose age is behind somebody who never had any of it says nothing. */
const isShown = ({ targets, outgrown }: SeriesForecast): boolean =>
  !outgrown || targets.some(({ state }) => state === 'given');

function nextOf(forecast: SeriesForecast, facts: readonly CareFact[], on: LocalDate): NextDose | undefined {
  const { status, doseCode, earliestOn, recommendedOn, pastDueOn, latestOn, vaccineCodes } = forecast;
  const dueOn = recommendedOn ?? earliestOn;
  const target = forecast.targets.find((one) => one.doseCode === doseCode);
  if (status !== 'not-complete' || forecast.outgrown || !target || dueOn === undefined) return undefined;
  if (latestOn !== undefined && latestOn < on) return undefined;
  const held = heldBy(facts, vaccineCodes, on);
  return {
    group: forecast.group,
    seriesCode: forecast.seriesCode,
    doseCode: target.doseCode,
    number: target.number,
    vaccineCodes,
    earliestOn: earliestOn ?? dueOn,
    dueOn,
    ...(pastDueOn !== undefined && pastDueOn < on && { lateSince: addDays(pastDueOn, 1) }),
    ...(held && { held }),
  };
}

function cellsOf(forecast: SeriesForecast, facts: readonly CareFact[], on: LocalDate): readonly CardCell[] {
  const next = nextOf(forecast, facts, on);
  return forecast.targets.map((target): CardCell => {
    const place = { doseCode: target.doseCode, number: target.number };
    const { doseId, givenOn } = target;
    if (doseId !== undefined && givenOn !== undefined)
      return { ...place, kind: 'given', doseId, on: givenOn };
    return { ...place, ...openCell(target, forecast, next, on) };
  });
}

const NOTHING_MORE: readonly SeriesForecast['status'][] = ['complete', 'immune', 'not-recommended'];
type OpenCell = Exclude<CardCell, { kind: 'given' | 'not-counted' }>;
type Bare<C> = C extends Place ? Omit<C, keyof Place> : never;

function openCell(
  { state, doseCode }: TargetState,
  { status }: SeriesForecast,
  next: NextDose | undefined,
  on: LocalDate,
): Bare<OpenCell> {
  if (state === 'not-needed' || NOTHING_MORE.includes(status)) return { kind: 'not-needed' };
  if (status === 'contraindicated') return { kind: 'contraindicated' };
  if (!next) return { kind: 'too-old' };
  if (doseCode !== next.doseCode) return { kind: 'after-previous' };
  if (next.held) return { kind: 'held', held: next.held };
  if (next.lateSince !== undefined) return { kind: 'late', since: next.lateSince };
  return next.dueOn <= on ? { kind: 'due' } : { kind: 'not-yet', from: next.dueOn };
}

function notCountedIn(group: string, doses: readonly JudgedDose[]): readonly NotCounted[] {
  return doses.flatMap((dose): NotCounted[] => {
    if (dose.status === 'valid') return [];
    const judged = dose.groups.find((one) => one.group === group);
    if (!judged) return [];
    return [
      {
        kind: 'not-counted',
        doseId: dose.id,
        on: dose.givenOn,
        extraneous: judged.status === 'extraneous',
        reasons: judged.reasons,
        ...(judged.earliestOn !== undefined && { earliestOn: judged.earliestOn }),
      },
    ];
  });
}

const dayOf = (cell: CardCell): LocalDate | undefined => ('on' in cell ? cell.on : undefined);

/** What was given by its day, then what is open. */
function inOrder(cells: readonly CardCell[]): readonly CardCell[] {
  const given = cells.filter((cell) => dayOf(cell) !== undefined);
  given.sort((a, b) => ((dayOf(a) ?? '') < (dayOf(b) ?? '') ? -1 : 1));
  const open = cells.filter((cell) => dayOf(cell) === undefined);
  return [...given, ...open];
}

export interface NextVisit {
  readonly on: LocalDate;
  readonly doses: readonly NextDose[];
}

/** A deferral names the day to come again; other decisions name none. */
function comesOn({ dueOn, held }: NextDose): LocalDate | undefined {
  if (!held) return dueOn;
  const { decision, untilOn } = held;
  if (decision !== 'deferred' || untilOn === undefined) return undefined;
  return untilOn > dueOn ? untilOn : dueOn;
}

/** Everything that may be given today, or on the next day something is due. */
export function nextVisit({ next }: VaccineCard, today: LocalDate): NextVisit | undefined {
  const coming = next.flatMap((dose) => {
    const on = comesOn(dose);
    return on === undefined ? [] : [{ dose, on: on < today ? today : on }];
  });
  const on = coming.map((one) => one.on).sort()[0];
  if (on === undefined) return undefined;
  return { on, doses: coming.filter((one) => one.on === on).map(({ dose }) => dose) };
}
