// Blood pressure as it is spoken, `120/80`, once or twice, with the average; arm and position.

import type { PressureReading } from '@tram/shared-schema/chronic/follow-up.js';
import { averagePressure } from '@tram/shared-schema/chronic/blood-pressure.js';
import { parseBloodPressure, type BloodPressure } from '@tram/shared-schema/encounters/vitals.js';
import { slashTypedPressure } from '#encounters/typed-pressure.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Question, type Fix } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import { barePressure, pressureWords } from '../chronic-words.js';
import type { MeasureValues } from '../measure-values.js';
import { answerOf, type AskingForm } from './form-answer.js';
import styles from './Questions.module.css';

type Form = AskingForm<MeasureValues>;

export interface LastReading {
  readonly readings: readonly PressureReading[];
  readonly on: string;
}

/** A slip that can be guessed is offered back. */
function mended(typed: string): BloodPressure | undefined {
  const read = parseBloodPressure(typed);
  return !read.ok && read.error.kind === 'impossible' ? read.error.suggested : undefined;
}

export interface PressureQuestionsProps {
  form: Form;
  last: LastReading | undefined;
  /** Screening asks for two readings; a follow-up takes a second where the first is high. */
  twice: boolean;
}

export function PressureQuestions({ form, last, twice }: PressureQuestionsProps) {
  const { pressure, secondPressure } = form.values.value;
  const first = parseBloodPressure(pressure);
  const second = parseBloodPressure(secondPressure);
  const average = first.ok && second.ok ? averagePressure([first.value, second.value]) : undefined;
  const before = last && averagePressure(last.readings);
  return (
    <>
      <PressureQuestion
        form={form}
        field="pressure"
        label={twice ? t('chronic.pressureFirst') : t('chronic.pressure')}
        hint={t('encounters.pressureHint')}
        last={before && last && { value: pressureWords(before), on: last.on }}
      />
      <PressureQuestion
        form={form}
        field="secondPressure"
        label={t('chronic.pressureSecond')}
        optional={!twice}
        hint={average ? t('chronic.average', { value: pressureWords(average) }) : t('chronic.secondHint')}
      />
    </>
  );
}

interface PressureQuestionProps {
  form: Form;
  field: 'pressure' | 'secondPressure';
  label: string;
  hint: string;
  optional?: boolean;
  last?: { value: string; on: string } | undefined;
}

function PressureQuestion({ form, field, label, hint, optional, last }: PressureQuestionProps) {
  const answer = answerOf(form, field);
  const guess = form.wasLeft(field) ? mended(answer.value) : undefined;
  const fix: Fix | undefined = guess && {
    label: t('encounters.isIt', { value: pressureWords(guess) }),
    onPress: () => answer.onChange(barePressure(guess)),
  };
  return (
    <Question field={field} fixes={[fix]}>
      <TextField
        {...answer}
        label={label}
        onChange={(text) => answer.onChange(slashTypedPressure(answer.value, text))}
        inputMode="numeric"
        optional={optional}
        hint={hint}
        lastValue={last}
        action={<span class={styles.unit}>mmHg</span>}
      />
    </Question>
  );
}

export function ArmAndPosition({ form }: { form: Form }) {
  const { arm, position } = form.values.value;
  return (
    <>
      <ChoiceField
        label={t('chronic.arm')}
        optional
        choices={(['left', 'right'] as const).map((value) => ({ value, label: t(`chronic.arm.${value}`) }))}
        value={arm === 'left' || arm === 'right' ? arm : undefined}
        onChange={(value) => form.set({ arm: value })}
      />
      <ChoiceField
        label={t('chronic.position')}
        optional
        choices={(['sitting', 'lying', 'standing'] as const).map((value) => ({
          value,
          label: t(`chronic.position.${value}`),
        }))}
        value={(['sitting', 'lying', 'standing'] as const).find((value) => value === position)}
        onChange={(value) => form.set({ position: value })}
      />
    </>
  );
}
