// What a stored record and each of its fields are called, for whoever must say which of them the server refused.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { vitalName } from '#encounters/vital-words.js';
import { SINGLE_VITALS } from '#encounters/encounter-form.js';
import { HOUSEHOLD_FIELD_WORDS } from '#people/household-words.js';
import { FIELD_WORDS } from '#people/person-words.js';
import { t, type PlainTextKey } from '#text/text.js';
import { CARE_FIELD_WORDS, CARE_TYPE_WORDS } from './care-record-words.js';

type FieldKeys = Readonly<Record<string, PlainTextKey>>;

const ENCOUNTER_FIELD_WORDS: FieldKeys = {
  occurredAt: 'encounters.when',
  reason: 'encounters.reason',
  vitals: 'encounters.vitals',
  diagnoses: 'encounters.diagnoses',
  advice: 'encounters.advice',
};
const MOVE_FIELD_WORDS: FieldKeys = {
  movedOn: 'households.whenQuestion',
  reason: 'households.whyQuestion',
  to: 'households.wayQuestion',
};
const WORDS: Readonly<Record<string, FieldKeys>> = {
  person: FIELD_WORDS,
  household: HOUSEHOLD_FIELD_WORDS,
  encounter: ENCOUNTER_FIELD_WORDS,
  move: MOVE_FIELD_WORDS,
  'household-change': MOVE_FIELD_WORDS,
  ...CARE_FIELD_WORDS,
};
const isOfCare = (type: string): type is keyof typeof CARE_TYPE_WORDS => Object.hasOwn(CARE_TYPE_WORDS, type);

export function typeName(type: TramDocument['type']): string {
  if (type === 'person') return t('sync.type.person');
  if (type === 'household') return t('sync.type.household');
  if (isOfCare(type)) return t(CARE_TYPE_WORDS[type]);
  if (type === 'move' || type === 'household-change') return t('sync.type.move');
  return type === 'encounter' ? t('sync.type.encounter') : t('sync.type.other');
}

/** Undefined for what the tablet writes by itself: no worker ever saw it under any name. */
export function fieldName(type: string, field: string): string | undefined {
  const [root = '', part = ''] = field.split('.');
  if (type === 'encounter' && root === 'vitals') {
    if (part === 'systolicMmHg' || part === 'diastolicMmHg') return t('encounters.vital.bloodPressure');
    const vital = SINGLE_VITALS.find((one) => one === part);
    if (vital) return vitalName(vital);
  }
  const words = Object.hasOwn(WORDS, type) ? WORDS[type] : undefined;
  const key = words && Object.hasOwn(words, root) ? words[root] : undefined;
  return key && t(key);
}
