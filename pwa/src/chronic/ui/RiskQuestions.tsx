// The chance of a heart attack or a stroke within ten years, with what it was worked out from. It informs; it decides nothing.

import type { CardiovascularRisk, RiskShare } from '@tram/shared-schema/chronic/cardiovascular-risk.js';
import { inOtherUnit } from '@tram/shared-schema/chronic/convert-unit.js';
import { assertNever } from '@tram/shared-schema/result.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { NumberField } from '#ui/NumberField.js';
import { Question, type Fix } from '#ui/Question.js';
import { inWords } from '../chronic-words.js';
import { SMOKER } from '../enrol/enrolment-values.js';
import type { EnrolmentForm } from '../enrol/open-enrolment.js';
import { possibleCholesterol } from '../enrol/parse-enrolment.js';
import { answerOf } from './form-answer.js';

const shareWords = ({ percent, band }: RiskShare): string =>
  t('chronic.risk.share', { percent, band: inWords(band.words) });

function riskWords(risk: CardiovascularRisk): string {
  switch (risk.kind) {
    case 'known':
      return shareWords(risk.risk);
    case 'range':
      return t('chronic.risk.range', { from: shareWords(risk.from), to: shareWords(risk.to) });
    case 'age-not-covered':
      return t('chronic.risk.age-not-covered', { from: risk.fromYears, below: risk.belowYears });
    case 'cholesterol-needed':
    case 'pressure-needed':
    case 'age-needed':
    case 'sex-needed':
    case 'already-ill':
      return t(`chronic.risk.${risk.kind}`);
    default:
      return assertNever(risk);
  }
}

/** A value nobody has in this unit and many have in the other. */
function unitFix(form: EnrolmentForm): Fix | undefined {
  const { value: values } = form.values;
  const other = values.cholesterolUnit === 'mg/dL' ? 'mmol/L' : 'mg/dL';
  if (possibleCholesterol(values) !== undefined) return undefined;
  if (possibleCholesterol({ ...values, cholesterolUnit: other }) === undefined) return undefined;
  // Two figures may be the beginning of three.
  if (!form.wasLeft('cholesterol') && values.cholesterol.trim().length < 3) return undefined;
  return {
    label: t('encounters.isIt', { value: `${values.cholesterol} ${other}` }),
    onPress: () => form.set({ cholesterolUnit: other }),
  };
}

export function RiskQuestions({ form }: { form: EnrolmentForm }) {
  const { value: values } = form.values;
  const mmolL = possibleCholesterol(values);
  const unit = values.cholesterolUnit === 'mg/dL' ? 'mg/dL' : 'mmol/L';
  const other =
    mmolL === undefined
      ? undefined
      : unit === 'mmol/L'
        ? `${formatNumber(inOtherUnit('cholesterol', mmolL))} mg/dL`
        : `${formatNumber(mmolL, 1)} mmol/L`;
  const inputs = [
    form.systolicMmHg === undefined
      ? undefined
      : t('chronic.risk.systolic', { value: formatNumber(form.systolicMmHg) }),
    mmolL === undefined ? undefined : t('chronic.risk.cholesterol', { value: formatNumber(mmolL, 1) }),
  ].filter((input) => input !== undefined);
  return (
    <Section title={t('chronic.risk.title')}>
      <Stack>
        <ChoiceField
          label={t('chronic.smoker')}
          optional
          choices={SMOKER.map((value) => ({ value, label: t(`chronic.smoker.${value}`) }))}
          value={SMOKER.find((value) => value === values.smoker)}
          onChange={(value) => form.set({ smoker: value })}
        />
        <Question field="cholesterol" fixes={[unitFix(form)]}>
          <NumberField
            {...answerOf(form, 'cholesterol')}
            label={t('chronic.cholesterol')}
            unit={unit}
            optional
            hint={other === undefined ? undefined : t('chronic.equals', { value: other })}
          />
          <ChoiceField
            label={t('chronic.glucoseUnit')}
            choices={(['mmol/L', 'mg/dL'] as const).map((value) => ({ value, label: value }))}
            value={unit}
            onChange={(value) => form.set({ cholesterolUnit: value })}
          />
        </Question>
        <Notice
          icon="heart-pulse"
          live="polite"
          title={riskWords(form.risk.value)}
          why={inputs.length > 0 ? t('chronic.risk.from', { inputs: inputs.join(', ') }) : undefined}
          whatNow={t('chronic.risk.informs')}
        />
      </Stack>
    </Section>
  );
}
