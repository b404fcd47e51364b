// A register of one year as a table file: a row for each person, and of each of twelve months the form's columns. Where the
// file is for a Vietnamese spreadsheet (`;` between cells) decimals have a comma, as on paper; with `,` between cells they
// have a point. The heading of the first column says which.

import { formatLocalDate, type PartialDate } from '../local-date.js';
import type { PersonDocId } from '../document/ids.js';
import type { RegisterBookRow } from '../chronic/register-rows.js';
import type { RegisterRow } from '../chronic/registers.table.js';
import type { Words } from '../reference/sourced.js';
import { csvOf, type CsvSeparator } from './csv.js';
import { registerCell, type CellStyle, type DecimalMark, type Language } from './register-cells.js';

/** What the facts of care do not know of somebody. */
export interface BookPerson {
  readonly name: string;
  readonly birthDate?: PartialDate | undefined;
  readonly sex: string;
  readonly hamletName?: string | undefined;
  readonly personalId?: string | undefined;
  /** ICD-10 code and where it was first found. */
  readonly diagnosisCode?: string | undefined;
  readonly diagnosedAt?: string | undefined;
}

export interface RegisterBook {
  readonly register: RegisterRow;
  readonly year: number;
  readonly rows: readonly RegisterBookRow[];
  readonly personOf: (id: PersonDocId) => BookPerson | undefined;
  readonly facility: string;
  readonly language: Language;
}

const NUMBER: Readonly<Record<DecimalMark, Words>> = {
  ',': { vi: 'STT (số lẻ viết sau dấu phẩy)', en: 'No. (decimals after a comma)' },
  '.': { vi: 'STT (số lẻ viết sau dấu chấm)', en: 'No. (decimals after a point)' },
};
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
export const STANDING_WORDS: Readonly<Record<string, Words>> = {
  'under-care': { vi: 'Đang quản lý', en: 'Under care' },
  died: { vi: 'Tử vong', en: 'Died' },
  'moved-away': { vi: 'Chuyển đi', en: 'Moved away' },
  lost: { vi: 'Mất theo dõi', en: 'Lost' },
  elsewhere: { vi: 'Điều trị nơi khác', en: 'Followed elsewhere' },
};
const MONTH: Words = { vi: 'Tháng', en: 'Month' };
const MONTHS = Array.from({ length: 12 }, (_, at) => at);

export function registerCells(book: RegisterBook, decimalMark: DecimalMark): readonly (readonly string[])[] {
  const { register, language, facility, rows, personOf } = book;
  const style: CellStyle = { language, facility, decimalMark };
  const monthHeads = MONTHS.flatMap((at) =>
    register.columns.map(({ words }) => `${MONTH[language]} ${at + 1}: ${words[language]}`),
  );
  const heads = [NUMBER[decimalMark], ...PERSON_HEADS].map((words) => words[language]);
  const lines = rows.map(({ person, enrolledOn, standing, months }, at) => {
    const who = personOf(person.personId);
    return [
      String(at + 1),
      who?.name ?? '',
      who?.birthDate === undefined ? '' : formatLocalDate(who.birthDate),
      SEXES[who?.sex ?? person.sex]?.[language] ?? '',
      who?.personalId ?? '',
      who?.hamletName ?? '',
      who?.diagnosisCode ?? '',
      who?.diagnosedAt ?? '',
      formatLocalDate(enrolledOn),
      STANDING_WORDS[standing]?.[language] ?? standing,
      ...MONTHS.flatMap((month) =>
        register.columns.map((column) => registerCell(register, column, months[month], style)),
      ),
    ];
  });
  return [[...heads, ...monthHeads], ...lines];
}

export const registerCsv = (book: RegisterBook, separator: CsvSeparator): string =>
  csvOf(registerCells(book, separator === ';' ? ',' : '.'), separator);
