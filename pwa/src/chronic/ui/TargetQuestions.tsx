// What care aims at: as the rule has it, with its source, or by the doctor's hand, with a reason.

import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Section, Stack } from '#ui/Layout.js';
import { NumberField } from '#ui/NumberField.js';
import { Question } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import { targetSourceWords, targetWords } from '../chronic-words.js';
import { targetTexts } from '../enrol/enrolment-values.js';
import type { EnrolmentForm } from '../enrol/open-enrolment.js';
import { TARGET_FIELDS, targetUnit } from '../enrol/parse-enrolment.js';
import { answerOf } from './form-answer.js';

const GLUCOSE_FIELDS: ReadonlySet<string> = new Set(['fastingFrom', 'fastingBelow', 'hba1cBelow']);

export function TargetQuestions({ form }: { form: EnrolmentForm }) {
  const { targetBy, register } = form.values.value;
  const proposed = form.proposed.value;
  const hasTargets = register === 'hypertension' || register === 'diabetes';
  if (!hasTargets) return null;
  const asked = TARGET_FIELDS.filter((field) => register === 'diabetes' || !GLUCOSE_FIELDS.has(field));
  return (
    <Section title={t('chronic.target.title')}>
      <Stack>
        <ChoiceField
          label={t('chronic.target.whose')}
          choices={(['rule', 'doctor'] as const).map((value) => ({
            value,
            label: t(`chronic.target.whose.${value}`),
          }))}
          value={targetBy === 'doctor' ? 'doctor' : 'rule'}
          onChange={(value) => form.set({ targetBy: value, ...targetTexts(proposed) })}
        />
        {targetBy !== 'doctor' && (
          <p role="status">
            {proposed
              ? `${targetWords(proposed)} · ${targetSourceWords(proposed)}`
              : t('chronic.target.none')}
          </p>
        )}
        {targetBy === 'doctor' && (
          <>
            {asked.map((field) => (
              <Question key={field} field={field}>
                <NumberField
                  {...answerOf(form, field)}
                  label={t(`chronic.target.${field}`)}
                  unit={targetUnit(field)}
                  optional
                />
              </Question>
            ))}
            <Question field="targetReason">
              <TextField {...answerOf(form, 'targetReason')} label={t('chronic.target.reason')} />
            </Question>
          </>
        )}
      </Stack>
    </Section>
  );
}
