// What is known of a person, in the words a screen says. Values a newer version wrote and this one does not know are
// said to be unknown, never shown raw.

import { formatLocalDate, type LocalDate, type PartialDate } from '@tram/shared-schema/local-date.js';
import { ethnicGroupOf } from '@tram/shared-schema/people/ethnic-groups.js';
import { spokenAge, type Insurance } from '@tram/shared-schema/people/person.js';
import { t, type PlainTextKey } from '#text/text.js';
import { countryName } from './countries.js';
import { papersReason } from './without-papers.js';
import { shownInsuranceNumber, shownPersonalId, shownPhone } from './person-form.js';

const oneOf = <const K extends string>(known: readonly K[], value: string): K | undefined =>
  known.find((candidate) => candidate === value);

export const SEXES = ['male', 'female', 'other', 'unknown'] as const;
export const RELATIONS = ['head', 'spouse', 'child', 'parent', 'grandchild', 'sibling', 'other'] as const;
export const LIFE_STATUSES = ['living', 'moved-away', 'deceased'] as const;
const SOURCES = ['id-card', 'insurance-card', 'told', 'other'] as const;

export function sexWord(sex: string | undefined): string {
  return t(`people.sex.${oneOf(SEXES, sex ?? '') ?? 'unknown'}`);
}

export function relationWord(relation: string): string {
  const known = oneOf(RELATIONS, relation);
  return known ? t(`people.relation.${known}`) : t('ui.unknown');
}

export function lifeStatusWord(status: string): string {
  const known = oneOf(LIFE_STATUSES, status);
  return known ? t(`people.life.${known}`) : t('ui.unknown');
}

export function sourceWord(source: string): string {
  const known = oneOf(SOURCES, source);
  return known ? t(`people.source.${known}`) : t('ui.unknown');
}

export function papersReasonWord(reason: string): string {
  const known = papersReason(reason);
  return known ? t(`papers.reason.${known}`) : t('ui.unknown');
}

export const birthOrderWord = (order: number): string => t('papers.birthOrder', { order });

const AGE_KEY = { day: 'people.ageInDays', month: 'people.ageInMonths', year: 'people.ageInYears' } as const;

export function ageWords(birthDate: PartialDate | undefined, today: LocalDate): string {
  const age = birthDate === undefined ? undefined : spokenAge(birthDate, today);
  if (!age) return t('people.ageUnknown');
  const words = t(AGE_KEY[age.unit], { count: age.count });
  return age.about ? t('people.ageAbout', { age: words }) : words;
}

interface Known {
  readonly sex?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
}

/** `39 tuổi`, `Nữ`, `sinh 01/02/1987` */
export function identityWords(person: Known, today: LocalDate): readonly string[] {
  const born =
    person.birthDate === undefined ? [] : [t('people.born', { date: formatLocalDate(person.birthDate) })];
  return [ageWords(person.birthDate, today), sexWord(person.sex), ...born];
}

export function insuranceWords(insurance: Insurance): string {
  const number = shownInsuranceNumber(insurance.number);
  if (insurance.validTo === undefined) return number;
  return t('people.insuranceUntil', { number, date: formatLocalDate(insurance.validTo) });
}

/** All of it, for two cards of one number that differ in a detail. */
export function insuranceInFull({ number, validFrom, validTo, facilityCode }: Insurance): string {
  return [
    shownInsuranceNumber(number),
    validFrom && t('people.insuranceFrom', { date: formatLocalDate(validFrom) }),
    validTo && t('people.insuranceTo', { date: formatLocalDate(validTo) }),
    facilityCode && t('people.insuranceFacility', { code: facilityCode }),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

export const ethnicGroupWord = (code: string): string => ethnicGroupOf(code)?.name ?? t('ui.unknown');

/** Fields whose values two tablets may disagree on, and what each is called. */
export const FIELD_WORDS = {
  name: 'people.field.name',
  sex: 'people.field.sex',
  birthDate: 'people.field.birthDate',
  personalId: 'people.field.personalId',
  oldIdNumbers: 'people.field.oldIdNumbers',
  idCardIssuedOn: 'people.field.idCardIssuedOn',
  withoutPapers: 'papers.field.withoutPapers',
  temporaryCode: 'papers.field.temporaryCode',
  nationalityCode: 'papers.field.nationalityCode',
  passportNumber: 'papers.field.passportNumber',
  motherPersonId: 'papers.field.motherPersonId',
  multipleBirth: 'papers.field.multipleBirth',
  insurance: 'people.field.insurance',
  phone: 'people.field.phone',
  hamletId: 'people.field.hamletId',
  address: 'people.field.address',
  householdId: 'people.field.householdId',
  relationToHead: 'people.field.relationToHead',
  ethnicGroupCode: 'people.field.ethnicGroupCode',
  guardianName: 'people.field.guardianName',
  allergies: 'people.field.allergies',
  note: 'people.field.note',
  lifeStatus: 'people.field.lifeStatus',
  deceasedOn: 'people.field.deceasedOn',
  identitySource: 'people.field.identitySource',
  residence: 'people.field.residence',
  replacedBy: 'people.field.replacedBy',
  notSameAs: 'people.field.notSameAs',
  insuranceLookup: 'people.field.insuranceLookup',
} as const satisfies Record<string, PlainTextKey>;

/** The few names a value may need: whose hamlet, whose household. */
export interface NamesOfPlaces {
  hamletName(hamletId: string): string | undefined;
  headName(householdId: string): string | undefined;
  personName?(personId: string): string | undefined;
}

/** Any field's value as words; what a newer version may have stored there is said as it can be. */
export function fieldValueWords(field: string, value: unknown, names: NamesOfPlaces): string {
  if (value === undefined) return field === 'replacedBy' ? t('linked.standsAlone') : t('people.empty');
  if (field === 'notSameAs' && Array.isArray(value))
    return value.map((id) => names.personName?.(String(id)) ?? t('ui.unknown')).join(', ');
  if (field === 'insurance') return isInsurance(value) ? insuranceWords(value) : t('ui.unknown');
  if (Array.isArray(value)) return value.map((item) => shownPersonalId(String(item))).join(', ');
  if (field === 'multipleBirth' && typeof value === 'number') return birthOrderWord(value);
  if (typeof value !== 'string') return t('ui.unknown');
  switch (field) {
    case 'sex':
      return sexWord(value);
    case 'birthDate':
    case 'deceasedOn':
    case 'idCardIssuedOn':
      return value.split('-').reverse().join('/');
    case 'personalId':
      return shownPersonalId(value);
    case 'phone':
      return shownPhone(value);
    case 'withoutPapers':
      return papersReasonWord(value);
    case 'nationalityCode':
      return countryName(value);
    case 'motherPersonId':
    case 'replacedBy':
      return names.personName?.(value) ?? t('ui.unknown');
    case 'hamletId':
      return names.hamletName(value) ?? t('people.hamletUnknown');
    case 'householdId':
      return t('people.householdOf', { name: names.headName(value) ?? t('ui.unknown') });
    case 'relationToHead':
      return relationWord(value);
    case 'ethnicGroupCode':
      return ethnicGroupWord(value);
    case 'lifeStatus':
      return lifeStatusWord(value);
    case 'identitySource':
      return sourceWord(value);
    default:
      return value;
  }
}

export const isInsurance = (value: unknown): value is Insurance =>
  typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'string';
