// Who somebody is: name, sex, birth, papers.

import { formatLocalDate, parseTypedDate } from '@tram/shared-schema/local-date.js';
import { parseInsuranceNumber } from '@tram/shared-schema/people/insurance-number.js';
import { parsePersonalId, personalIdFacts } from '@tram/shared-schema/people/personal-id.js';
import { sayDate } from '#text/format-time.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { TextField } from '#ui/TextField.js';
import type { PersonFormModel } from '../person-form-model.js';
import type { PersonFormField, PersonFormValues } from '../person-form.js';
import { personalIdWarningWords } from '../person-form-words.js';
import { ageWords, sexWord, SEXES } from '../person-words.js';
import { isAsked } from '../without-papers.js';
import { answerOf } from './form-answer.js';
import { NameQuestion } from './NameQuestion.js';
import type { QuestionsProps } from './person-questions.js';
import {
  ForeignerQuestions,
  MarksQuestion,
  NewbornQuestions,
  PapersQuestion,
  type NewbornQuestionsProps,
  type PapersQuestionProps,
} from './PapersQuestions.js';
import { Question, type Fix } from '#ui/Question.js';

export interface IdentityQuestionsProps extends NewbornQuestionsProps {
  asksPapers: PapersQuestionProps['isOpen'];
}

export function IdentityQuestions({ form, today, directory, asksPapers }: IdentityQuestionsProps) {
  const values = form.values.value;
  const asks = (field: PersonFormField): boolean => isAsked(field, values, form.personId !== undefined);
  return (
    <>
      <PapersQuestion form={form} isOpen={asksPapers} />
      <NewbornQuestions form={form} today={today} directory={directory} />
      <NameQuestion form={form} />
      <Question field="sex">
        <ChoiceField
          {...answerOf(form, 'sex')}
          label={t('people.field.sex')}
          choices={SEXES.map((sex) => ({
            value: sex,
            label: sex === 'unknown' ? t('ui.unknown') : sexWord(sex),
          }))}
          value={SEXES.find((sex) => sex === values.sex)}
        />
      </Question>
      <BirthQuestion form={form} today={today} />
      <ForeignerQuestions form={form} />
      <MarksQuestion form={form} />
      {asks('personalId') && <PersonalIdQuestion form={form} />}
      {(values.oldIdNumbers !== '' || form.failures.value.oldIdNumbers) && (
        <Question field="oldIdNumbers">
          <TextField
            {...answerOf(form, 'oldIdNumbers')}
            label={t('people.field.oldIdNumbers')}
            inputMode="text"
          />
        </Question>
      )}
      {asks('insuranceNumber') && (
        <Question field="insuranceNumber">
          <TextField
            {...answerOf(form, 'insuranceNumber')}
            label={t('people.field.insurance')}
            hint={insuranceHint(values)}
            autoCapitalize="none"
          />
        </Question>
      )}
    </>
  );
}

function BirthQuestion({ form, today }: QuestionsProps) {
  const reading = parseTypedDate(form.values.value.birthDate);
  const warning = form.warnings.value.birthDate;
  return (
    <Question field="birthDate">
      <DateField
        {...answerOf(form, 'birthDate')}
        label={t('people.field.birthDate')}
        hint={
          reading.ok
            ? t('people.birthRead', { date: sayDate(reading.value), age: ageWords(reading.value, today) })
            : t(
                form.values.value.withoutPapers === 'unidentified'
                  ? 'papers.birthYearAbout'
                  : 'people.birthHint',
              )
        }
        warning={warning && t('people.warning.very-old', { years: warning.years })}
      />
    </Question>
  );
}

function PersonalIdQuestion({ form }: Pick<QuestionsProps, 'form'>) {
  const warning = form.warnings.value.personalId;
  return (
    <Question field="personalId" fixes={[moveToOldNumber(form), takeFromId(form)]}>
      <TextField
        {...answerOf(form, 'personalId')}
        label={t('people.field.personalId')}
        hint={t('people.idHint')}
        warning={warning && personalIdWarningWords(warning)}
        inputMode="numeric"
      />
    </Question>
  );
}

/** Nine digits are a number of older papers: they have a field of their own. */
function moveToOldNumber(form: PersonFormModel): Fix | undefined {
  const { personalId, oldIdNumbers } = form.values.value;
  const parsed = parsePersonalId(personalId);
  if (parsed.ok || parsed.error.kind !== 'old-id-number') return undefined;
  const numbers = [oldIdNumbers, personalId.trim()].filter((number) => number !== '').join(', ');
  return {
    label: t('people.moveToOldNumber'),
    onPress: () => form.set({ personalId: '', oldIdNumbers: numbers }),
  };
}

/** The digits say sex and birth year: two questions less for somebody who has only the number. */
function takeFromId(form: PersonFormModel): Fix | undefined {
  const { personalId, sex, birthDate } = form.values.value;
  const parsed = parsePersonalId(personalId);
  if (!parsed.ok || (sex !== '' && birthDate !== '')) return undefined;
  const facts = personalIdFacts(parsed.value);
  return {
    label: t('people.takeFromId', { sex: sexWord(facts.sex), year: facts.birthYear }),
    onPress: () =>
      form.set({
        ...(sex === '' && { sex: facts.sex }),
        ...(birthDate === '' && { birthDate: String(facts.birthYear) }),
      }),
  };
}

function insuranceHint(values: PersonFormValues): string {
  const number = parseInsuranceNumber(values.insuranceNumber);
  if (!number.ok || number.value.text !== values.insuranceOf) return t('people.insuranceHint');
  if (values.insuranceValidTo === '' && values.insuranceFacility === '') return t('people.insuranceHint');
  return t('people.insuranceDetails', {
    to: shownDay(values.insuranceValidTo),
    facility: values.insuranceFacility || t('ui.unknown'),
  });
}

function shownDay(text: string): string {
  const parsed = parseTypedDate(text);
  return parsed.ok ? formatLocalDate(parsed.value) : t('ui.unknown');
}
