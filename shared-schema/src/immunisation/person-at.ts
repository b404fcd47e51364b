// A person as the rules see them on one day: doses in the order they were given, days as numbers.

import type { EpochDay } from './calendar-age.js';
import type { CompiledDose } from './compiled-schedule.js';
import type { DoseReason, DoseStatus } from './judged.js';
import type { Sex } from './schedule.js';

export interface Given {
  readonly id: string;
  readonly code: string;
  readonly maker: string | undefined;
  readonly day: EpochDay;
  readonly dayKnown: boolean;
  readonly substandard: boolean;
}

export interface ConditionAt {
  readonly code: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
}

export interface PersonAt {
  readonly birth: EpochDay;
  readonly asOf: EpochDay;
  readonly sex: Sex;
  /** By day, then vaccine, then id: entering the same doses in another order changes nothing. */
  readonly given: readonly Given[];
  readonly conditions: readonly ConditionAt[];
  readonly birthCountry: string | undefined;
}

/** How one dose was judged in one series. */
export interface DoseEvaluation {
  readonly given: Given;
  readonly status: DoseStatus;
  readonly reasons: readonly DoseReason[];
  /** The dose of the series it was judged for; none once the series is complete. */
  readonly dose: CompiledDose | undefined;
  /** When it would have counted, where it came too early. */
  readonly earliest: EpochDay | undefined;
}

/** What of a series is behind the person. */
export interface PassedTarget {
  readonly dose: CompiledDose;
  readonly by: Given | undefined;
}
