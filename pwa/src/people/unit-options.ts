// Communes of the official list as a form offers them. The list is read when a form is open, never at a start.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { unitTitle, type UnitRow } from '@tram/shared-schema/reference/unit-rows.js';
import { useEffect, useState } from 'preact/hooks';
import type { CodeListDesk, HeldUnits } from '#code-lists/code-list-desk.js';
import { t } from '#text/text.js';
import type { ComboOption } from '#ui/ComboSearch.js';
import { residenceIn, residenceOfText, residenceText, residenceWords } from './residence-text.js';

export type UnitOption = ComboOption<UnitRow | undefined>;

const MOST_FOUND = 8;

/** Undefined while it is read, and where this tablet holds no list. */
export function useUnits(codeLists: Pick<CodeListDesk, 'units'>): HeldUnits | undefined {
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

export function unitOptions(
  units: HeldUnits | undefined,
  query: string,
  today: LocalDate,
): readonly UnitOption[] {
  const found = units?.lookup.search({ query, on: today, limit: MOST_FOUND }) ?? [];
  return found.map((unit) => {
    const province = unit.parentCode === undefined ? undefined : units?.lookup.unitOf(unit.parentCode);
    const code = t('people.unitCode', { code: unit.code });
    const detail = [...(province ? [unitTitle(province)] : []), code].join(' · ');
    return { key: unit.code, label: unitTitle(unit), detail, value: unit };
  });
}

/** The answer as a form keeps it. */
export const chosenUnitText = (
  unit: UnitRow | undefined,
  units: HeldUnits | undefined,
  today: LocalDate,
): string => residenceText(unit && units && residenceIn(unit, units.lookup, today));

export function chosenUnit(text: string): UnitOption | undefined {
  const residence = residenceOfText(text);
  return (
    residence && {
      key: residence.communeCode,
      label: residenceWords(residence),
      detail: t('people.unitCode', { code: residence.communeCode }),
      value: undefined,
    }
  );
}
