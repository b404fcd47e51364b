// Weight, height, waist, pulse and HbA1c, with what they mean for an adult of Asia.

import { bmiBand, isWaistWide } from '@tram/shared-schema/chronic/body.js';
import { bmi, checkVital, parseDecimal } from '@tram/shared-schema/encounters/vitals.js';
import { VITALS } from '@tram/shared-schema/encounters/vitals.table.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { NumberField } from '#ui/NumberField.js';
import { Question } from '#ui/Question.js';
import { inWords } from '../chronic-words.js';
import type { MeasureValues } from '../measure-values.js';
import { answerOf, type AskingForm } from './form-answer.js';

interface BodyProps {
  form: AskingForm<MeasureValues>;
  sex: string;
  ageYears: number | undefined;
  /** Measured once and hardly ever again. */
  lastHeightCm?: number | undefined;
}

const BODY = ['weightKg', 'heightCm', 'waistCm', 'pulsePerMin'] as const;
type BodyField = (typeof BODY)[number];

function hintOf(field: BodyField, { form, sex, ageYears, lastHeightCm }: BodyProps): string | undefined {
  const { value } = form.values;
  if (field === 'waistCm') {
    const waist = parseDecimal(value.waistCm);
    return waist.ok && isWaistWide(waist.value, sex) ? t('chronic.waistWide') : undefined;
  }
  if (field !== 'heightCm') return undefined;
  const weight = parseDecimal(value.weightKg);
  const height = parseDecimal(value.heightCm);
  const heightCm = height.ok ? height.value : lastHeightCm;
  const index = weight.ok && heightCm !== undefined ? bmi(weight.value, heightCm) : undefined;
  if (index === undefined) return undefined;
  const band = bmiBand(index, ageYears);
  return t('chronic.bmi', { value: formatNumber(index, 1), band: band ? inWords(band.words) : '' });
}

export function BodyQuestions(props: BodyProps) {
  const { form } = props;
  return (
    <>
      {BODY.map((field) => {
        const typed = parseDecimal(form.values.value[field]);
        const isOdd =
          form.wasLeft(field) && typed.ok && checkVital(field, typed.value).kind === 'implausible';
        return (
          <Question key={field} field={field}>
            <NumberField
              {...answerOf(form, field)}
              label={t(`encounters.vital.${field}`)}
              unit={inWords(VITALS[field].unit)}
              whole={VITALS[field].decimals === 0}
              optional
              hint={hintOf(field, props)}
              warning={isOdd ? t('chronic.odd') : undefined}
            />
          </Question>
        );
      })}
      <Question field="hba1c">
        <NumberField {...answerOf(form, 'hba1c')} label={t('chronic.hba1c')} unit="%" optional />
      </Question>
    </>
  );
}
