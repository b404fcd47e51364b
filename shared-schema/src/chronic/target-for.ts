// Which target somebody has in a register: a doctor's, or the one the table proposes. Proposes, never sets.

import type { LocalDate } from '../local-date.js';
import { rowsOn } from '../reference/sourced.js';
import type { CareTarget } from './enrolment.js';
import { TARGETS, type TargetCondition, type TargetRow } from './targets.table.js';

export interface TargetPerson {
  /** Undefined where the birth date is not known. */
  readonly ageYears: number | undefined;
  readonly hypertension: boolean;
  readonly diabetes: boolean;
  readonly kidneyDisease: boolean;
  /** The day of the question: only rows in force on it are proposed. Absent: every row of the table. */
  readonly on?: LocalDate;
}

/** What a doctor may choose from. */
export const targetRows = (register: string): readonly TargetRow[] =>
  TARGETS.filter((row) => row.register === register);

export const targetRow = (code: string | undefined): TargetRow | undefined =>
  TARGETS.find((row) => row.code === code);

function holdsFor(condition: TargetCondition, person: TargetPerson): boolean {
  const { fromYears = 0, belowYears = Infinity, hypertension, diabetes, kidneyDisease } = condition;
  const asksAge = condition.fromYears !== undefined || condition.belowYears !== undefined;
  const { ageYears } = person;
  if (asksAge && (ageYears === undefined || ageYears < fromYears || ageYears >= belowYears)) return false;
  return (
    (!hypertension || person.hypertension) &&
    (!diabetes || person.diabetes) &&
    (!kidneyDisease || person.kidneyDisease)
  );
}

export const takenFrom = (row: TargetRow, setBy: 'rule' | 'doctor'): CareTarget => ({
  ...row.bounds,
  setBy,
  ruleCode: row.code,
});

/** Undefined where a doctor has to say: in a child, at an unknown age, in a register without targets. */
export function targetFor(
  register: string,
  person: TargetPerson,
  chosen?: CareTarget,
): CareTarget | undefined {
  if (chosen?.setBy === 'doctor') return chosen;
  const row = rowsOn(targetRows(register), person.on).find(
    ({ proposedWhen }) => proposedWhen !== undefined && holdsFor(proposedWhen, person),
  );
  return row && takenFrom(row, 'rule');
}
