// What a vaccination schedule is, as plain data: it can be stored, sent, compared and published as it stands. The model is
// that of the CDC's CDSi, in our words, so that the engine can be held against test cases no one here wrote.
// Ages and intervals are written as people write them: '2 months', '4 weeks - 4 days'; see calendar-age.ts.

import type { LocalDate } from '../local-date.js';
import type { OffsetText, RowStatus, Sex, Words } from './schedule-words.js';
import type { Series } from './series.js';

export type { OffsetText, RowStatus, Sex, Words };

export interface Schedule {
  readonly code: string;
  readonly version: string;
  readonly names: Words;
  readonly effectiveFrom: LocalDate;
  /** The last day it is in force; none while no later edition is known. */
  readonly effectiveTo?: LocalDate;
  readonly source: string;
  readonly status: RowStatus;
  /** How many days too early a dose may be and still count, where a limit has no absolute minimum of its own. */
  readonly graceDays: number;
  readonly vaccines: readonly ScheduleVaccine[];
  readonly conflicts: readonly VaccineConflict[];
  readonly groups: readonly VaccineGroup[];
  readonly targets: readonly TargetRules[];
  readonly series: readonly Series[];
}

export interface ScheduleVaccine {
  readonly code: string;
  readonly names: Words;
  /** What it protects against, which decides the series it is judged in. */
  readonly targets: readonly VaccineTarget[];
  readonly cvx?: string;
  readonly atc?: string;
  readonly live?: 'injected' | 'oral';
  readonly route?: 'intramuscular' | 'subcutaneous' | 'intradermal' | 'oral';
  readonly defaultSite?: 'left-arm' | 'right-arm' | 'left-thigh' | 'right-thigh' | 'mouth';
  /** As the vial comes; undefined until somebody has said it. */
  readonly dosesPerVial?: number;
  /** How long an opened vial may be used; 'session' ends with the session. */
  readonly openVial?: { readonly hours: number } | 'session' | 'single-dose';
  readonly source?: string;
  readonly status?: RowStatus;
  /** Fields of this row nobody has signed for, though the row as a whole stands. */
  readonly unconfirmed?: readonly string[];
}

/** A product may count for one disease at one age and for another at another (zoster and varicella). */
export interface VaccineTarget {
  readonly target: string;
  readonly beginAge?: OffsetText;
  readonly endAge?: OffsetText;
}

/** After `previous`, `current` given from `begin` and before `end` does not count; the same day is no conflict. */
export interface VaccineConflict {
  readonly previous: string;
  readonly current: string;
  readonly begin: OffsetText;
  readonly end: OffsetText;
  /** End with grace, where the previous dose was valid. */
  readonly minEnd?: OffsetText;
}

/** What is asked and given together: several targets are forecast as one. */
export interface VaccineGroup {
  readonly code: string;
  readonly names: Words;
  readonly targets: readonly string[];
  /** Every target is given whenever one is due (measles, mumps and rubella come in one syringe). */
  readonly wholeGroup?: boolean;
}

/** What makes a person immune to, or unfit for, everything against a target. */
export interface TargetRules {
  readonly target: string;
  readonly immuneByHistory?: readonly string[];
  readonly immuneIfBornBefore?: readonly {
    readonly before: LocalDate;
    readonly exceptObservations: readonly string[];
    readonly bornIn?: string;
  }[];
  readonly contraindications?: readonly Contraindication[];
}

export interface Contraindication {
  readonly observation: string;
  readonly beginAge?: OffsetText;
  readonly endAge?: OffsetText;
  /** Only these products; without it everything against the target. */
  readonly vaccines?: readonly {
    readonly code: string;
    readonly beginAge?: OffsetText;
    readonly endAge?: OffsetText;
  }[];
}
