// When the person was seen: now, unless a paper note is entered later.

import { useSignal } from '@preact/signals';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { DateField } from '#ui/DateField.js';
import { Icon } from '#ui/Icon.js';
import { Row } from '#ui/Layout.js';
import { Question } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import type { EncounterFormModel } from '../encounter-form-model.js';
import { answerOf } from './form-answer.js';
import styles from './MomentQuestion.module.css';

export function MomentQuestion({ form, today }: { form: EncounterFormModel; today: LocalDate }) {
  const open = useSignal(false);
  const { occurredOn, occurredTime } = form.values.value;
  const wrong = form.failures.value.occurredOn ?? form.failures.value.occurredTime;
  if (open.value || wrong) {
    return (
      <>
        <Question field="occurredOn">
          <DateField {...answerOf(form, 'occurredOn')} label={t('encounters.whenDate')} />
        </Question>
        <Question field="occurredTime">
          <TextField
            {...answerOf(form, 'occurredTime')}
            label={t('encounters.whenTime')}
            hint={t('encounters.whenTimeHint')}
            inputMode="numeric"
          />
        </Question>
      </>
    );
  }
  const isToday = occurredOn === formatLocalDate(today);
  const when = isToday
    ? t('encounters.whenToday', { time: occurredTime })
    : t('encounters.whenOther', { time: occurredTime, date: occurredOn });
  return (
    <Row>
      <p class={styles.when}>
        <Icon name="clock" />
        <span>
          {t('encounters.when')}: <strong>{when}</strong>
        </span>
      </p>
      <Button kind="quiet" onPress={() => (open.value = true)}>
        {t('encounters.whenChange')}
      </Button>
    </Row>
  );
}
