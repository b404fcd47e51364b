// The shapes a schedule takes when it is made ready for judging.

import type { EpochDay, Offset } from './calendar-age.js';
import type * as S from './schedule.js';
import type * as R from './series.js';

export interface Period {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

export interface CompiledAge extends Period {
  readonly absMin: Offset | undefined;
  readonly min: Offset | undefined;
  readonly earliestRec: Offset | undefined;
  readonly latestRec: Offset | undefined;
  readonly max: Offset | undefined;
}

export interface CompiledInterval extends Omit<CompiledAge, 'max'> {
  readonly reference: R.IntervalFrom;
  readonly overrides: boolean;
  readonly orSince: string | undefined;
}

export interface AgeBand {
  readonly begin: Offset | undefined;
  readonly end: Offset | undefined;
}

export interface CompiledDoseVaccine extends AgeBand {
  readonly code: string;
  readonly maker: string | undefined;
  readonly named: boolean;
}

export interface CompiledCondition {
  readonly condition: R.SkipCondition;
  readonly band: AgeBand;
  readonly interval: Offset | undefined;
  readonly period: Period;
  readonly vaccines: ReadonlySet<string> | undefined;
}

export interface CompiledSkip {
  readonly when: R.SkipRule['when'];
  readonly sets: 'all' | 'any';
  readonly of: readonly (Period & {
    readonly conditions: 'all' | 'any';
    readonly of: readonly CompiledCondition[];
  })[];
}

export interface CompiledDose {
  readonly dose: R.SeriesDose;
  readonly ages: readonly CompiledAge[];
  readonly intervals: readonly CompiledInterval[];
  readonly allowableIntervals: readonly CompiledInterval[];
  readonly preferable: readonly CompiledDoseVaccine[];
  readonly allowable: readonly CompiledDoseVaccine[];
  readonly inadvertent: ReadonlySet<string>;
  readonly skips: readonly CompiledSkip[];
  readonly season: Period | undefined;
}

export interface CompiledSeries {
  readonly series: R.Series;
  readonly doses: readonly CompiledDose[];
  readonly indications: readonly (AgeBand & { readonly indication: R.Indication })[];
  readonly askedUntil: Offset | undefined;
  readonly minAgeToStart: Offset | undefined;
  readonly maxAgeToStart: Offset | undefined;
  /** Whether any of its rules asks what became of another series. */
  readonly asksOthers: boolean;
}

export interface CompiledConflict {
  readonly previous: string;
  readonly begin: Offset;
  readonly end: Offset;
  readonly minEnd: Offset;
}

export interface CompiledContraindication extends AgeBand {
  readonly observation: string;
  readonly vaccines: readonly (AgeBand & { readonly code: string })[] | undefined;
}

export interface CompiledTarget {
  readonly target: string;
  readonly series: readonly CompiledSeries[];
  readonly rules: S.TargetRules | undefined;
  readonly contraindications: readonly CompiledContraindication[];
}

export interface CompiledVaccine {
  readonly vaccine: S.ScheduleVaccine;
  readonly targets: readonly (AgeBand & { readonly target: string })[];
  /** What, given before, makes this one not count. */
  readonly conflicts: readonly CompiledConflict[];
}

export interface CompiledSchedule {
  readonly schedule: S.Schedule;
  readonly vaccines: ReadonlyMap<string, CompiledVaccine>;
  readonly targets: ReadonlyMap<string, CompiledTarget>;
}
