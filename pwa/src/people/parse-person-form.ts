// Reads the person form: either a whole person, or every answer that cannot stand, by its field.
// An answer left as it was opened is not read again: an old record must not refuse the mending of another field.

import {
  isLocalDate,
  parseTypedDate,
  type LocalDate,
  type PartialDate,
} from '@tram/shared-schema/local-date.js';
import {
  isIdOf,
  type HamletId,
  type HouseholdId,
  type PersonDocId,
} from '@tram/shared-schema/document/ids.js';
import {
  parseInsuranceNumber,
  type InsuranceNumberFailure,
} from '@tram/shared-schema/people/insurance-number.js';
import type { Insurance } from '@tram/shared-schema/people/person.js';
import { parsePersonalId, type PersonalIdFailure } from '@tram/shared-schema/people/personal-id.js';
import { parsePhoneNumber, type PhoneFailure } from '@tram/shared-schema/people/phone-number.js';
import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { withoutUndefined } from './without-undefined.js';
import { parsePastDate, type PastDateFailure } from './past-date.js';
import type { PersonFields } from './person-fields.js';
import type { PersonFormField, PersonFormValues } from './person-form.js';
import { residenceOfText } from './residence-text.js';
import { tidyLines } from './tidy-lines.js';

export type PersonFormFailure =
  | { kind: 'name-empty' }
  | { kind: 'text-too-long'; length: number; limit: number }
  | { kind: 'sex-not-chosen' }
  | PastDateFailure
  | { kind: 'died-before-birth' }
  | { kind: 'personal-id'; failure: Exclude<PersonalIdFailure, { kind: 'empty' }> }
  | { kind: 'old-id-number-unreadable' }
  | { kind: 'insurance-number'; failure: Exclude<InsuranceNumberFailure, { kind: 'empty' }> }
  | { kind: 'phone'; failure: Exclude<PhoneFailure, { kind: 'empty' }> }
  | { kind: 'household-not-chosen' }
  /** Whoever works in some hamlets only: the server takes nobody from elsewhere, or from nowhere. */
  | { kind: 'hamlet-not-chosen' }
  /** As it stands the server would not take it. Said until it is changed; it does not keep the rest from being saved. */
  | { kind: 'refused-by-server' };

export type PersonFormFailures = Partial<Record<PersonFormField, PersonFormFailure>>;

export type HouseholdChoice = { kind: 'none' } | { kind: 'new' } | { kind: 'join'; householdId: HouseholdId };

export interface PersonFormReading {
  readonly fields: PersonFields;
  readonly household: HouseholdChoice;
}

/** What the form was opened with, where the person is already known. */
export interface OpenedPersonForm {
  readonly values: PersonFormValues;
  readonly fields: PersonFields;
}

type FieldReading<V> = Result<V | undefined, PersonFormFailure>;

/** Lengths of the stored document; see person.schema.ts. */
const LIMIT = {
  name: 120,
  address: 300,
  guardianName: 120,
  passportNumber: 20,
  allergies: 400,
  note: 1000,
} as const;
const MOST_OLD_NUMBERS = 8;

export function parsePersonForm(
  values: PersonFormValues,
  today: LocalDate,
  opened?: OpenedPersonForm,
  ownHamletIds?: readonly HamletId[],
): Result<PersonFormReading, PersonFormFailures> {
  const failures: PersonFormFailures = {};
  const untouched = (...fields: readonly PersonFormField[]): boolean =>
    opened !== undefined && fields.every((field) => values[field] === opened.values[field]);

  function read<V>(
    field: PersonFormField,
    standing: V | undefined,
    parse: () => FieldReading<V>,
  ): V | undefined {
    if (untouched(field)) return standing;
    const reading = parse();
    if (reading.ok) return reading.value;
    failures[field] = reading.error;
    return undefined;
  }

  const line = (field: keyof typeof LIMIT, standing: string | undefined): string | undefined =>
    read(field, standing, () => readText(values[field], field));
  const before = opened?.fields;
  const birthDate = read('birthDate', before?.birthDate, () => readPastDate(values.birthDate, today));
  const name = line('name', before?.name);
  if (name === undefined && !failures.name) failures.name = { kind: 'name-empty' };
  if (values.sex === '') failures.sex = { kind: 'sex-not-chosen' };
  const household = readHousehold(values);
  if (!household.ok) failures.householdId = household.error;
  const hamletId = hamletOf(values.hamletId);
  if (ownHamletIds && (!hamletId || !ownHamletIds.includes(hamletId)))
    failures.hamletId = { kind: 'hamlet-not-chosen' };

  const personalId = read('personalId', before?.personalId, () => readPersonalId(values.personalId));

  const fields: PersonFields = {
    name: name ?? '',
    sex: values.sex,
    birthDate,
    personalId,
    oldIdNumbers: read('oldIdNumbers', before?.oldIdNumbers, () => readOldIdNumbers(values.oldIdNumbers)),
    idCardIssuedOn: dayOf(values.idCardIssuedOn),
    withoutPapers: personalId === undefined ? emptyToUndefined(values.withoutPapers) : undefined,
    temporaryCode: before?.temporaryCode,
    nationalityCode: emptyToUndefined(values.nationalityCode),
    passportNumber: read('passportNumber', before?.passportNumber, () =>
      readText(values.passportNumber.toUpperCase(), 'passportNumber'),
    ),
    motherPersonId: personOf(values.motherPersonId),
    multipleBirth: /^[1-9]$/.test(values.multipleBirth) ? Number(values.multipleBirth) : undefined,
    insurance: read('insuranceNumber', carriedInsurance(values, before), () => readInsurance(values)),
    phone: read('phone', before?.phone, () => readPhone(values.phone)),
    hamletId,
    address: line('address', before?.address),
    residence: residenceOfText(values.residence),
    householdId: household.ok && household.value.kind === 'join' ? household.value.householdId : undefined,
    relationToHead: values.householdChoice === 'none' ? undefined : emptyToUndefined(values.relationToHead),
    ethnicGroupCode: emptyToUndefined(values.ethnicGroupCode),
    guardianName: line('guardianName', before?.guardianName),
    allergies: line('allergies', before?.allergies),
    note: line('note', before?.note),
    lifeStatus: values.lifeStatus,
    deceasedOn:
      values.lifeStatus === 'deceased'
        ? read('deceasedOn', before?.deceasedOn, () => readDeath(values.deceasedOn, birthDate, today))
        : undefined,
    identitySource: values.identitySource,
  };
  if (Object.keys(failures).length > 0 || !household.ok) return err(failures);
  return ok({ fields, household: household.value });
}

function readText(text: string, field: keyof typeof LIMIT): FieldReading<string> {
  const tidy = field === 'note' || field === 'allergies' ? tidyLines(text) : tidyText(text);
  const limit = LIMIT[field];
  if (tidy.length > limit) return err({ kind: 'text-too-long', length: tidy.length, limit });
  return ok(emptyToUndefined(tidy));
}

function readPastDate(text: string, today: LocalDate): FieldReading<PartialDate> {
  return text.trim() === '' ? ok(undefined) : parsePastDate(text, today);
}

function readDeath(
  text: string,
  birthDate: PartialDate | undefined,
  today: LocalDate,
): FieldReading<PartialDate> {
  const reading = readPastDate(text, today);
  if (!reading.ok || reading.value === undefined || birthDate === undefined) return reading;
  const precision = Math.min(reading.value.length, birthDate.length);
  return reading.value.slice(0, precision) < birthDate.slice(0, precision)
    ? err({ kind: 'died-before-birth' })
    : reading;
}

function readPersonalId(text: string): FieldReading<string> {
  const parsed = parsePersonalId(text);
  if (parsed.ok) return parsed;
  const failure = parsed.error;
  return failure.kind === 'empty' ? ok(undefined) : err({ kind: 'personal-id', failure });
}

function readOldIdNumbers(text: string): FieldReading<readonly string[]> {
  const numbers = text
    .split(/[,;]/)
    .map((part) => part.replace(/[\s.]/g, ''))
    .filter((part) => part !== '');
  if (numbers.length === 0) return ok(undefined);
  const readable =
    numbers.length <= MOST_OLD_NUMBERS && numbers.every((number) => /^\d{9}(\d{3})?$/.test(number));
  return readable ? ok([...new Set(numbers)]) : err({ kind: 'old-id-number-unreadable' });
}

function readInsurance(values: PersonFormValues): FieldReading<Insurance> {
  const parsed = parseInsuranceNumber(values.insuranceNumber);
  if (!parsed.ok) {
    const failure = parsed.error;
    return failure.kind === 'empty' ? ok(undefined) : err({ kind: 'insurance-number', failure });
  }
  const number = parsed.value.text;
  if (values.insuranceOf !== number) return ok({ number });
  return ok({ number, ...insuranceDetails(values) });
}

function insuranceDetails(values: PersonFormValues): Omit<Insurance, 'number'> {
  return withoutUndefined({
    validFrom: dayOf(values.insuranceValidFrom),
    validTo: dayOf(values.insuranceValidTo),
    facilityCode: emptyToUndefined(values.insuranceFacility),
    fiveYearsFrom: dayOf(values.insuranceFiveYearsFrom),
  });
}

/** The number was left as it was opened; a card scanned since may still have renewed how long it is valid. */
function carriedInsurance(values: PersonFormValues, before: PersonFields | undefined): Insurance | undefined {
  const standing = before?.insurance;
  if (!standing || values.insuranceOf !== standing.number) return standing;
  return { number: standing.number, ...insuranceDetails(values) };
}

function readPhone(text: string): FieldReading<string> {
  const parsed = parsePhoneNumber(text);
  if (parsed.ok) return parsed;
  const failure = parsed.error;
  return failure.kind === 'empty' ? ok(undefined) : err({ kind: 'phone', failure });
}

function readHousehold(values: PersonFormValues): Result<HouseholdChoice, PersonFormFailure> {
  if (values.householdChoice === 'new') return ok({ kind: 'new' });
  if (values.householdChoice !== 'join') return ok({ kind: 'none' });
  const { householdId } = values;
  return isIdOf('household', householdId)
    ? ok({ kind: 'join', householdId })
    : err({ kind: 'household-not-chosen' });
}

const emptyToUndefined = (text: string): string | undefined => (text === '' ? undefined : text);
const personOf = (id: string): PersonDocId | undefined => (isIdOf('person', id) ? id : undefined);
const hamletOf = (id: string): HamletId | undefined => (isIdOf('hamlet', id) ? id : undefined);

/** For days a card wrote into the form, which no person types. */
function dayOf(text: string): LocalDate | undefined {
  const parsed = parseTypedDate(text);
  return parsed.ok && isLocalDate(parsed.value) ? parsed.value : undefined;
}
