// The screening form as it is typed.

import type { Screening } from '@tram/shared-schema/chronic/follow-up.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { EMPTY_MEASURES, measureValuesOf, type MeasureValues } from '../measure-values.js';
import { dayText } from '../read-answers.js';

export const SCREENING_PLACES = ['station', 'home', 'campaign'] as const;

export interface ScreeningValues extends MeasureValues {
  readonly startedAt: Instant;
  readonly occurredOn: string;
  readonly place: string;
  readonly note: string;
}

export const emptyScreening = (startedAt: Instant): ScreeningValues => ({
  ...EMPTY_MEASURES,
  glucoseKind: 'random',
  startedAt,
  occurredOn: dayText(startedAt),
  place: 'station',
  note: '',
});

export const screeningValuesOf = (screening: Screening): ScreeningValues => ({
  ...emptyScreening(screening.occurredAt),
  ...measureValuesOf(screening),
  place: screening.place,
  note: screening.note ?? '',
});
