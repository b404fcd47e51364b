// What is wrong or unlikely in the person form, in the worker's words. Every failure has words or this does not compile.

import { assertNever } from '@tram/shared-schema/result.js';
import type { InsuranceNumberFailure } from '@tram/shared-schema/people/insurance-number.js';
import type { PersonalIdFailure, PersonalIdWarning } from '@tram/shared-schema/people/personal-id.js';
import type { PhoneFailure } from '@tram/shared-schema/people/phone-number.js';
import { t } from '#text/text.js';
import type { HouseholdFormFailure } from './household-form.js';
import type { PersonFormFailure } from './parse-person-form.js';
import type { PersonFormWarnings } from './person-form-warnings.js';
import { sexWord } from './person-words.js';

export function failureWords(failure: PersonFormFailure | HouseholdFormFailure): string {
  switch (failure.kind) {
    case 'text-too-long':
      return t('people.error.text-too-long', { length: failure.length, limit: failure.limit });
    case 'date-too-long-ago':
      return t('people.error.date-too-long-ago', { year: failure.year });
    case 'personal-id':
      return personalIdWords(failure.failure);
    case 'insurance-number':
      return insuranceWords(failure.failure);
    case 'phone':
      return phoneWords(failure.failure);
    default:
      return t(`people.error.${failure.kind}`);
  }
}

function personalIdWords(failure: Exclude<PersonalIdFailure, { kind: 'empty' }>): string {
  switch (failure.kind) {
    case 'not-digits':
      return t('people.error.id-not-digits');
    case 'old-id-number':
      return t('people.error.id-old-number');
    case 'too-short':
    case 'too-long':
      return t('people.error.id-length', { digits: failure.digits });
    default:
      return assertNever(failure);
  }
}

function insuranceWords(failure: Exclude<InsuranceNumberFailure, { kind: 'empty' }>): string {
  switch (failure.kind) {
    case 'not-an-insurance-number':
      return t('people.error.insurance-unreadable');
    case 'wrong-length':
      return t('people.error.insurance-length', { length: failure.length });
    case 'unknown-benefit-level':
      return t('people.error.insurance-level');
    default:
      return assertNever(failure);
  }
}

function phoneWords(failure: Exclude<PhoneFailure, { kind: 'empty' }>): string {
  switch (failure.kind) {
    case 'not-a-phone-number':
      return t('people.error.phone-unreadable');
    case 'foreign':
      return t('people.error.phone-foreign');
    case 'too-short':
      return t('people.error.phone-too-short', { digits: failure.digits });
    case 'too-long':
      return t('people.error.phone-too-long', { digits: failure.digits });
    case 'old-mobile':
      return t('people.error.phone-old');
    default:
      return assertNever(failure);
  }
}

export function personalIdWarningWords(warning: PersonalIdWarning): string {
  switch (warning.kind) {
    case 'sex-differs':
      return t('people.warning.id-sex', { sex: sexWord(warning.onId) });
    case 'birth-year-differs':
      return t('people.warning.id-year', { year: warning.onId });
    case 'unknown-province':
      return t('people.warning.id-province', { code: warning.code });
    case 'unassigned-century':
      return t('people.warning.id-century');
    default:
      return assertNever(warning);
  }
}

export function nameWarningWords(warning: NonNullable<PersonFormWarnings['name']>): string {
  return t(`people.warning.${warning.kind}`);
}
