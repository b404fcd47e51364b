// What else is worth knowing: a child's parents, ethnic group, allergies, a note; for somebody known, whether they
// still live here.

import { ETHNIC_GROUPS } from '@tram/shared-schema/people/ethnic-groups.table.js';
import { foldText } from '@tram/shared-schema/people/vietnamese-text.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { ComboSearch, type ComboOption } from '#ui/ComboSearch.js';
import { DateField } from '#ui/DateField.js';
import { TextArea, TextField } from '#ui/TextField.js';
import type { PersonFormModel } from '../person-form-model.js';
import { asksGuardian } from '../person-form-warnings.js';
import { ethnicGroupWord, lifeStatusWord, LIFE_STATUSES } from '../person-words.js';
import { isAsked } from '../without-papers.js';
import { answerOf } from './form-answer.js';
import type { QuestionsProps } from './person-questions.js';
import { Question } from '#ui/Question.js';

export function GuardianQuestion({ form, today }: QuestionsProps) {
  const values = form.values.value;
  // A newborn's is asked beside the mother.
  if (values.withoutPapers === 'newborn') return null;
  if (!asksGuardian(values, today) && values.guardianName === '') return null;
  return <GuardianField form={form} hint={t('people.guardianHint')} />;
}

export function GuardianField({ form, hint }: Pick<QuestionsProps, 'form'> & { hint: string }) {
  return (
    <Question field="guardianName">
      <TextField
        {...answerOf(form, 'guardianName')}
        label={t('people.field.guardianName')}
        hint={hint}
        warning={
          form.warnings.value.guardian && form.wasLeft('guardianName')
            ? t('people.warning.guardian')
            : undefined
        }
        autoCapitalize="words"
      />
    </Question>
  );
}

export function MoreQuestions({ form }: Pick<QuestionsProps, 'form'>) {
  const values = form.values.value;
  return (
    <>
      {isAsked('ethnicGroupCode', values, form.personId !== undefined) && <EthnicGroupQuestion form={form} />}
      <Question field="allergies">
        <TextField
          {...answerOf(form, 'allergies')}
          label={t('people.field.allergies')}
          hint={t('people.allergiesHint')}
        />
      </Question>
      {values.withoutPapers !== 'unidentified' && (
        <Question field="note">
          <TextArea {...answerOf(form, 'note')} label={t('people.field.note')} rows={2} />
        </Question>
      )}
    </>
  );
}

function EthnicGroupQuestion({ form }: Pick<QuestionsProps, 'form'>) {
  const code = form.values.value.ethnicGroupCode;
  return (
    <Question field="ethnicGroupCode">
      <ComboSearch
        label={t('people.field.ethnicGroupCode')}
        placeholder={t('people.ethnicSearch')}
        search={ethnicOptions}
        chosen={code === '' ? undefined : { key: code, label: ethnicGroupWord(code), value: code }}
        onChoose={({ value }) => form.set({ ethnicGroupCode: value })}
        onClear={() => form.set({ ethnicGroupCode: '' })}
      />
    </Question>
  );
}

function ethnicOptions(query: string): readonly ComboOption<string>[] {
  const asked = foldText(query).replaceAll(' ', '');
  const begins = (name: string): boolean => foldText(name).replaceAll(' ', '').startsWith(asked);
  return ETHNIC_GROUPS.filter(({ name, otherSpellings }) => [name, ...otherSpellings].some(begins)).map(
    ({ code, name, otherSpellings }) => ({
      key: code,
      label: name,
      ...(otherSpellings.length > 0 && { detail: otherSpellings.join(', ') }),
      value: code,
    }),
  );
}

/** Only for somebody already known: nobody is registered as moved away. */
export function LifeQuestions({ form }: { form: PersonFormModel }) {
  const { lifeStatus } = form.values.value;
  return (
    <>
      <Question field="lifeStatus">
        <ChoiceField
          label={t('people.field.lifeStatus')}
          choices={LIFE_STATUSES.map((value) => ({ value, label: lifeStatusWord(value) }))}
          value={LIFE_STATUSES.find((value) => value === lifeStatus)}
          onChange={(value) => form.set({ lifeStatus: value })}
        />
      </Question>
      {lifeStatus === 'deceased' && (
        <Question field="deceasedOn">
          <DateField {...answerOf(form, 'deceasedOn')} label={t('people.field.deceasedOn')} />
        </Question>
      )}
    </>
  );
}
