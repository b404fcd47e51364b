// What is wrong or unlikely in the visit form, in the worker's words. Every failure has words or this does not compile.

import { assertNever } from '@tram/shared-schema/result.js';
import { parseDecimal, type BloodPressure, type VitalCheck } from '@tram/shared-schema/encounters/vitals.js';
import type { VitalKind } from '@tram/shared-schema/encounters/vitals.table.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import type { EncounterFormModel } from './encounter-form-model.js';
import type { EncounterFormField, SingleVital } from './encounter-form.js';
import type { EncounterFormFailure } from './parse-encounter-form.js';
import { rangeWords, withUnit } from './vital-words.js';

export function failureWords(field: EncounterFormField, failure: EncounterFormFailure): string {
  switch (failure.kind) {
    case 'text-too-long':
      return t('encounters.error.text-too-long', { length: failure.length, limit: failure.limit });
    case 'too-many-diagnoses':
      return t('encounters.error.too-many-diagnoses', { limit: failure.limit });
    case 'vital-impossible':
      return t('encounters.error.impossible', rangeWords(field as SingleVital, failure.check.possible));
    case 'blood-pressure':
      switch (failure.failure.kind) {
        case 'not-a-blood-pressure':
          return t('encounters.error.pressure-unreadable');
        case 'impossible':
          return t('encounters.error.pressure-impossible');
        case 'diastolic-not-below-systolic':
          return t('encounters.error.pressure-reversed');
        default:
          return assertNever(failure.failure);
      }
    default:
      return t(`encounters.error.${failure.kind}`);
  }
}

export interface VitalAdvice {
  readonly warning: string | undefined;
  /** What it may have been meant to be, and its words. */
  readonly suggested: { readonly text: string; readonly words: string } | undefined;
}

/**
 * While somebody types, a number only grows: too much is said at once, too little once the field was left.
 */
export function vitalAdvice(form: EncounterFormModel, vital: SingleVital): VitalAdvice {
  const number = parseDecimal(form.values.value[vital]);
  const failure = form.failures.value[vital];
  const impossible = failure?.kind === 'vital-impossible' ? failure.check : undefined;
  const check = impossible ?? form.warnings.value.single[vital];
  if (!check || !number.ok) return { warning: undefined, suggested: undefined };
  const range = check.kind === 'implausible' ? check.plausible : check.possible;
  if (!form.wasLeft(vital) && number.value < range.from) return { warning: undefined, suggested: undefined };
  return {
    warning:
      check.kind === 'implausible'
        ? t('encounters.warning.implausible', rangeWords(vital, range))
        : undefined,
    suggested: suggestionOf(vital, check),
  };
}

function suggestionOf(
  vital: VitalKind,
  check: Exclude<VitalCheck, { kind: 'ok' }>,
): { text: string; words: string } | undefined {
  const { suggested } = check;
  if (suggested === undefined) return undefined;
  return { text: String(suggested).replace('.', ','), words: withUnit(vital, suggested) };
}

export function pressureAdvice(form: EncounterFormModel): VitalAdvice {
  const failure = form.failures.value.bloodPressure;
  if (failure?.kind === 'blood-pressure') {
    const suggested = failure.failure.kind === 'impossible' ? failure.failure.suggested : undefined;
    return { warning: undefined, suggested: suggested && pressureText(suggested) };
  }
  const warning = form.warnings.value.bloodPressure;
  if (!warning || !form.wasLeft('bloodPressure')) return { warning: undefined, suggested: undefined };
  const { which, check, suggested } = warning;
  const key = which === 'systolicMmHg' ? 'encounters.warning.systolic' : 'encounters.warning.diastolic';
  return {
    warning: t(key, rangeWords(which, check.plausible)),
    suggested: suggested && pressureText(suggested),
  };
}

function pressureText({ systolicMmHg, diastolicMmHg }: BloodPressure): { text: string; words: string } {
  const text = `${formatNumber(systolicMmHg)}/${formatNumber(diastolicMmHg)}`;
  return { text, words: text };
}
