// One way to be protected against one target: its doses with their ages, intervals, products and exceptions.

import type { LocalDate } from '../local-date.js';
import type { OffsetText, RowStatus, Sex, Words } from './schedule-words.js';

export interface Series {
  readonly code: string;
  readonly names: Words;
  readonly target: string;
  /** Whom it is for. A risk series waits for one of its indications. */
  readonly kind: 'standard' | 'risk' | 'evaluation-only';
  readonly sexes?: readonly Sex[];
  readonly indications?: readonly Indication[];
  /** Until this age lists and cards ask for it: a guard for the screens, never a limit of the vaccine. */
  readonly askedUntil?: OffsetText;
  readonly selection: SeriesSelection;
  readonly doses: readonly SeriesDose[];
}

export interface Indication {
  readonly observation: string;
  readonly beginAge?: OffsetText;
  readonly endAge?: OffsetText;
  /** Once begun it stays an indication, also when it has ended (a pregnancy). */
  readonly stays?: boolean;
  /** Only with this history: how many doses of these vaccines were given before the indication first began. */
  readonly history?: { readonly vaccines: readonly string[]; readonly from: number; readonly below?: number };
  /** Only where one of these is known too. */
  readonly with?: readonly string[];
  /** Not where one of these is known. */
  readonly unless?: readonly string[];
}

/** How the one series is chosen among several ways to be protected (CDSi chapter 8). */
export interface SeriesSelection {
  readonly group: string;
  readonly equivalentGroups?: readonly string[];
  readonly isDefault: boolean;
  readonly productPath?: boolean;
  /** 'A' before 'B'. */
  readonly priority: string;
  readonly preference: number;
  readonly minAgeToStart?: OffsetText;
  readonly maxAgeToStart?: OffsetText;
}

export interface SeriesDose {
  /** What lists and counts call it: 'Penta-3'. Unique in a schedule. */
  readonly code: string;
  readonly number: number;
  readonly names?: Words;
  readonly ages?: readonly AgeLimits[];
  readonly intervals?: readonly IntervalLimits[];
  /** Shorter than what is wished for, yet accepted. */
  readonly allowableIntervals?: readonly IntervalLimits[];
  readonly preferable: readonly DoseVaccine[];
  readonly allowable?: readonly DoseVaccine[];
  /** Never counts for this dose, and is told apart from a merely unsuitable product. */
  readonly inadvertent?: readonly string[];
  readonly skips?: readonly SkipRule[];
  readonly recurring?: boolean;
  readonly season?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly source?: string;
  readonly status?: RowStatus;
  readonly unconfirmed?: readonly string[];
  readonly note?: Words;
}

/** Limits that were in force between two days, both included. */
export interface InForce {
  readonly effectiveFrom?: LocalDate;
  readonly effectiveTo?: LocalDate;
}

export interface AgeLimits extends InForce {
  readonly absMin?: OffsetText;
  readonly min?: OffsetText;
  readonly earliestRec?: OffsetText;
  /** The dose is past due the day before. */
  readonly latestRec?: OffsetText;
  readonly max?: OffsetText;
}

export type IntervalFrom =
  | { readonly kind: 'previous-dose' }
  | { readonly kind: 'series-dose'; readonly number: number }
  | { readonly kind: 'most-recent'; readonly vaccines: readonly string[] }
  | { readonly kind: 'observation'; readonly code: string };

export interface IntervalLimits extends InForce {
  readonly from: IntervalFrom;
  readonly absMin?: OffsetText;
  readonly min?: OffsetText;
  readonly earliestRec?: OffsetText;
  readonly latestRec?: OffsetText;
  /** Decides alone when several targets of a group are forecast together. */
  readonly overrides?: boolean;
  /** Met at once when this observation began after the dose counted from ("or the next pregnancy"). */
  readonly orSince?: string;
}

export interface DoseVaccine {
  readonly code: string;
  /** Only this maker's product. */
  readonly maker?: string;
  readonly beginAge?: OffsetText;
  readonly endAge?: OffsetText;
  /** To be named when the dose is forecast. */
  readonly named?: boolean;
}

export interface SkipRule {
  readonly when: 'judging' | 'forecasting' | 'both';
  readonly sets: 'all' | 'any';
  readonly of: readonly SkipSet[];
}

export interface SkipSet extends InForce {
  readonly conditions: 'all' | 'any';
  readonly of: readonly SkipCondition[];
}

export type SkipCondition =
  | { readonly kind: 'age'; readonly beginAge?: OffsetText; readonly endAge?: OffsetText }
  | { readonly kind: 'interval'; readonly interval: OffsetText }
  | { readonly kind: 'series-complete'; readonly groups: readonly string[] }
  | VaccineCount;

export interface VaccineCount {
  readonly kind: 'vaccine-count';
  /** Every vaccine of the series' target when absent. */
  readonly vaccines?: readonly string[];
  readonly beginAge?: OffsetText;
  readonly endAge?: OffsetText;
  readonly startOn?: LocalDate;
  readonly endOn?: LocalDate;
  readonly counted: 'valid' | 'given';
  readonly is: 'more-than' | 'exactly' | 'fewer-than';
  readonly count: number;
}
