// What stands in a cell of a register, on paper and in a file: the form's own signs for verdicts and choices, days as they
// are written in Vietnam, decimals with the mark that is asked for.

import { formatLocalDate } from '../local-date.js';
import type { RegisterMonth } from '../chronic/register-rows.js';
import type { MeasureRow, RegisterColumn, RegisterRow } from '../chronic/registers.table.js';
import type { MeasureValue } from '../chronic/register-of.js';
import type { Words } from '../reference/sourced.js';

export type Language = keyof Words;
/** A comma on paper and where decimals have one; a point in files for machines. */
export type DecimalMark = ',' | '.';

export interface CellStyle {
  readonly language: Language;
  readonly decimalMark: DecimalMark;
  /** The station that keeps the book. */
  readonly facility: string;
}

const PLACES: Readonly<Record<string, Words>> = {
  station: { vi: 'Trạm', en: 'Station' },
  home: { vi: 'Tại nhà', en: 'At home' },
  elsewhere: { vi: 'Nơi khác', en: 'Elsewhere' },
};
const YES: Words = { vi: 'Có', en: 'Yes' };
const NO: Words = { vi: 'Không', en: 'No' };

export const decimalText = (value: number, decimals: number, mark: DecimalMark): string =>
  value.toFixed(decimals).replace('.', mark);

function measureText(row: MeasureRow | undefined, value: MeasureValue | undefined, style: CellStyle): string {
  if (value === undefined) return '';
  if (row?.kind === 'number' && typeof value === 'number')
    return decimalText(value, row.decimals, style.decimalMark);
  if (row?.kind === 'choice')
    return row.choices.find((choice) => choice.value === value)?.written ?? String(value);
  return typeof value === 'boolean' ? (value ? YES : NO)[style.language] : String(value);
}

/** Empty where nobody came, and where the visit says nothing of it. */
export function registerCell(
  register: RegisterRow,
  { of }: RegisterColumn,
  month: RegisterMonth | undefined,
  style: CellStyle,
): string {
  if (!month) return '';
  if (of.kind === 'measure') {
    const row = register.measures.find(({ code }) => code === of.measure);
    return measureText(row, month.measures[of.measure], style);
  }
  switch (of.column) {
    case 'managing-facility':
      return style.facility;
    case 'seen-on':
      return formatLocalDate(month.on);
    case 'seen-at':
      return PLACES[month.place]?.[style.language] ?? month.place;
    case 'systolic':
      return month.pressure ? String(month.pressure.systolicMmHg) : '';
    case 'diastolic':
      return month.pressure ? String(month.pressure.diastolicMmHg) : '';
    case 'glucose':
      return month.glucoseMmolL === undefined ? '' : decimalText(month.glucoseMmolL, 1, style.decimalMark);
    case 'reached':
      return String(month.reached);
    case 'medicines':
      return month.medicines.join('; ');
  }
}
