// When they moved, and why.

import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Question } from '#ui/Question.js';
import { reasonsOf } from '../move-form.js';
import { errorOf, type WithForm } from './WayQuestions.js';

export function WhenQuestions({ form }: WithForm) {
  const { way, movedOn, reason } = form.values.value;
  return (
    <>
      <Question field="movedOn">
        <DateField
          label={t('households.whenQuestion')}
          hint={t('households.whenHint')}
          value={movedOn}
          onChange={(next) => form.set({ movedOn: next })}
          error={errorOf(form, 'movedOn')}
        />
      </Question>
      <Question field="reason">
        <ChoiceField
          label={t('households.whyQuestion')}
          choices={reasonsOf(way, form.isBack).map((value) => ({
            value,
            label: t(`households.reason.${value}`),
          }))}
          value={reason}
          onChange={(next) => form.set({ reason: next })}
        />
      </Question>
    </>
  );
}
