// Reads the form of an enrolment: either what can be written down, or every answer that cannot stand, by its field.

import { toStoredUnit } from '@tram/shared-schema/chronic/convert-unit.js';
import type { CareTarget, Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { targetFor, type TargetPerson } from '@tram/shared-schema/chronic/target-for.js';
import { isKidneyDisease } from '@tram/shared-schema/chronic/symptoms.js';
import { parseDecimal } from '@tram/shared-schema/encounters/vitals.js';
import type { LocalDate, PartialDate } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { parsePastDate } from '#people/past-date.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { FieldFailure, FieldFailures } from '../field-failure.js';
import { readDay, readMedicines, readText } from '../read-answers.js';
import type { EnrolmentValues } from './enrolment-values.js';

export type EnrolmentFields = Omit<
  Enrolment,
  | '_id'
  | 'type'
  | 'schemaVersion'
  | 'stationId'
  | 'createdAt'
  | 'createdBy'
  | 'personId'
  | 'hamletId'
  | 'receivedAt'
  | 'receivedBy'
  | 'stamps'
  | 'superseded'
>;

export function fieldsOf(enrolment: Enrolment): EnrolmentFields {
  const { _id, type, schemaVersion, stationId, createdAt, createdBy, personId, hamletId, ...rest } =
    enrolment;
  const { receivedAt, receivedBy, stamps, superseded, ...fields } = rest;
  return fields;
}
type Failures = FieldFailures<EnrolmentValues>;

export interface EnrolmentFacts {
  readonly today: LocalDate;
  readonly birthDate: PartialDate | undefined;
  /** Without what this form says: another register, another illness. */
  readonly person: TargetPerson;
  /** Registers the person is in already. */
  readonly taken: readonly string[];
  /** What stands, where it is changed. */
  readonly standing?: Enrolment | undefined;
}

/** Bounds of the stored document; see enrolment.schema.ts. */
const TARGET_BOUNDS = {
  systolicBelow: [90, 200, 'mmHg'],
  diastolicBelow: [50, 120, 'mmHg'],
  fastingFrom: [2, 20, 'mmol/L'],
  fastingBelow: [2, 30, 'mmol/L'],
  hba1cBelow: [4, 20, '%'],
} as const;
type TargetField = keyof typeof TARGET_BOUNDS;
export const TARGET_FIELDS = Object.keys(TARGET_BOUNDS) as readonly TargetField[];
export const targetUnit = (field: TargetField): string => TARGET_BOUNDS[field][2];
const CHOLESTEROL = { from: 1, to: 20 } as const;
const LIMIT = { diagnosedAt: 200, targetReason: 300, note: 500 } as const;

/** With the illness this register is for, and the complications just ticked. */
export const personWith = (person: TargetPerson, values: EnrolmentValues): TargetPerson => ({
  ...person,
  hypertension: person.hypertension || values.register === 'hypertension',
  diabetes: person.diabetes || values.register === 'diabetes',
  kidneyDisease: person.kidneyDisease || values.complications.some(isKidneyDisease),
});

export const proposedTarget = (values: EnrolmentValues, person: TargetPerson): CareTarget | undefined =>
  targetFor(values.register, personWith(person, values));

function readTarget(
  values: EnrolmentValues,
  person: TargetPerson,
  failures: Failures,
): CareTarget | undefined {
  if (values.targetBy !== 'doctor') return proposedTarget(values, person);
  const numbers = TARGET_FIELDS.map((field): [TargetField, number | undefined] => {
    const typed = parseDecimal(values[field]);
    if (!typed.ok) {
      if (typed.error.kind === 'not-a-number') failures[field] = { kind: 'not-a-number' };
      return [field, undefined];
    }
    const [from, to, unit] = TARGET_BOUNDS[field];
    if (typed.value >= from && typed.value <= to) return [field, typed.value];
    failures[field] = { kind: 'out-of-range', from, to, unit };
    return [field, undefined];
  });
  const of = Object.fromEntries(numbers) as Record<TargetField, number | undefined>;
  const reason = readText(values.targetReason, LIMIT.targetReason);
  if ('failure' in reason) failures.targetReason = reason.failure;
  else if (reason.value === undefined) failures.targetReason = { kind: 'required' };
  return {
    setBy: 'doctor',
    ...withoutUndefined({
      systolicBelow: of.systolicBelow,
      diastolicBelow: of.diastolicBelow,
      fastingGlucoseFromMmolL: of.fastingFrom,
      fastingGlucoseBelowMmolL: of.fastingBelow,
      hba1cBelowPercent: of.hba1cBelow,
      reason: 'value' in reason ? reason.value : undefined,
    }),
  };
}

function typedCholesterol(values: EnrolmentValues): number | undefined {
  const typed = parseDecimal(values.cholesterol);
  const unit = values.cholesterolUnit === 'mg/dL' ? 'mg/dL' : 'mmol/L';
  return typed.ok ? toStoredUnit('cholesterol', typed.value, unit) : undefined;
}

/** Undefined where nobody can have it: nothing is worked out from it. */
export function possibleCholesterol(values: EnrolmentValues): number | undefined {
  const typed = typedCholesterol(values);
  const isPossible = typed !== undefined && typed >= CHOLESTEROL.from && typed <= CHOLESTEROL.to;
  return isPossible ? typed : undefined;
}

function cholesterolOn(
  cholesterol: number | undefined,
  standing: Enrolment | undefined,
  today: LocalDate,
): LocalDate | undefined {
  if (cholesterol === undefined) return undefined;
  return cholesterol === standing?.totalCholesterolMmolL ? standing.totalCholesterolOn : today;
}

export function parseEnrolment(
  values: EnrolmentValues,
  { today, birthDate, person, taken, standing }: EnrolmentFacts,
): Result<EnrolmentFields, Failures> {
  const failures: Failures = {};
  const take = <T>(
    field: keyof EnrolmentValues,
    read: { value: T } | { failure: FieldFailure },
  ): T | undefined => {
    if ('value' in read) return read.value;
    failures[field] = read.failure;
    return undefined;
  };
  if (values.register === '' || taken.includes(values.register)) failures.register = { kind: 'required' };
  const enrolledOn = take('enrolledOn', readDay(values.enrolledOn, today, birthDate));
  const diagnosed = values.diagnosedOn.trim() === '' ? undefined : parsePastDate(values.diagnosedOn, today);
  if (diagnosed && !diagnosed.ok) failures.diagnosedOn = { kind: 'date', failure: diagnosed.error };
  const cholesterol = typedCholesterol(values);
  if (values.cholesterol.trim() !== '') {
    if (cholesterol === undefined) failures.cholesterol = { kind: 'not-a-number' };
    else if (possibleCholesterol(values) === undefined)
      failures.cholesterol = { kind: 'out-of-range', ...CHOLESTEROL, unit: 'mmol/L' };
  }
  const medicinesAtStart = take('medicines', readMedicines(values.medicines));
  const target = readTarget(values, person, failures);
  const diagnosedAt = take('diagnosedAt', readText(values.diagnosedAt, LIMIT.diagnosedAt));
  const note = take('note', readText(values.note, LIMIT.note));
  const isGone = values.standing !== 'under-care';
  const gone =
    isGone && values.standingOn.trim() !== '' ? readDay(values.standingOn, today, birthDate) : undefined;
  const standingOn = gone ? take('standingOn', gone) : isGone ? today : undefined;
  if (values.consent === '') failures.consent = { kind: 'required' };
  if (Object.keys(failures).length > 0 || enrolledOn === undefined) return err(failures);
  const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);
  return ok({
    register: values.register,
    enrolledOn,
    standing: values.standing,
    consent: {
      given: values.consent === 'yes',
      on: standing?.consent?.on ?? today,
      how: values.consentHow,
    },
    ...withoutUndefined({
      diagnosedOn: diagnosed?.ok ? diagnosed.value : undefined,
      diagnosedAt,
      diagnosisCode: orNothing(values.diagnosisCode),
      diagnosisEdition: orNothing(values.diagnosisEdition.slice(0, 40)),
      diagnosisDisplay: orNothing(values.diagnosisDisplay.slice(0, 300)),
      riskFactors: values.riskFactors.length > 0 ? values.riskFactors : undefined,
      complications: values.complications.length > 0 ? values.complications : undefined,
      medicinesAtStart,
      target,
      smoker: orNothing(values.smoker),
      totalCholesterolMmolL: cholesterol,
      totalCholesterolOn: cholesterolOn(cholesterol, standing, today),
      standingOn,
      note,
    }),
  });
}
