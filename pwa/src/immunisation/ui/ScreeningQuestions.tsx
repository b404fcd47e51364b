// What is asked before the needle: once for all vaccines of the visit, and in the usual case answered in one tap.

import { useSignal } from '@preact/signals';
import type { ScreeningQuestion } from '@tram/shared-schema/immunisation/screening.table.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Row, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { NumberField } from '#ui/NumberField.js';
import { Question } from '#ui/Question.js';
import type { GiveFormModel } from '../give-form-model.js';
import { giveFailureWords } from '../give-words.js';
import { named } from '../words.js';

export function ScreeningQuestions({ form }: { form: GiveFormModel }) {
  const failure = form.failures.value['temperature'];
  return (
    <Section title={t('vaccines.screening')}>
      <Stack>
        {form.questions.map((question) =>
          question.kind === 'yes-no' ? null : (
            <Question key={question.code} field="temperature">
              <NumberField
                name="temperature"
                label={named(question.words)}
                unit="°C"
                value={form.values.value.temperature}
                onChange={form.setTemperature}
                onBlur={form.leaveTemperature}
                error={failure && giveFailureWords(failure)}
              />
            </Question>
          ),
        )}
        <YesNoQuestions form={form} />
      </Stack>
    </Section>
  );
}

function YesNoQuestions({ form }: { form: GiveFormModel }) {
  const open = useSignal(false);
  const questions = form.questions.filter(({ kind }) => kind === 'yes-no');
  const { answers } = form.values.value;
  const failure = form.failures.value['questions'];
  const allNo = questions.every(({ code }) => answers[code] === false);
  if (allNo && !open.value) {
    return (
      <Row>
        <Notice meaning="done" title={t('vaccines.allNo', { count: questions.length })} live="polite" />
        <Button kind="quiet" icon="list" onPress={() => (open.value = true)}>
          {t('vaccines.askAgain')}
        </Button>
      </Row>
    );
  }
  const allAreNo = (): void => {
    form.answerAllNo();
    open.value = false;
  };
  return (
    <Question field="questions">
      <Stack gap="s">
        {/* No tick: that is how an answer looks that was given. */}
        <Button wide onPress={allAreNo}>
          {t('vaccines.noneOfThese')}
        </Button>
        {failure && <Notice meaning="stop" title={giveFailureWords(failure)} live="polite" />}
        <p>{t('vaccines.screeningHint')}</p>
        {questions.map((question) => (
          <ChoiceField
            key={question.code}
            label={wordsOf(question)}
            choices={[
              { value: 'no', label: t('vaccines.no') },
              { value: 'yes', label: t('vaccines.yes') },
            ]}
            value={answers[question.code] === undefined ? undefined : answers[question.code] ? 'yes' : 'no'}
            onChange={(value) => form.answer(question.code, value === 'yes')}
          />
        ))}
      </Stack>
    </Question>
  );
}

const wordsOf = ({ words, status }: ScreeningQuestion): string =>
  status === 'confirmed' ? named(words) : t('vaccines.unconfirmed', { question: named(words) });
