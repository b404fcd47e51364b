// The commune of somebody's address, chosen from the official list without a network. The address as written stays.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { UnitRow } from '@tram/shared-schema/reference/unit-rows.js';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import { t } from '#text/text.js';
import { ComboSearch } from '#ui/ComboSearch.js';
import { Question } from '#ui/Question.js';
import type { PersonFormModel } from '../person-form-model.js';
import { chosenUnit, chosenUnitText, unitOptions, useUnits } from '../unit-options.js';
import { answerOf } from './form-answer.js';

export interface ResidenceQuestionProps {
  form: PersonFormModel;
  today: LocalDate;
  codeLists: Pick<CodeListDesk, 'units'>;
}

export function ResidenceQuestion({ form, today, codeLists }: ResidenceQuestionProps) {
  const units = useUnits(codeLists);
  const chosen = chosenUnit(form.values.value.residence);
  if (!units && !chosen) return null;
  return (
    <Question field="residence">
      <ComboSearch<UnitRow | undefined>
        label={t('people.field.residence')}
        hint={units && t('people.residenceHint', { edition: units.list.edition })}
        placeholder={t('people.residenceSearch')}
        error={answerOf(form, 'residence').error}
        search={(query) => unitOptions(units, query, today)}
        chosen={chosen}
        onChoose={({ value }) => form.set({ residence: chosenUnitText(value, units, today) })}
        onClear={() => form.set({ residence: '' })}
      />
    </Question>
  );
}
