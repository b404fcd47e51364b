// Of all questions of a person's form only those that the defects are about.

import { parseInsuranceNumber } from '@tram/shared-schema/people/insurance-number.js';
import type { AskedQuestion } from '@tram/shared-schema/people/record-defect.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Row, Stack } from '#ui/Layout.js';
import { Question } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import type { PersonFormModel } from '../../person-form-model.js';
import type { PersonFormField } from '../../person-form.js';
import { nameWarningWords, personalIdWarningWords } from '../../person-form-words.js';
import { sexWord, SEXES } from '../../person-words.js';
import { answerOf } from '../../ui/form-answer.js';

export const FIELD_OF = {
  name: 'name',
  sex: 'sex',
  birthDate: 'birthDate',
  personalId: 'personalId',
  insurance: 'insuranceNumber',
  phone: 'phone',
  address: 'address',
  guardian: 'guardianName',
} as const satisfies Record<Exclude<AskedQuestion, 'lookup'>, PersonFormField>;

/** In the order of the whole form. */
const QUESTIONS = Object.keys(FIELD_OF) as readonly (keyof typeof FIELD_OF)[];

export interface MendQuestionsProps {
  form: PersonFormModel;
  asks: ReadonlySet<AskedQuestion>;
  scanHref: string;
  /** A day that cannot be read; saving waits for it. */
  validToError: string | undefined;
}

export function MendQuestions({ form, asks, scanHref, validToError }: MendQuestionsProps) {
  return (
    <Stack gap="l">
      {QUESTIONS.filter((question) => asks.has(question)).map((question) => (
        <Question key={question} field={FIELD_OF[question]}>
          {question === 'insurance' ? (
            <InsuranceQuestion form={form} scanHref={scanHref} validToError={validToError} />
          ) : (
            <PlainQuestion form={form} question={question} />
          )}
        </Question>
      ))}
    </Stack>
  );
}

interface PlainQuestionProps {
  form: PersonFormModel;
  question: Exclude<keyof typeof FIELD_OF, 'insurance'>;
}

function PlainQuestion({ form, question }: PlainQuestionProps) {
  const { name, personalId } = form.warnings.value;
  switch (question) {
    case 'sex': {
      const { sex } = form.values.value;
      const choices = SEXES.map((value) => ({
        value,
        label: value === 'unknown' ? t('ui.unknown') : sexWord(value),
      }));
      return (
        <ChoiceField
          {...answerOf(form, 'sex')}
          label={t('people.field.sex')}
          choices={choices}
          value={SEXES.find((known) => known === sex)}
        />
      );
    }
    case 'birthDate':
      return <DateField {...answerOf(form, 'birthDate')} label={t('people.field.birthDate')} />;
    case 'name':
      return (
        <TextField
          {...answerOf(form, 'name')}
          label={t('people.field.name')}
          autoCapitalize="words"
          warning={name && nameWarningWords(name)}
        />
      );
    case 'personalId':
      return (
        <TextField
          {...answerOf(form, 'personalId')}
          label={t('people.field.personalId')}
          warning={personalId && personalIdWarningWords(personalId)}
          inputMode="numeric"
        />
      );
    case 'phone':
      return <TextField {...answerOf(form, 'phone')} label={t('people.field.phone')} inputMode="tel" />;
    case 'address':
      return <TextField {...answerOf(form, 'address')} label={t('people.field.address')} />;
    case 'guardian':
      return (
        <TextField
          {...answerOf(form, 'guardianName')}
          label={t('people.field.guardianName')}
          autoCapitalize="words"
        />
      );
  }
}

function InsuranceQuestion({ form, scanHref, validToError }: Omit<MendQuestionsProps, 'asks'>) {
  const values = form.values.value;
  const number = parseInsuranceNumber(values.insuranceNumber);
  const isOfNumber = number.ok && values.insuranceOf === number.value.text;
  /** What was known of another card does not hold for this one. */
  const setValidTo = (insuranceValidTo: string): void => {
    const fresh = {
      insuranceOf: number.ok ? number.value.text : '',
      insuranceValidFrom: '',
      insuranceFacility: '',
      insuranceFiveYearsFrom: '',
    };
    form.set({ ...(!isOfNumber && fresh), insuranceValidTo });
  };
  return (
    <Stack gap="s">
      <TextField
        {...answerOf(form, 'insuranceNumber')}
        label={t('people.field.insurance')}
        hint={t('people.insuranceHint')}
        autoCapitalize="none"
      />
      {number.ok && (
        <Question field="insuranceValidTo">
          <DateField
            label={t('mending.validTo')}
            hint={t('mending.validToHint')}
            value={isOfNumber ? values.insuranceValidTo : ''}
            error={validToError}
            onChange={setValidTo}
          />
        </Question>
      )}
      <Row>
        <LinkButton icon="scan-line" href={scanHref}>
          {t('mending.scanCard')}
        </LinkButton>
      </Row>
    </Stack>
  );
}
