// The follow-up form as it is typed.

import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { EMPTY_MEASURES, measureValuesOf, typedNumber, type MeasureValues } from '../measure-values.js';
import { dayText, medicineValuesOf, type MedicineValues } from '../read-answers.js';

export const PLACES = ['station', 'home', 'elsewhere'] as const;

export interface VisitValues extends MeasureValues {
  /** When the form was begun: the visit's time unless somebody says another day. */
  readonly startedAt: Instant;
  readonly occurredOn: string;
  readonly place: string;
  readonly registers: readonly string[];
  readonly adherence: string;
  readonly sideEffects: readonly string[];
  readonly medicines: readonly MedicineValues[];
  /** What the registers ask, by code; a choice by its number, yes and no by their words. */
  readonly measures: Readonly<Record<string, string>>;
  readonly stepTaken: boolean;
  /** Empty: as it is proposed. */
  readonly nextOn: string;
  readonly advice: string;
}

export function emptyVisit(startedAt: Instant, registers: readonly string[]): VisitValues {
  return {
    ...EMPTY_MEASURES,
    startedAt,
    occurredOn: dayText(startedAt),
    place: 'station',
    registers,
    adherence: '',
    sideEffects: [],
    medicines: [],
    measures: {},
    stepTaken: false,
    nextOn: '',
    advice: '',
  };
}

const measureText = (value: number | boolean | string): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? typedNumber(value) : value;
};

/** The form opened on a visit that is to be corrected. */
export function visitValuesOf(visit: FollowUp): VisitValues {
  return {
    ...emptyVisit(visit.occurredAt, visit.registers),
    ...measureValuesOf(visit),
    place: visit.place,
    adherence: visit.adherence ?? '',
    sideEffects: visit.sideEffects ?? [],
    medicines: (visit.medicines ?? []).map(medicineValuesOf),
    measures: Object.fromEntries(
      Object.entries(visit.measures ?? {}).map(([code, value]) => [code, measureText(value)]),
    ),
    stepTaken: visit.stepTaken === true,
    nextOn: visit.nextOn === undefined ? '' : formatLocalDate(visit.nextOn),
    advice: visit.advice ?? '',
  };
}
