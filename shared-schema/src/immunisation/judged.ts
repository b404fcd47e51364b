// What judging a person's doses takes in and gives back. Everything the engine knows of a person is here: no name, no clock.

import type { LocalDate, PartialDate } from '../local-date.js';
import type { Sex } from './schedule.js';

/** One vaccine given, as far as judging needs it. */
export interface GivenDose {
  readonly id: string;
  readonly vaccineCode: string;
  readonly maker?: string;
  /** A dose known only by its month or year is judged at its latest day. */
  readonly givenOn: PartialDate;
  /** Expired, spoilt or too little: it never counts. */
  readonly substandard?: boolean;
}

/** Something known of the person from one day on: a disease passed, a reaction, a pregnancy. */
export interface KnownCondition {
  readonly code: string;
  readonly from?: LocalDate;
  /** The last day it held. */
  readonly to?: LocalDate;
}

export const PREGNANT = 'pregnant';

export interface KnownPregnancy {
  /** The day it was first known of. */
  readonly from: LocalDate;
  readonly to?: LocalDate;
  /** What she had as a child, as she or her papers say; what is recorded counts by itself. */
  readonly earlierTetanus?: string;
}

export interface Subject {
  /** Known only by month or year: the latest day it can mean is taken, so that nothing is called due too early. */
  readonly birthOn: PartialDate;
  readonly sex: Sex;
  readonly doses: readonly GivenDose[];
  readonly conditions?: readonly KnownCondition[];
  readonly pregnancies?: readonly KnownPregnancy[];
  readonly birthCountry?: string;
}

export type DoseStatus = 'valid' | 'not-valid' | 'extraneous' | 'substandard';

export type DoseReason =
  | 'too-young'
  | 'too-old'
  | 'interval-too-short'
  | 'live-virus-conflict'
  /** A product that must never be given for this dose. */
  | 'inadvertent'
  /** A product this dose does not take, or not at that age. */
  | 'wrong-product'
  | 'series-complete'
  | 'substandard';

/** How one dose was judged for one vaccine group. */
export interface GroupJudgement {
  readonly group: string;
  readonly status: DoseStatus;
  readonly reasons: readonly DoseReason[];
  /** The doses of series it stands for: `Penta-2`. */
  readonly satisfies: readonly string[];
  /** The first day it would have counted, where it came too early. */
  readonly earliestOn?: LocalDate;
}

export interface JudgedDose {
  readonly id: string;
  readonly vaccineCode: string;
  readonly givenOn: LocalDate;
  /** False where the day was assumed from a month or a year. */
  readonly dayKnown: boolean;
  /** Over all groups: valid if it counts anywhere; `not-in-schedule` where no series takes the vaccine. */
  readonly status: DoseStatus | 'not-in-schedule';
  readonly reasons: readonly DoseReason[];
  readonly satisfies: readonly string[];
  readonly groups: readonly GroupJudgement[];
}

export type SeriesStatus =
  'not-complete' | 'complete' | 'immune' | 'contraindicated' | 'aged-out' | 'not-recommended';

export type ForecastReason =
  | 'due'
  | 'series-complete'
  | 'protected-by-history'
  | 'immune'
  | 'contraindicated'
  | 'too-old'
  | 'cannot-finish-in-time'
  | 'season-over';

/** What decided the earliest day. */
export type EarliestBecause =
  'age' | 'interval' | 'live-virus-conflict' | 'season' | 'last-dose' | 'condition';

export interface TargetState {
  readonly doseCode: string;
  readonly number: number;
  readonly state: 'given' | 'not-needed' | 'open';
  readonly doseId?: string;
  readonly givenOn?: LocalDate;
}

/** One vaccine group of one person: what is still to be given, and when. */
export interface SeriesForecast {
  readonly group: string;
  /** The series followed; of a group of several targets, that of the target that decides. */
  readonly seriesCode: string;
  readonly seriesCodes: readonly string[];
  readonly status: SeriesStatus;
  readonly reason: ForecastReason;
  /** Counted over the doses that stand: the next one's number for the person. */
  readonly doseNumber?: number;
  /** The next dose: `Penta-2`. */
  readonly doseCode?: string;
  readonly earliestOn?: LocalDate;
  readonly recommendedOn?: LocalDate;
  /** Late from the day after. */
  readonly pastDueOn?: LocalDate;
  readonly latestOn?: LocalDate;
  readonly earliestBecause?: EarliestBecause;
  /** The person has outgrown the lists of this series, though nothing forbids the dose. */
  readonly outgrown?: true;
  /** What may be given for it, the wished for first. */
  readonly vaccineCodes: readonly string[];
  /** Every dose of the series followed, for the grid of the paper book. */
  readonly targets: readonly TargetState[];
}

export interface ChildJudgement {
  /** The birthday the judgement rests on, where only a month or a year is known. */
  readonly assumedBirthOn?: LocalDate;
  readonly doses: readonly JudgedDose[];
  readonly forecasts: readonly SeriesForecast[];
}
