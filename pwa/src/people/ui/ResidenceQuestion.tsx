// The commune of somebody's address, chosen from the official list without a network. The address as written stays.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { UnitRow } from '@tram/shared-schema/reference/unit-rows.js';
import { unitTitle } from '@tram/shared-schema/reference/unit-rows.js';
import { useEffect, useState } from 'preact/hooks';
import type { CodeListDesk, HeldUnits } from '#code-lists/code-list-desk.js';
import { t } from '#text/text.js';
import { ComboSearch, type ComboOption } from '#ui/ComboSearch.js';
import { Question } from '#ui/Question.js';
import type { PersonFormModel } from '../person-form-model.js';
import { residenceIn, residenceOfText, residenceText, residenceWords } from '../residence-text.js';
import { answerOf } from './form-answer.js';

export interface ResidenceQuestionProps {
  form: PersonFormModel;
  today: LocalDate;
  codeLists: Pick<CodeListDesk, 'units'>;
}

const MOST_FOUND = 8;

/** Read when the form is open; undefined while it is, and where this tablet holds no list. */
function useUnits(codeLists: Pick<CodeListDesk, 'units'>): HeldUnits | undefined {
  const [units, setUnits] = useState<HeldUnits>();
  useEffect(() => {
    let left = false;
    const show = (held: HeldUnits | undefined): void => {
      if (!left) setUnits(held);
    };
    // Without the list the question is not asked; everything else of the form is.
    codeLists.units().then(show, () => show(undefined));
    return () => {
      left = true;
    };
  }, [codeLists]);
  return units;
}

export function ResidenceQuestion({ form, today, codeLists }: ResidenceQuestionProps) {
  const units = useUnits(codeLists);
  const residence = residenceOfText(form.values.value.residence);
  if (!units && !residence) return null;
  const set = (unit: UnitRow | undefined): void => {
    const chosen = unit && units && residenceIn(unit, units.lookup, today);
    form.set({ residence: residenceText(chosen) });
  };
  const optionOf = (unit: UnitRow): ComboOption<UnitRow | undefined> => {
    const province = unit.parentCode === undefined ? undefined : units?.lookup.unitOf(unit.parentCode);
    return {
      key: unit.code,
      label: unitTitle(unit),
      detail: [...(province ? [unitTitle(province)] : []), t('people.unitCode', { code: unit.code })].join(
        ' · ',
      ),
      value: unit,
    };
  };
  return (
    <Question field="residence">
      <ComboSearch<UnitRow | undefined>
        label={t('people.field.residence')}
        hint={units && t('people.residenceHint', { edition: units.list.edition })}
        placeholder={t('people.residenceSearch')}
        error={answerOf(form, 'residence').error}
        search={(query) =>
          (units?.lookup.search({ query, on: today, limit: MOST_FOUND }) ?? []).map(optionOf)
        }
        chosen={
          residence && {
            key: residence.communeCode,
            label: residenceWords(residence),
            detail: t('people.unitCode', { code: residence.communeCode }),
            value: undefined,
          }
        }
        onChoose={({ value }) => set(value)}
        onClear={() => set(undefined)}
      />
    </Question>
  );
}
