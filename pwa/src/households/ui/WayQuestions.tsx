// Who goes, and where to.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import type { UnitRow } from '@tram/shared-schema/reference/unit-rows.js';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import { findHouseholds, type FoundHousehold } from '#people/find-households.js';
import { chosenHousehold, householdOption } from '#people/household-option.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { relationWord } from '#people/person-words.js';
import { chosenUnit, chosenUnitText, unitOptions, useUnits } from '#people/unit-options.js';
import { t } from '#text/text.js';
import { ChoiceField, MultiChoiceField } from '#ui/ChoiceField.js';
import { ComboSearch } from '#ui/ComboSearch.js';
import { Stack } from '#ui/Layout.js';
import { Question } from '#ui/Question.js';
import { SelectField } from '#ui/SelectField.js';
import { TextField } from '#ui/TextField.js';
import type { MoveFormField } from '../move-form.js';
import type { MoveFormModel } from '../move-form-model.js';
import { moveFailureWords } from '../move-form-words.js';

export interface WithForm {
  form: MoveFormModel;
}

export function errorOf(form: MoveFormModel, field: MoveFormField): string | undefined {
  const failure = form.failures.value[field];
  return failure && moveFailureWords(failure);
}

export function GoingQuestion({ form }: WithForm) {
  if (form.isEverybody) return null;
  return (
    <Question field="going">
      <MultiChoiceField
        label={t('households.goingQuestion')}
        choices={form.people.map(({ _id, name, relationToHead }) => ({
          value: _id as string,
          label: name,
          hint: relationToHead === undefined ? undefined : relationWord(relationToHead),
        }))}
        values={form.values.value.going}
        onChange={(going) => form.set({ going })}
        error={errorOf(form, 'going')}
      />
    </Question>
  );
}

interface AwayProps {
  today: LocalDate;
  codeLists: Pick<CodeListDesk, 'units'>;
}

/** Chosen from the official list where this tablet has one; written out below in any case. */
function AwayCommune({ form, today, codeLists }: WithForm & AwayProps) {
  const units = useUnits(codeLists);
  const chosen = chosenUnit(form.values.value.residence);
  if (!units && !chosen) return null;
  return (
    <Question field="residence">
      <ComboSearch<UnitRow | undefined>
        label={t('households.awayCommune')}
        hint={t('households.awayCommuneHint')}
        placeholder={t('people.residenceSearch')}
        search={(query) => unitOptions(units, query, today)}
        chosen={chosen}
        onChoose={({ value }) => form.set({ residence: chosenUnitText(value, units, today) })}
        onClear={() => form.set({ residence: '' })}
      />
    </Question>
  );
}

export interface WayQuestionsProps extends WithForm, AwayProps {
  hamlets: readonly Hamlet[];
  directory: PersonDirectory;
}

export function WayQuestions({ form, hamlets, directory, today, codeLists }: WayQuestionsProps) {
  const { way } = form.values.value;
  return (
    <>
      {form.ways.length > 1 && (
        <Question field="way">
          <ChoiceField
            label={t('households.wayQuestion')}
            choices={form.ways.map((value) => ({ value, label: t(`households.way.${value}`) }))}
            value={way}
            onChange={(next) => form.set({ way: next })}
          />
        </Question>
      )}
      {way === 'join' ? (
        <HouseholdSearch form={form} directory={directory} />
      ) : (
        <>
          {way === 'away' && <AwayCommune form={form} today={today} codeLists={codeLists} />}
          <House form={form} hamlets={hamlets} />
        </>
      )}
    </>
  );
}

function House({ form, hamlets }: WithForm & { hamlets: readonly Hamlet[] }) {
  const { way, hamletId, address, residence } = form.values.value;
  const awayHint = residence === '' ? t('households.awayAddressHint') : t('households.awayHouseHint');
  return (
    <Stack gap="l">
      {way !== 'away' && (
        <Question field="hamletId">
          <SelectField
            label={t('households.newHamlet')}
            hint={t('households.newHamletHint')}
            choices={hamlets.map(({ _id, name }) => ({ value: _id as string, label: name }))}
            value={hamletId === '' ? undefined : hamletId}
            onChange={(next) => form.set({ hamletId: next ?? '' })}
            error={errorOf(form, 'hamletId')}
          />
        </Question>
      )}
      <Question field="address">
        <TextField
          label={t('households.newAddress')}
          hint={way === 'away' ? awayHint : t('households.sameAddressHint')}
          value={address}
          onChange={(next) => form.set({ address: next })}
          error={errorOf(form, 'address')}
        />
      </Question>
    </Stack>
  );
}

function HouseholdSearch({ form, directory }: Pick<WayQuestionsProps, 'form' | 'directory'>) {
  const { householdId, householdHead } = form.values.value;
  return (
    <Question field="householdId">
      <ComboSearch<FoundHousehold | undefined>
        label={t('people.householdSearch')}
        error={errorOf(form, 'householdId')}
        search={(query) => findHouseholds(query, directory).map(householdOption)}
        chosen={chosenHousehold(householdId, householdHead)}
        onChoose={({ value }) =>
          value && form.set({ householdId: value.householdId, householdHead: value.headName })
        }
        onClear={() => form.set({ householdId: '', householdHead: '' })}
      />
    </Question>
  );
}
