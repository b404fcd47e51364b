// What a visit counts as in a register, 0, 1 or 2: by the form while it is typed, and later where no verdict was kept.

import type { FollowUp, PressureReadings } from './follow-up.js';
import { averagePressure } from './blood-pressure.js';
import type { CareTarget } from './enrolment.js';
import { registerOf } from './register-of.js';
import { targetReached, type Reached } from './target-reached.js';

export interface VisitMeasures {
  readonly pressureReadings?: PressureReadings | undefined;
  readonly glucose?: { readonly mmolL: number; readonly kind: string } | undefined;
  readonly hba1cPercent?: number | undefined;
  readonly measures?: FollowUp['measures'] | undefined;
}

export function registerVerdict(
  register: string,
  { pressureReadings = [], glucose, hba1cPercent, measures }: VisitMeasures,
  target: CareTarget | undefined,
): Reached {
  const verdict = registerOf(register)?.verdict ?? { kind: 'none' };
  switch (verdict.kind) {
    case 'pressure':
    case 'glucose': {
      const pressure = averagePressure(pressureReadings);
      return targetReached(verdict.kind, { pressure, glucose, hba1cPercent }, target);
    }
    case 'measure': {
      const value = measures?.[verdict.measure];
      if (typeof value !== 'number') return 2;
      return verdict.reachedAt.includes(value) ? 1 : 0;
    }
    case 'none':
      return 2;
  }
}
