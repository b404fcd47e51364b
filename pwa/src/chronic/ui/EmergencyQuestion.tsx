// What must not wait: the form says what to do, and is not saved before somebody said what was done.

import type { ReferralRow } from '@tram/shared-schema/chronic/referral.table.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Question } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import { inWords } from '../chronic-words.js';
import { EMERGENCY_ANSWERS, type MeasureValues } from '../measure-values.js';
import { answerOf, failureOf, type AskingForm } from './form-answer.js';
import styles from './Questions.module.css';

export interface EmergencyQuestionProps {
  form: AskingForm<MeasureValues>;
  emergencies: readonly ReferralRow[];
  toRefer: readonly ReferralRow[];
}

export function EmergencyQuestion({ form, emergencies, toRefer }: EmergencyQuestionProps) {
  if (emergencies.length === 0) return <Planned toRefer={toRefer} form={form} />;
  const { emergency } = form.values.value;
  return (
    <Question field="emergency">
      <Stack>
        <Notice
          meaning="stop"
          live="assertive"
          icon="siren"
          title={t('chronic.emergencyTitle', {
            what: emergencies.map(({ words }) => inWords(words)).join('; '),
          })}
          why={t('chronic.source', { source: emergencies.map(({ source }) => source).join('; ') })}
          whatNow={<WhatNow emergencies={emergencies} />}
        />
        <ChoiceField
          label={t('chronic.emergencyDone')}
          choices={EMERGENCY_ANSWERS.map((value) => ({ value, label: t(`chronic.emergency.${value}`) }))}
          value={EMERGENCY_ANSWERS.find((value) => value === emergency)}
          onChange={(value) => form.set({ emergency: value })}
          error={failureOf(form, 'emergency')}
        />
        {emergency === 'referred' && (
          <TextField {...answerOf(form, 'referredTo')} label={t('chronic.referredTo')} optional />
        )}
      </Stack>
    </Question>
  );
}

/** Of each of them: sugar for one does not make the pressure of the other wait. */
function WhatNow({ emergencies }: Pick<EmergencyQuestionProps, 'emergencies'>) {
  return (
    <>
      {emergencies.map(
        ({ code, now }) =>
          now && (
            <strong key={code} class={styles.whatNow}>
              {inWords(now)}
            </strong>
          ),
      )}
    </>
  );
}

function Planned({ toRefer, form }: Pick<EmergencyQuestionProps, 'toRefer' | 'form'>) {
  if (toRefer.length === 0) return null;
  return (
    <Question field="referredTo">
      <Stack>
        <Notice
          meaning="due"
          live="polite"
          title={t('chronic.toRefer', { what: toRefer.map(({ words }) => inWords(words)).join('; ') })}
          why={t('chronic.source', { source: toRefer.map(({ source }) => source).join('; ') })}
        />
        <TextField
          {...answerOf(form, 'referredTo')}
          label={t('chronic.referredTo')}
          hint={t('chronic.referredToHint')}
          optional
        />
      </Stack>
    </Question>
  );
}
