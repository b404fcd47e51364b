// Somebody without papers: why, and only the questions that reason leaves.

import type { Person } from '@tram/shared-schema/people/person.js';
import type { Signal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { ComboSearch, type ComboOption } from '#ui/ComboSearch.js';
import { Question } from '#ui/Question.js';
import { SelectField } from '#ui/SelectField.js';
import { TextArea, TextField } from '#ui/TextField.js';
import { countryName, findCountries } from '../countries.js';
import { mayBeMother, MOST_AT_ONE_BIRTH, withBirthOrder } from '../newborn.js';
import type { PersonDirectory } from '../person-directory.js';
import type { PersonFormModel } from '../person-form-model.js';
import { birthOrderWord, identityWords, papersReasonWord } from '../person-words.js';
import { placeWords } from '../place-words.js';
import { NAME_OF_UNIDENTIFIED, PAPERS_REASONS, papersReason } from '../without-papers.js';
import { answerOf } from './form-answer.js';
import type { QuestionsProps } from './person-questions.js';
import { GuardianField } from './MoreQuestions.js';

const CHOICES = ['has', ...PAPERS_REASONS] as const;
type PapersChoice = (typeof CHOICES)[number];

export interface PapersQuestionProps {
  form: PersonFormModel;
  /** Whether the question was asked for: most people have papers. */
  isOpen: Signal<boolean>;
}

export function PapersQuestion({ form, isOpen }: PapersQuestionProps) {
  const { withoutPapers, name, personalId } = form.values.value;
  const reason = papersReason(withoutPapers);
  // A number is there: why there was none is no question any more.
  if (personalId !== '') return null;
  if (!isOpen.value && withoutPapers === '') {
    return (
      <div data-field="withoutPapers">
        <Button icon="baby" onPress={() => (isOpen.value = true)}>
          {t('papers.without')}
        </Button>
      </div>
    );
  }
  const choose = (choice: PapersChoice): void => {
    if (choice === 'has') isOpen.value = false;
    form.set({
      withoutPapers: choice === 'has' ? '' : choice,
      ...(choice === 'unidentified' && name === '' && { name: NAME_OF_UNIDENTIFIED }),
      ...(choice !== 'unidentified' && name === NAME_OF_UNIDENTIFIED && { name: '' }),
    });
  };
  return (
    <Question field="withoutPapers">
      <ChoiceField
        label={t('papers.question')}
        hint={reason && t('papers.codeWillCome')}
        choices={CHOICES.map((value) => ({
          value,
          label: value === 'has' ? t('papers.has') : papersReasonWord(value),
        }))}
        value={reason}
        onChange={choose}
      />
    </Question>
  );
}

export interface NewbornQuestionsProps extends QuestionsProps {
  directory: PersonDirectory;
}

export function NewbornQuestions({ form, today, directory }: NewbornQuestionsProps) {
  const { withoutPapers, motherPersonId, multipleBirth } = form.values.value;
  if (withoutPapers !== 'newborn') return null;
  const search = (query: string): readonly ComboOption<Person['_id']>[] =>
    directory.search(query, MOST_MOTHERS).flatMap(({ id }) => {
      const found = directory.find(id);
      if (!found || !mayBeMother(found, today)) return [];
      const detail = [...identityWords(found, today), ...placeWords(found)].join(' · ');
      return { key: id, label: found.name, detail, value: found.id };
    });
  const mother = directory.find(motherPersonId);
  return (
    <>
      <Question field="motherPersonId">
        <ComboSearch
          label={t('papers.motherSearch')}
          hint={t('papers.motherHint')}
          search={search}
          chosen={
            motherPersonId === ''
              ? undefined
              : { key: motherPersonId, label: mother?.name ?? t('ui.unknown'), value: undefined }
          }
          onChoose={({ value }) => {
            if (value) void form.chooseMother(value);
          }}
          onClear={() => form.set({ motherPersonId: '' })}
        />
      </Question>
      <GuardianField form={form} hint={t('papers.guardianHint')} />
      <Question field="multipleBirth">
        <SelectField
          label={t('papers.field.multipleBirth')}
          choices={BIRTH_ORDERS.map((value) => ({ value, label: birthOrderWord(Number(value)) }))}
          value={BIRTH_ORDERS.find((value) => value === multipleBirth)}
          onChange={(order) => form.set(withBirthOrder(form.values.value, order ?? ''))}
        />
      </Question>
    </>
  );
}

const MOST_MOTHERS = 12;
const BIRTH_ORDERS = Array.from({ length: MOST_AT_ONE_BIRTH }, (_, at) => String(at + 1));

export function ForeignerQuestions({ form }: Pick<QuestionsProps, 'form'>) {
  const { withoutPapers, nationalityCode, passportNumber } = form.values.value;
  if (withoutPapers !== 'foreigner' && nationalityCode === '' && passportNumber === '') return null;
  return (
    <>
      <Question field="nationalityCode">
        <ComboSearch
          label={t('papers.field.nationalityCode')}
          placeholder={t('papers.countrySearch')}
          search={(query) =>
            findCountries(query).map(({ code, name }) => ({ key: code, label: name, value: code }))
          }
          chosen={
            nationalityCode === ''
              ? undefined
              : { key: nationalityCode, label: countryName(nationalityCode), value: nationalityCode }
          }
          onChoose={({ value }) => form.set({ nationalityCode: value })}
          onClear={() => form.set({ nationalityCode: '' })}
        />
      </Question>
      <Question field="passportNumber">
        <TextField
          {...answerOf(form, 'passportNumber')}
          label={t('papers.field.passportNumber')}
          autoCapitalize="none"
        />
      </Question>
    </>
  );
}

/** In place of the note at the end: of somebody unidentified it is what they are known by. */
export function MarksQuestion({ form }: Pick<QuestionsProps, 'form'>) {
  if (form.values.value.withoutPapers !== 'unidentified') return null;
  return (
    <Question field="note">
      <TextArea {...answerOf(form, 'note')} label={t('papers.marks')} hint={t('papers.marksHint')} rows={3} />
    </Question>
  );
}
