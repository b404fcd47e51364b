// What each answer of a person says, whatever field it is of.

import type { Insurance } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import { countryName } from './countries.js';
import { shownPersonalId, shownPhone } from './person-form.js';
import {
  birthOrderWord,
  ethnicGroupWord,
  insuranceWords,
  lifeStatusWord,
  papersReasonWord,
  relationWord,
  sexWord,
  sourceWord,
} from './person-words.js';

/** Of an answer in several parts those that are words: a commune and its province, a code. */
function partsWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return t('ui.unknown');
  const parts: Readonly<Record<string, unknown>> = { ...value };
  const words = ['communeName', 'provinceName', 'resultCode'].map((part) => parts[part]);
  const said = words.filter((word) => typeof word === 'string');
  return said.length === 0 ? t('ui.unknown') : said.join(', ');
}

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
  if (field === 'seenOnCard' && Array.isArray(value)) return t('people.seenOnCard', { count: value.length });
  if (Array.isArray(value)) return value.map((item) => shownPersonalId(String(item))).join(', ');
  if (field === 'multipleBirth' && typeof value === 'number') return birthOrderWord(value);
  if (typeof value !== 'string') return partsWords(value);
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
