// What is known of a person, in the words a screen says. Values a newer version wrote and this one does not know are
// said to be unknown, never shown raw.

import { formatLocalDate, type LocalDate, type PartialDate } from '@tram/shared-schema/local-date.js';
import { ethnicGroupOf } from '@tram/shared-schema/people/ethnic-groups.js';
import { spokenAge, type Insurance } from '@tram/shared-schema/people/person.js';
import { t, type PlainTextKey } from '#text/text.js';
import { papersReason } from './without-papers.js';
import { shownInsuranceNumber } from './person-form.js';

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
  seenOnCard: 'people.field.seenOnCard',
} as const satisfies Record<string, PlainTextKey>;
