// A register of one year as the form has it, cell by cell: what stands of the person, and of each of twelve months the form's
// columns. The screen, paper and the file are made of these cells, so that none says anything another does not.

import { formatLocalDate, type PartialDate } from '../local-date.js';
import type { PersonDocId } from '../document/ids.js';
import type { RegisterBookRow } from '../chronic/register-rows.js';
import type { RegisterRow } from '../chronic/registers.table.js';
import type { Words } from '../reference/sourced.js';
import { registerCell, type CellStyle, type DecimalMark, type Language } from './register-cells.js';

/** What the facts of care do not know of somebody. */
export interface BookPerson {
  readonly name: string;
  readonly birthDate?: PartialDate | undefined;
  readonly sex: string;
  readonly hamletName?: string | undefined;
  readonly personalId?: string | undefined;
}

export interface RegisterBook {
  readonly register: RegisterRow;
  readonly year: number;
  readonly rows: readonly RegisterBookRow[];
  readonly personOf: (id: PersonDocId) => BookPerson | undefined;
  readonly facility: string;
  readonly language: Language;
}

export interface SheetLine {
  /** From one. */
  readonly number: number;
  /** By `personHeads`: the name first. */
  readonly person: readonly string[];
  /** January first; of each month a cell for each of `monthHeads`. */
  readonly months: readonly (readonly string[])[];
}

export interface RegisterSheet {
  readonly personHeads: readonly string[];
  readonly monthHeads: readonly string[];
  /** `Tháng 1`, … */
  readonly monthNames: readonly string[];
  readonly size: number;
  /** Made when asked for: a book may have thousands of lines, and a screen shows some of them. */
  line(at: number): SheetLine | undefined;
}

const PERSON_HEADS: readonly Words[] = [
  { vi: 'Họ và tên', en: 'Name' },
  { vi: 'Ngày sinh', en: 'Born' },
  { vi: 'Giới tính', en: 'Sex' },
  { vi: 'Số định danh', en: 'Personal id' },
  { vi: 'Thôn, xóm', en: 'Hamlet' },
  { vi: 'ICD-10', en: 'ICD-10' },
  { vi: 'Nơi chẩn đoán đầu', en: 'First diagnosed at' },
  { vi: 'Ngày vào sổ', en: 'Enrolled on' },
  { vi: 'Tình trạng', en: 'Standing' },
];
const SEXES: Readonly<Record<string, Words>> = {
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
};
/** As the form has them; who is followed elsewhere is under care, not here. */
const STANDING_WORDS: Readonly<Record<string, Words>> = {
  'under-care': { vi: 'Đang quản lý', en: 'Under care' },
  died: { vi: 'Tử vong', en: 'Died' },
  'moved-away': { vi: 'Chuyển đi', en: 'Moved away' },
  lost: { vi: 'Mất theo dõi', en: 'Lost' },
  elsewhere: { vi: 'Điều trị nơi khác', en: 'Followed elsewhere' },
};
const MONTH: Words = { vi: 'Tháng', en: 'Month' };
const MONTHS = Array.from({ length: 12 }, (_, at) => at);

export function registerSheet(book: RegisterBook, decimalMark: DecimalMark): RegisterSheet {
  const { register, language, facility, rows, personOf } = book;
  const style: CellStyle = { language, facility, decimalMark };
  const personCells = (row: RegisterBookRow): readonly string[] => {
    const who = personOf(row.person.personId);
    return [
      who?.name ?? '',
      who?.birthDate === undefined ? '' : formatLocalDate(who.birthDate),
      SEXES[who?.sex ?? row.person.sex]?.[language] ?? '',
      who?.personalId ?? '',
      who?.hamletName ?? '',
      row.diagnosisCode ?? '',
      row.diagnosedAt ?? '',
      formatLocalDate(row.enrolledOn),
      STANDING_WORDS[row.standing]?.[language] ?? row.standing,
    ];
  };
  return {
    personHeads: PERSON_HEADS.map((words) => words[language]),
    monthHeads: register.columns.map(({ words }) => words[language]),
    monthNames: MONTHS.map((at) => `${MONTH[language]} ${at + 1}`),
    size: rows.length,
    line(at) {
      const row = rows[at];
      if (!row) return undefined;
      const months = MONTHS.map((month) =>
        register.columns.map((column) => registerCell(register, column, row.months[month], style)),
      );
      return { number: at + 1, person: personCells(row), months };
    },
  };
}
