// Why the person came: the usual reasons in one tap each, or their own words.

import { t, type PlainTextKey } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Question } from '#ui/Question.js';
import { TextArea } from '#ui/TextField.js';
import type { EncounterFormModel } from '../encounter-form-model.js';
import { answerOf } from './form-answer.js';
import styles from './ReasonQuestion.module.css';

const QUICK_REASONS: readonly PlainTextKey[] = [
  'encounters.quick.cough',
  'encounters.quick.bloodPressure',
  'encounters.quick.medicine',
  'encounters.quick.headache',
  'encounters.quick.stomach',
  'encounters.quick.diarrhoea',
];

export function ReasonQuestion({ form }: { form: EncounterFormModel }) {
  const answer = answerOf(form, 'reason');
  const given = answer.value.split(',').map((part) => part.trim().toLowerCase());
  const add = (words: string): void => {
    const typed = answer.value.trim();
    answer.onChange(typed === '' ? words : `${typed}, ${words.charAt(0).toLowerCase()}${words.slice(1)}`);
  };
  return (
    <Question field="reason">
      <TextArea {...answer} label={t('encounters.reason')} rows={2} />
      <div class={styles.quick} role="group" aria-label={t('encounters.reasonQuick')}>
        {QUICK_REASONS.map((key) => {
          const words = t(key);
          const parts = words
            .toLowerCase()
            .split(',')
            .map((part) => part.trim());
          // What is there already cannot be added twice.
          if (parts.every((part) => given.includes(part))) return null;
          return (
            <Button key={key} onPress={() => add(words)}>
              {words}
            </Button>
          );
        })}
      </div>
    </Question>
  );
}
