// Reads the screening form: either what can be written down, or every answer that cannot stand, by its field.

import type { Screening } from '@tram/shared-schema/chronic/follow-up.js';
import { emergencies } from '@tram/shared-schema/chronic/referral-reasons.js';
import type { LocalDate, PartialDate } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { FieldFailures } from '../field-failure.js';
import { readMoment, readText } from '../read-answers.js';
import { readMeasures } from '../read-measures.js';
import { emergencyFacts } from '../visit/judge-visit.js';
import type { ScreeningValues } from './screening-values.js';

export type ScreeningFields = Omit<
  Screening,
  | '_id'
  | 'type'
  | 'schemaVersion'
  | 'stationId'
  | 'createdAt'
  | 'createdBy'
  | 'personId'
  | 'hamletId'
  | 'status'
>;

const NOTE_LIMIT = 500;

export function parseScreening(
  values: ScreeningValues,
  today: LocalDate,
  birthDate: PartialDate | undefined,
): Result<ScreeningFields, FieldFailures<ScreeningValues>> {
  const failures: FieldFailures<ScreeningValues> = {};
  const moment = readMoment(values, today, birthDate);
  if ('failure' in moment) failures.occurredOn = moment.failure;
  const note = readText(values.note, NOTE_LIMIT);
  if ('failure' in note) failures.note = note.failure;
  const measured = readMeasures(values, failures);
  const { pressureReadings, glucose, hba1cPercent, weightKg, waistCm } = measured;
  const isEmpty = [pressureReadings, glucose, hba1cPercent, weightKg, waistCm].every(
    (one) => one === undefined,
  );
  if (isEmpty && Object.keys(failures).length === 0) failures.pressure = { kind: 'nothing-measured' };
  if (emergencies(emergencyFacts(measured)).length > 0 && values.emergency === '')
    failures.emergency = { kind: 'emergency-unanswered' };
  if (Object.keys(failures).length > 0 || 'failure' in moment || 'failure' in note) return err(failures);
  return ok({
    occurredAt: moment.value,
    ...measured,
    place: values.place,
    ...withoutUndefined({ note: note.value }),
  });
}
