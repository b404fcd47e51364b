// What is asked rather than measured: symptoms, side effects, how medicines are taken; and what a register of the table asks
// beside that.

import { registerOf } from '@tram/shared-schema/chronic/register-of.js';
import type { MeasureRow } from '@tram/shared-schema/chronic/registers.table.js';
import { askedIn } from '@tram/shared-schema/chronic/symptoms.js';
import {
  ADHERENCE,
  SIDE_EFFECTS,
  SYMPTOMS,
  type AnswerRow,
} from '@tram/shared-schema/chronic/symptoms.table.js';
import { t } from '#text/text.js';
import { ChoiceField, MultiChoiceField, type Choice } from '#ui/ChoiceField.js';
import { NumberField } from '#ui/NumberField.js';
import { Question } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import { inWords, registerName } from '../chronic-words.js';
import type { VisitForm } from '../visit/open-visit.js';
import { measuresAsked } from '../visit/visit-context.js';
import { failureOf } from './form-answer.js';

export const choicesOf = (rows: readonly AnswerRow[]): readonly Choice<string>[] =>
  rows.map(({ code, words }) => ({ value: code, label: inWords(words) }));

interface FormProps {
  form: VisitForm;
}

export function AdherenceQuestion({ form }: FormProps) {
  const { adherence } = form.values.value;
  return (
    <ChoiceField
      label={t('chronic.adherence')}
      optional
      choices={choicesOf(ADHERENCE)}
      value={adherence === '' ? undefined : adherence}
      onChange={(code) => form.set({ adherence: code })}
    />
  );
}

export interface SymptomsProps {
  registers: readonly string[];
  chosen: readonly string[];
  onChange: (symptoms: readonly string[]) => void;
}

export function SymptomsQuestion({ registers, chosen, onChange }: SymptomsProps) {
  return (
    <MultiChoiceField
      label={t('chronic.symptoms')}
      optional
      choices={choicesOf(askedIn(SYMPTOMS, registers))}
      values={chosen}
      onChange={onChange}
    />
  );
}

export function SideEffectsQuestion({ form }: FormProps) {
  const { registers, sideEffects } = form.values.value;
  return (
    <MultiChoiceField
      label={t('chronic.sideEffects')}
      optional
      choices={choicesOf(askedIn(SIDE_EFFECTS, registers))}
      values={sideEffects}
      onChange={(codes) => form.set({ sideEffects: codes })}
    />
  );
}

export function RegisterMeasures({ form }: FormProps) {
  const rows = measuresAsked(form.values.value.registers);
  if (rows.length === 0) return null;
  return (
    <Question field="measures">
      {rows.map((row) => (
        <MeasureQuestion key={row.code} row={row} form={form} />
      ))}
    </Question>
  );
}

function MeasureQuestion({ row, form }: FormProps & { row: MeasureRow }) {
  const { measures } = form.values.value;
  const value = measures[row.code] ?? '';
  const label = inWords(row.words);
  const put = (text: string): void => form.set({ measures: { ...measures, [row.code]: text } });
  const error = failureOf(form, 'measures');
  switch (row.kind) {
    case 'number':
      return (
        <NumberField
          label={label}
          unit={inWords(row.unit)}
          value={value}
          onChange={put}
          optional
          error={error}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          label={label}
          optional
          choices={row.choices.map((choice) => ({
            value: String(choice.value),
            label: inWords(choice.words),
          }))}
          value={value === '' ? undefined : value}
          onChange={put}
        />
      );
    case 'yes-no':
      return (
        <ChoiceField
          label={label}
          optional
          choices={(['yes', 'no'] as const).map((word) => ({ value: word, label: t(`chronic.${word}`) }))}
          value={value === 'yes' || value === 'no' ? value : undefined}
          onChange={put}
        />
      );
    case 'text':
      return <TextField label={label} value={value} onChange={put} optional />;
  }
}

/** Which registers the visit is for, where somebody is in several. */
export function RegistersQuestion({ form }: FormProps) {
  const own = form.context.enrolments.map(({ register }) => register);
  if (own.length < 2) return null;
  return (
    <Question field="registers">
      <MultiChoiceField
        label={t('chronic.registers')}
        choices={own.map((code) => ({
          value: code,
          label: registerName(code),
          hint: registerOf(code)?.form,
        }))}
        values={form.values.value.registers}
        onChange={(registers) => form.set({ registers })}
        error={failureOf(form, 'registers')}
      />
    </Question>
  );
}
