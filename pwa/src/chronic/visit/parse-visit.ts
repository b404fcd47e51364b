// Reads the follow-up form: either what can be written down, or every answer that cannot stand, by its field.

import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import { measureFault, type MeasureValue } from '@tram/shared-schema/chronic/register-of.js';
import type { MeasureRow } from '@tram/shared-schema/chronic/registers.table.js';
import { parseDecimal } from '@tram/shared-schema/encounters/vitals.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { isLocalDate, localDateAt, parseTypedDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { FieldFailure, FieldFailures } from '../field-failure.js';
import { readMeasures } from '../read-measures.js';
import { readMedicines, readMoment, readText } from '../read-answers.js';
import { judgeVisit, type VisitJudgement, type VisitSoFar } from './judge-visit.js';
import { measuresAsked, type VisitContext } from './visit-context.js';
import type { VisitValues } from './visit-values.js';

type Failures = FieldFailures<VisitValues>;
/** What a worker says of a visit; the rest is written by the desk. */
export type VisitFields = Omit<
  FollowUp,
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

const ADVICE_LIMIT = 2000;

export function typedMeasure(row: MeasureRow, text: string): MeasureValue | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (row.kind === 'yes-no') return typed === 'yes';
  if (row.kind === 'text') return typed;
  const number = parseDecimal(typed);
  return number.ok ? number.value : Number.NaN;
}

function readRegisterMeasures(values: VisitValues): {
  measures: NonNullable<FollowUp['measures']>;
  failure: FieldFailure | undefined;
} {
  const measures: Record<string, MeasureValue> = {};
  let failure: FieldFailure | undefined;
  for (const row of measuresAsked(values.registers)) {
    const value = typedMeasure(row, values.measures[row.code] ?? '');
    if (value === undefined) continue;
    const fault = measureFault(row, value);
    if (!fault) measures[row.code] = value;
    else if (fault.kind === 'out-of-bounds' && row.kind === 'number' && !Number.isNaN(value))
      failure ??= { kind: 'out-of-range', from: fault.from, to: fault.below, unit: row.unit.vi };
    else failure ??= { kind: 'not-a-number' };
  }
  return { measures, failure };
}

function readNextOn(text: string, visitOn: LocalDate, proposed: LocalDate, failures: Failures): LocalDate {
  if (text.trim() === '') return proposed;
  const read = parseTypedDate(text);
  if (!read.ok) failures.nextOn = { kind: 'date', failure: { kind: 'date-unreadable' } };
  else if (!isLocalDate(read.value)) failures.nextOn = { kind: 'day-needed' };
  else if (read.value <= visitOn) failures.nextOn = { kind: 'not-after-visit' };
  else return read.value;
  return proposed;
}

/** Whatever reads so far, for what is judged while somebody types. */
export function visitSoFar(values: VisitValues): VisitSoFar {
  const medicines = readMedicines(values.medicines);
  return {
    ...readMeasures(values, {}),
    registers: values.registers,
    ...withoutUndefined({
      adherence: values.adherence === '' ? undefined : values.adherence,
      medicines: 'value' in medicines ? medicines.value : undefined,
      measures: readRegisterMeasures(values).measures,
    }),
  };
}

function isEmpty(visit: VisitSoFar): boolean {
  const { pressureReadings, glucose, hba1cPercent, weightKg, symptoms, medicines, measures = {} } = visit;
  const said = [pressureReadings, glucose, hba1cPercent, weightKg, symptoms, medicines];
  return said.every((answer) => answer === undefined) && Object.keys(measures).length === 0;
}

export function parseVisit(
  values: VisitValues,
  context: VisitContext,
  today: LocalDate,
): Result<VisitFields, Failures> {
  const failures: Failures = {};
  const take = <T>(
    field: keyof VisitValues,
    read: { value: T } | { failure: FieldFailure },
  ): T | undefined => {
    if ('value' in read) return read.value;
    failures[field] = read.failure;
    return undefined;
  };
  const occurredAt = take('occurredOn', readMoment(values, today, context.person.birthDate));
  const measured = readMeasures(values, failures);
  const medicines = take('medicines', readMedicines(values.medicines));
  const advice = take('advice', readText(values.advice, ADVICE_LIMIT));
  const { measures, failure } = readRegisterMeasures(values);
  if (failure) failures.measures = failure;
  const visit = visitSoFar(values);
  if (values.registers.length === 0) failures.registers = { kind: 'required' };
  if (isEmpty(visit) && Object.keys(failures).length === 0) failures.pressure = { kind: 'nothing-measured' };
  if (occurredAt === undefined) return err(failures);
  const on = localDateAt(epochMsOf(occurredAt));
  const judged = judgeVisit(visit, context, on);
  if (judged.emergencies.length > 0 && values.emergency === '')
    failures.emergency = { kind: 'emergency-unanswered' };
  const nextOn = readNextOn(values.nextOn, on, judged.nextOn, failures);
  if (Object.keys(failures).length > 0) return err(failures);
  return ok({
    occurredAt,
    ...measured,
    registers: values.registers,
    place: values.place,
    reached: judged.reached,
    nextOn,
    ...stepOf(judged, values),
    ...withoutUndefined({
      adherence: visit.adherence,
      sideEffects: values.sideEffects.length > 0 ? values.sideEffects : undefined,
      medicines,
      measures: Object.keys(measures).length > 0 ? measures : undefined,
      targets: targetsOf(values, context),
      advice,
    }),
  });
}

function stepOf({ step }: VisitJudgement, { stepTaken }: VisitValues): Pick<VisitFields, 'suggestedStep'> {
  return step?.kind === 'step-up' ? { suggestedStep: step.step.code, ...(stepTaken && { stepTaken }) } : {};
}

function targetsOf({ registers }: VisitValues, { targets }: VisitContext): FollowUp['targets'] {
  const judgedBy = Object.entries(targets).filter(([register]) => registers.includes(register));
  return judgedBy.length > 0 ? Object.fromEntries(judgedBy) : undefined;
}
