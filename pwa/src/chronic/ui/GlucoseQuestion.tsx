// Glucose with its kind and its unit: the other unit is said while typing, and a number that fits only the other one is
// asked about.

import { inOtherUnit } from '@tram/shared-schema/chronic/convert-unit.js';
import type { Glucose } from '@tram/shared-schema/chronic/follow-up.js';
import { checkVital } from '@tram/shared-schema/encounters/vitals.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { NumberField } from '#ui/NumberField.js';
import { Question, type Fix } from '#ui/Question.js';
import { glucoseWords } from '../chronic-words.js';
import { GLUCOSE_KINDS, GLUCOSE_UNITS, type GlucoseUnit, type MeasureValues } from '../measure-values.js';
import { typedGlucoseMmolL } from '../read-measures.js';
import { answerOf, type AskingForm } from './form-answer.js';

export interface GlucoseQuestionProps {
  form: AskingForm<MeasureValues>;
  last: { readonly glucose: Glucose; readonly on: string } | undefined;
  optional?: boolean;
}

/** A value nobody has in this unit and many have in the other. */
function likelierUnit(values: MeasureValues): GlucoseUnit | undefined {
  const isLikely = (glucoseUnit: GlucoseUnit): boolean => {
    const mmolL = typedGlucoseMmolL({ ...values, glucoseUnit });
    return mmolL !== undefined && checkVital('glucoseMmolL', mmolL).kind === 'ok';
  };
  const other = values.glucoseUnit === 'mmol/L' ? 'mg/dL' : 'mmol/L';
  return !isLikely(values.glucoseUnit) && isLikely(other) ? other : undefined;
}

export function GlucoseQuestion({ form, last, optional }: GlucoseQuestionProps) {
  const answer = answerOf(form, 'glucose');
  const { value: values } = form.values;
  const mmolL = typedGlucoseMmolL(values);
  const { glucoseUnit: unit } = values;
  const other = likelierUnit(values);
  const said = form.wasLeft('glucose') || mmolL === undefined || mmolL > 3;
  const isOdd = mmolL !== undefined && said && checkVital('glucoseMmolL', mmolL).kind === 'implausible';
  const fix: Fix | undefined =
    other && said
      ? {
          label: t('encounters.isIt', { value: `${answer.value} ${other}` }),
          onPress: () => form.set({ glucoseUnit: other }),
        }
      : undefined;
  const inOther =
    mmolL === undefined
      ? undefined
      : unit === 'mmol/L'
        ? `${formatNumber(inOtherUnit('glucose', mmolL))} mg/dL`
        : `${formatNumber(mmolL, 1)} mmol/L`;
  return (
    <Question field="glucose" fixes={[fix]}>
      <NumberField
        {...answer}
        label={t('chronic.glucose')}
        unit={unit}
        optional={optional}
        hint={inOther === undefined ? undefined : t('chronic.equals', { value: inOther })}
        warning={isOdd ? t('chronic.glucoseOdd') : undefined}
        lastValue={last && { value: glucoseWords(last.glucose), on: last.on }}
      />
      <ChoiceField
        label={t('chronic.glucoseKind')}
        choices={GLUCOSE_KINDS.map((value) => ({ value, label: t(`chronic.glucoseKind.${value}`) }))}
        value={GLUCOSE_KINDS.find((kind) => kind === values.glucoseKind)}
        onChange={(glucoseKind) => form.set({ glucoseKind })}
      />
      <ChoiceField
        label={t('chronic.glucoseUnit')}
        choices={GLUCOSE_UNITS.map((value) => ({ value, label: value }))}
        value={unit}
        onChange={(glucoseUnit) => form.set({ glucoseUnit })}
      />
    </Question>
  );
}
