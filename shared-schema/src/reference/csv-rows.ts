// Reads a table as text: commas, semicolons or tabs, quotes as spreadsheets write them, with or without a byte order
// mark. Each row keeps the number of the line it began on, for whoever has to mend the file.

import { err, ok, type Result } from '../result.js';

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvFailure = { kind: 'empty' } | { kind: 'quote-not-closed'; line: number };

const DELIMITERS = [',', ';', '\t'] as const;

/** The one the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** Empty rows are left out; cells are trimmed. */
export function parseCsv(written: string): Result<readonly CsvRow[], CsvFailure> {
  const text = written.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let [line, startLine] = [1, 1];
  let quotedSince: number | undefined;
  const endRow = (): void => {
    const all = [...cells, cell].map((one) => one.trim());
    if (all.some((one) => one !== '')) rows.push({ line: startLine, cells: all });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\n') line++;
    if (quotedSince !== undefined) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') [cell, at] = [`${cell}"`, at + 1];
      else quotedSince = undefined;
    } else if (letter === '"' && cell.trim() === '') [cell, quotedSince] = ['', line];
    else if (letter === delimiter) [cells, cell] = [[...cells, cell], ''];
    else if (letter === '\n') {
      endRow();
      startLine = line;
    } else if (letter !== '\r') cell += letter;
  }
  if (quotedSince !== undefined) return err({ kind: 'quote-not-closed', line: quotedSince });
  endRow();
  return rows.length === 0 ? err({ kind: 'empty' }) : ok(rows);
}
