// The small parts of a schedule read into what judging uses; what cannot be read is collected with its place.

import { toEpochDay } from '../local-date.js';
import { parseOffset, type Offset } from './calendar-age.js';
import type * as C from './compiled-schedule.js';
import type * as S from './schedule.js';
import type * as R from './series.js';

export interface ScheduleFault {
  readonly kind: 'not-an-offset' | 'unknown-vaccine' | 'unknown-target' | 'repeated-code';
  /** Where it stands: `Penta / Penta-2`. */
  readonly at: string;
  readonly text: string;
}

/** Reads one schedule and collects its faults on the way. */
export class ScheduleReading {
  readonly faults: ScheduleFault[] = [];
  private readonly grace: number;
  private readonly codes: ReadonlySet<string>;
  private at = '';

  constructor(schedule: S.Schedule) {
    this.grace = schedule.graceDays;
    this.codes = new Set(schedule.vaccines.map(({ code }) => code));
  }

  place(at: string): void {
    this.at = at;
  }

  fault(kind: ScheduleFault['kind'], text: string): void {
    this.faults.push({ kind, at: this.at, text });
  }

  offset(text: string | undefined): Offset | undefined {
    if (text === undefined) return undefined;
    const parsed = parseOffset(text);
    if (parsed.ok) return parsed.value;
    this.fault('not-an-offset', text);
    return undefined;
  }

  needed(text: string): Offset {
    return this.offset(text) ?? { months: 0, days: 0 };
  }

  private graced(min: Offset | undefined): Offset | undefined {
    return min && { months: min.months, days: min.days - this.grace };
  }

  limits(row: R.AgeLimits): C.CompiledAge {
    const min = this.offset(row.min);
    return {
      ...periodOf(row.effectiveFrom, row.effectiveTo),
      absMin: row.absMin === undefined ? this.graced(min) : this.offset(row.absMin),
      min,
      earliestRec: this.offset(row.earliestRec),
      latestRec: this.offset(row.latestRec),
      max: this.offset(row.max),
    };
  }

  interval(row: R.IntervalLimits): C.CompiledInterval {
    if (row.from.kind === 'most-recent') this.known(row.from.vaccines);
    return {
      ...this.limits(row),
      reference: row.from,
      overrides: row.overrides === true,
      orSince: row.orSince,
    };
  }

  band(row: { readonly beginAge?: string; readonly endAge?: string }): C.AgeBand {
    return { begin: this.offset(row.beginAge), end: this.offset(row.endAge) };
  }

  known(codes: readonly string[]): void {
    for (const code of codes) if (!this.codes.has(code)) this.fault('unknown-vaccine', code);
  }

  vaccine(row: R.DoseVaccine): C.CompiledDoseVaccine {
    this.known([row.code]);
    return { ...this.band(row), code: row.code, maker: row.maker, named: row.named === true };
  }

  condition(condition: R.SkipCondition): C.CompiledCondition {
    const counts = condition.kind === 'vaccine-count' ? condition : undefined;
    return {
      condition,
      band: condition.kind === 'age' ? this.band(condition) : this.band(counts ?? {}),
      interval: condition.kind === 'interval' ? this.needed(condition.interval) : undefined,
      period: periodOf(counts?.startOn, counts?.endOn),
      vaccines: counts?.vaccines && new Set(counts.vaccines),
    };
  }

  skip(rule: R.SkipRule): C.CompiledSkip {
    const sets = rule.of.map((set) => ({
      ...periodOf(set.effectiveFrom, set.effectiveTo),
      conditions: set.conditions,
      of: set.of.map((condition) => this.condition(condition)),
    }));
    return { when: rule.when, sets: rule.sets, of: sets };
  }

  dose(dose: R.SeriesDose): C.CompiledDose {
    return {
      dose,
      ages: (dose.ages ?? []).map((row) => this.limits(row)),
      intervals: (dose.intervals ?? []).map((row) => this.interval(row)),
      allowableIntervals: (dose.allowableIntervals ?? []).map((row) => this.interval(row)),
      preferable: dose.preferable.map((row) => this.vaccine(row)),
      allowable: (dose.allowable ?? []).map((row) => this.vaccine(row)),
      inadvertent: new Set(dose.inadvertent),
      skips: (dose.skips ?? []).map((rule) => this.skip(rule)),
      season: dose.season && periodOf(dose.season.from, dose.season.to),
    };
  }
}

function periodOf(from: R.InForce['effectiveFrom'], to: R.InForce['effectiveTo']): C.Period {
  return { from: from ? toEpochDay(from) : -Infinity, to: to ? toEpochDay(to) : Infinity };
}
