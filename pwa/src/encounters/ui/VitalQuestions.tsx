// What was measured: each value with its unit, last time's beside it, and a guess where the finger slipped.

import { parseDecimal } from '@tram/shared-schema/encounters/vitals.js';
import { VITALS } from '@tram/shared-schema/encounters/vitals.table.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { NumberField } from '#ui/NumberField.js';
import { Question, type Fix } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import { pressureAdvice, vitalAdvice, type VitalAdvice } from '../encounter-form-words.js';
import { SINGLE_VITALS, type SingleVital } from '../encounter-form.js';
import type { EncounterFormModel } from '../encounter-form-model.js';
import { slashTypedPressure } from '../typed-pressure.js';
import { glucoseMgDl, pressureWords, unitOf, vitalName, withUnit } from '../vital-words.js';
import { answerOf } from './form-answer.js';
import styles from './VitalQuestions.module.css';

interface FormProps {
  form: EncounterFormModel;
}

export function VitalQuestions({ form }: FormProps) {
  // A waist is measured elsewhere; here it is only shown where a visit to correct has one.
  const asked = SINGLE_VITALS.filter((vital) => vital !== 'waistCm' || form.values.value.waistCm !== '');
  return (
    <>
      <PressureQuestion form={form} />
      {asked.map((vital) => (
        <VitalQuestion key={vital} form={form} vital={vital} />
      ))}
    </>
  );
}

function fixOf({ suggested }: VitalAdvice, take: (text: string) => void): Fix | undefined {
  if (!suggested) return undefined;
  return { label: t('encounters.isIt', { value: suggested.words }), onPress: () => take(suggested.text) };
}

function PressureQuestion({ form }: FormProps) {
  const answer = answerOf(form, 'bloodPressure');
  const advice = pressureAdvice(form);
  const last = form.last.bloodPressure;
  return (
    <Question field="bloodPressure" fixes={[fixOf(advice, answer.onChange)]}>
      <TextField
        {...answer}
        label={t('encounters.vital.bloodPressure')}
        onChange={(text) => answer.onChange(slashTypedPressure(answer.value, text))}
        inputMode="numeric"
        hint={t('encounters.pressureHint')}
        warning={advice.warning}
        lastValue={last && { value: pressureWords(last.value) ?? '', on: formatLocalDate(last.on) }}
        action={<span class={styles.unit}>{unitOf('systolicMmHg')}</span>}
      />
    </Question>
  );
}

function VitalQuestion({ form, vital }: FormProps & { vital: SingleVital }) {
  const answer = answerOf(form, vital);
  const advice = vitalAdvice(form, vital);
  const last = form.last.single[vital];
  return (
    <Question field={vital} fixes={[fixOf(advice, answer.onChange)]}>
      <NumberField
        {...answer}
        label={vitalName(vital)}
        unit={unitOf(vital)}
        whole={VITALS[vital].decimals === 0}
        hint={hintOf(form, vital)}
        warning={advice.warning}
        lastValue={last && { value: withUnit(vital, last.value), on: formatLocalDate(last.on) }}
      />
    </Question>
  );
}

/** What the number means besides itself. */
function hintOf(form: EncounterFormModel, vital: SingleVital): string | undefined {
  if (vital === 'glucoseMmolL') {
    const typed = parseDecimal(form.values.value.glucoseMmolL);
    return typed.ok ? t('encounters.glucoseHint', { value: glucoseMgDl(typed.value) }) : undefined;
  }
  const bmi = form.bmi.value;
  if (vital !== 'heightCm' || bmi === undefined) return undefined;
  const value = formatNumber(bmi, 1);
  const height = form.last.single.heightCm;
  return form.values.value.heightCm.trim() === '' && height
    ? t('encounters.bmiWithLastHeight', { value, on: formatLocalDate(height.on) })
    : t('encounters.bmi', { value });
}
