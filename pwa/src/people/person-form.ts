// The person form as it is typed: every answer is text, so that a draft loses nothing of a half-written word.
// Reading it is parse-person-form.ts; filling it from a card is person-form-of-card.ts.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { formatInsuranceNumber, parseInsuranceNumber } from '@tram/shared-schema/people/insurance-number.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { formatPersonalId, parsePersonalId } from '@tram/shared-schema/people/personal-id.js';
import { formatPhoneNumber, parsePhoneNumber } from '@tram/shared-schema/people/phone-number.js';
import { residenceText } from './residence-text.js';

export const EMPTY_PERSON_FORM = {
  name: '',
  /** Empty until chosen; `unknown` is an answer too. */
  sex: '',
  birthDate: '',
  personalId: '',
  /** Numbers of older papers, separated by commas. */
  oldIdNumbers: '',
  idCardIssuedOn: '',
  /** Why there is no personal id; empty where there is one, or nobody said. */
  withoutPapers: '',
  nationalityCode: '',
  passportNumber: '',
  motherPersonId: '',
  /** 1 to 9; empty for a child born alone. */
  multipleBirth: '',
  insuranceNumber: '',
  /** The number that what follows belongs to. It falls away when another number is typed. */
  insuranceOf: '',
  insuranceValidFrom: '',
  insuranceValidTo: '',
  insuranceFacility: '',
  insuranceFiveYearsFrom: '',
  phone: '',
  hamletId: '',
  address: '',
  /** The commune of the address in the official list; residence-text.ts says how. */
  residence: '',
  /** `none`, `new` or `join`. */
  householdChoice: 'none',
  householdId: '',
  /** Who heads the household that was chosen, to be shown without looking it up. */
  householdHead: '',
  relationToHead: '',
  guardianName: '',
  ethnicGroupCode: '',
  allergies: '',
  note: '',
  lifeStatus: 'living',
  deceasedOn: '',
  identitySource: 'told',
};

export type PersonFormField = keyof typeof EMPTY_PERSON_FORM;
export type PersonFormValues = Readonly<Record<PersonFormField, string>>;

/** A draft written by another version: what this form does not know is left out, what is missing stays empty. */
export function readPersonForm(values: Readonly<Record<string, unknown>>): PersonFormValues {
  const known = Object.entries(values).filter(
    ([field, value]) => Object.hasOwn(EMPTY_PERSON_FORM, field) && typeof value === 'string',
  );
  return { ...EMPTY_PERSON_FORM, ...Object.fromEntries(known) };
}

const date = (value: Parameters<typeof formatLocalDate>[0] | undefined): string =>
  value === undefined ? '' : formatLocalDate(value);

/** Numbers are grouped as people read them out; one that no longer reads is shown as it was stored. */
export function shownPersonalId(stored: string): string {
  const parsed = parsePersonalId(stored);
  return parsed.ok ? formatPersonalId(parsed.value) : stored;
}

export function shownInsuranceNumber(stored: string): string {
  const parsed = parseInsuranceNumber(stored);
  return parsed.ok ? formatInsuranceNumber(parsed.value) : stored;
}

export function shownPhone(stored: string): string {
  const parsed = parsePhoneNumber(stored);
  return parsed.ok ? formatPhoneNumber(parsed.value) : stored;
}

/** The form opened on a person who is already known. */
export function personFormOf(person: Person, householdHead: string): PersonFormValues {
  const { insurance } = person;
  return {
    name: person.name,
    sex: person.sex,
    birthDate: date(person.birthDate),
    personalId: person.personalId === undefined ? '' : shownPersonalId(person.personalId),
    oldIdNumbers: (person.oldIdNumbers ?? []).join(', '),
    idCardIssuedOn: date(person.idCardIssuedOn),
    withoutPapers: person.withoutPapers ?? '',
    nationalityCode: person.nationalityCode ?? '',
    passportNumber: person.passportNumber ?? '',
    motherPersonId: person.motherPersonId ?? '',
    multipleBirth: person.multipleBirth === undefined ? '' : String(person.multipleBirth),
    insuranceNumber: insurance ? shownInsuranceNumber(insurance.number) : '',
    insuranceOf: insurance?.number ?? '',
    insuranceValidFrom: date(insurance?.validFrom),
    insuranceValidTo: date(insurance?.validTo),
    insuranceFacility: insurance?.facilityCode ?? '',
    insuranceFiveYearsFrom: date(insurance?.fiveYearsFrom),
    phone: person.phone === undefined ? '' : shownPhone(person.phone),
    hamletId: person.hamletId ?? '',
    address: person.address ?? '',
    residence: residenceText(person.residence),
    householdChoice: person.householdId === undefined ? 'none' : 'join',
    householdId: person.householdId ?? '',
    householdHead: person.householdId === undefined ? '' : householdHead,
    relationToHead: person.relationToHead ?? '',
    guardianName: person.guardianName ?? '',
    ethnicGroupCode: person.ethnicGroupCode ?? '',
    allergies: person.allergies ?? '',
    note: person.note ?? '',
    lifeStatus: person.lifeStatus,
    deceasedOn: date(person.deceasedOn),
    identitySource: person.identitySource,
  };
}
