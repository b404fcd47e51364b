// Where somebody lives, with whom, and how they are reached.

import { t } from '#text/text.js';
import { parsePhoneNumber } from '@tram/shared-schema/people/phone-number.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { ComboSearch } from '#ui/ComboSearch.js';
import { SelectField } from '#ui/SelectField.js';
import { TextField } from '#ui/TextField.js';
import { findHouseholds, type FoundHousehold } from '../find-households.js';
import { chosenHousehold, householdOption } from '../household-option.js';
import type { PersonDirectory } from '../person-directory.js';
import { shownPhone } from '../person-form.js';
import type { PersonFormModel } from '../person-form-model.js';
import { relationWord, RELATIONS } from '../person-words.js';
import { isAsked } from '../without-papers.js';
import { answerOf } from './form-answer.js';
import { Question } from '#ui/Question.js';
import { ResidenceQuestion } from './ResidenceQuestion.js';

export interface HomeQuestionsProps {
  form: PersonFormModel;
  hamlets: readonly Hamlet[];
  directory: PersonDirectory;
  today: LocalDate;
  codeLists: Pick<CodeListDesk, 'units'>;
}

export function HomeQuestions({ form, hamlets, directory, today, codeLists }: HomeQuestionsProps) {
  const values = form.values.value;
  return (
    <>
      {isAsked('phone', values, form.personId !== undefined) && <PhoneQuestion form={form} />}
      <Question field="hamletId">
        <SelectField
          {...answerOf(form, 'hamletId')}
          label={t('people.field.hamletId')}
          choices={hamlets.map(({ _id, name }) => ({ value: _id, label: name }))}
          onChange={(hamletId) => form.set({ hamletId: hamletId ?? '' })}
        />
      </Question>
      <Question field="address">
        <TextField {...answerOf(form, 'address')} label={t('people.field.address')} />
      </Question>
      <ResidenceQuestion form={form} today={today} codeLists={codeLists} />
      <Question field="householdChoice">
        <ChoiceField
          label={t('people.householdQuestion')}
          choices={HOUSEHOLD_CHOICES.map((value) => ({ value, label: t(`people.household.${value}`) }))}
          value={HOUSEHOLD_CHOICES.find((value) => value === values.householdChoice)}
          onChange={(householdChoice) => form.set({ householdChoice })}
        />
      </Question>
      {values.householdChoice === 'join' && <HouseholdSearch form={form} directory={directory} />}
      {values.householdChoice !== 'none' && (
        <Question field="relationToHead">
          <ChoiceField
            {...answerOf(form, 'relationToHead')}
            label={t('people.relationQuestion')}
            choices={RELATIONS.map((value) => ({ value, label: relationWord(value) }))}
            value={RELATIONS.find((value) => value === values.relationToHead)}
          />
        </Question>
      )}
    </>
  );
}

const HOUSEHOLD_CHOICES = ['none', 'new', 'join'] as const;

function PhoneQuestion({ form }: Pick<HomeQuestionsProps, 'form'>) {
  const parsed = parsePhoneNumber(form.values.value.phone);
  const proposed =
    !parsed.ok && parsed.error.kind === 'old-mobile' ? shownPhone(parsed.error.proposed) : undefined;
  return (
    <Question
      field="phone"
      fixes={[
        proposed === undefined
          ? undefined
          : {
              label: t('people.useProposed', { value: proposed }),
              onPress: () => form.set({ phone: proposed }),
            },
      ]}
    >
      <TextField
        {...answerOf(form, 'phone')}
        label={t('people.field.phone')}
        hint={t('people.phoneHint')}
        inputMode="tel"
      />
    </Question>
  );
}

function HouseholdSearch({ form, directory }: Pick<HomeQuestionsProps, 'form' | 'directory'>) {
  const { householdId, householdHead, hamletId } = form.values.value;
  return (
    <Question field="householdId">
      <ComboSearch<FoundHousehold | undefined>
        label={t('people.householdSearch')}
        error={answerOf(form, 'householdId').error}
        search={(query) => findHouseholds(query, directory).map(householdOption)}
        chosen={chosenHousehold(householdId, householdHead)}
        onChoose={({ value }) => {
          if (!value) return;
          form.set({
            householdId: value.householdId,
            householdHead: value.headName,
            // They live together, so most likely in the same hamlet; what was chosen already stands.
            ...(hamletId === '' && { hamletId: value.hamletId ?? '' }),
          });
        }}
        onClear={() => form.set({ householdId: '', householdHead: '' })}
      />
    </Question>
  );
}
