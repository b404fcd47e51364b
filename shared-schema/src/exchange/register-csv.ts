// A register of one year as a table file: the cells of its sheet, in one line for each person. Where the file is for a
// Vietnamese spreadsheet (`;` between cells) decimals have a comma, as on paper; with `,` between cells they have a point. The
// heading of the first column says which.

import type { Words } from '../reference/sourced.js';
import { csvOf, type CsvSeparator } from './csv.js';
import type { DecimalMark } from './register-cells.js';
import { registerSheet, type RegisterBook } from './register-sheet.js';

const NUMBER: Readonly<Record<DecimalMark, Words>> = {
  ',': { vi: 'STT (số lẻ viết sau dấu phẩy)', en: 'No. (decimals after a comma)' },
  '.': { vi: 'STT (số lẻ viết sau dấu chấm)', en: 'No. (decimals after a point)' },
};

export function registerCells(book: RegisterBook, decimalMark: DecimalMark): readonly (readonly string[])[] {
  const sheet = registerSheet(book, decimalMark);
  const monthHeads = sheet.monthNames.flatMap((month) => sheet.monthHeads.map((head) => `${month}: ${head}`));
  const lines = Array.from({ length: sheet.size }, (_, at) => {
    const line = sheet.line(at);
    return line ? [String(line.number), ...line.person, ...line.months.flat()] : [];
  });
  return [[NUMBER[decimalMark][book.language], ...sheet.personHeads, ...monthHeads], ...lines];
}

export const registerCsv = (book: RegisterBook, separator: CsvSeparator): string =>
  csvOf(registerCells(book, separator === ';' ? ',' : '.'), separator);
