// A table as a CSV file that Excel opens by itself: UTF-8 with its mark, whole rows, and no cell that runs as a formula.
// Knows rows and separators; knows nothing of persons.

import { toNfc } from '../people/vietnamese-text.js';

/** Excel takes the list separator of the device's region: `;` where decimals have a comma, as in Vietnam. */
export type CsvSeparator = ';' | ',';

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
/** What spreadsheets take for the start of a formula, also behind spaces, and in its full-width form. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;

/** A cell that would run is shown as text: an apostrophe before it is not part of what is read (OWASP, CSV injection). */
const harmless = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

function cellText(cell: string, separator: CsvSeparator): string {
  const text = harmless(toNfc(cell).replace(/\r\n?|\n/g, ' '));
  return /[";,\t]/.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

export function csvOf(rows: readonly (readonly string[])[], separator: CsvSeparator): string {
  const lines = rows.map((cells) => cells.map((cell) => cellText(cell, separator)).join(separator));
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_END).join('');
}
