// What is wrong with a file that should be a code list, by row, for whoever has to mend it.

import type { BadEdition } from '../immunisation/read-schedule-file.js';
import type { CsvFailure } from './csv-rows.js';

export type RowFault =
  | { kind: 'code-missing'; row: number }
  | { kind: 'code-malformed'; row: number; code: string }
  | { kind: 'code-twice'; row: number; code: string; firstRow: number }
  | { kind: 'name-missing'; row: number; code: string }
  | { kind: 'text-too-long'; row: number; code: string; limit: number }
  | { kind: 'parent-missing'; row: number; code: string }
  | { kind: 'parent-unknown'; row: number; code: string; parentCode: string }
  | { kind: 'not-a-row'; row: number };

export type ListFault =
  | CsvFailure
  | { kind: 'not-json' }
  | { kind: 'unknown-form' }
  | { kind: 'columns-missing'; missing: readonly string[]; found: readonly string[] }
  | { kind: 'bad-rows'; faults: readonly RowFault[] }
  | { kind: 'bad-editions'; editions: readonly BadEdition[] };

const ROW_WORDS: Readonly<Record<RowFault['kind'], string>> = {
  'code-missing': 'thiếu mã (no code)',
  'code-malformed': 'mã không đúng dạng (malformed code)',
  'code-twice': 'mã đã có ở dòng khác (code given twice)',
  'name-missing': 'thiếu tên (no name)',
  'text-too-long': 'chữ quá dài (text too long)',
  'parent-missing': 'thiếu mã tỉnh (no province code)',
  'parent-unknown': 'mã tỉnh không có trong danh sách (unknown province)',
  'not-a-row': 'không phải một dòng dữ liệu (not a row)',
};

function rowWords(fault: RowFault): string {
  const code = 'code' in fault ? ` [${fault.code}]` : '';
  const more =
    fault.kind === 'code-twice'
      ? `, dòng ${fault.firstRow}`
      : fault.kind === 'parent-unknown'
        ? `: ${fault.parentCode}`
        : '';
  return `dòng ${fault.row}${code}: ${ROW_WORDS[fault.kind]}${more}`;
}

const MOST_SAID = 20;

/** One line each; at most twenty rows, then how many more there are. */
export function listFaultLines(fault: ListFault): readonly string[] {
  switch (fault.kind) {
    case 'empty':
      return ['Tệp không có dòng nào (the file is empty).'];
    case 'quote-not-closed':
      return [`Dấu ngoặc kép mở ở dòng ${fault.line} không được đóng (quote not closed).`];
    case 'not-json':
      return ['Tệp .json không đọc được (not JSON).'];
    case 'unknown-form':
      return ['Không nhận ra dạng của tệp (unknown form of file).'];
    case 'columns-missing':
      return [
        `Thiếu cột (missing columns): ${fault.missing.join(', ')}.`,
        `Tệp có các cột (columns found): ${fault.found.join(', ')}.`,
      ];
    case 'bad-editions':
      if (fault.editions.length === 0) return ['Tệp không có lịch tiêm nào (no schedule in the file).'];
      return fault.editions.map(({ version, why }) => `lịch tiêm (schedule) ${version}: ${why}`);
    case 'bad-rows': {
      const said = fault.faults.slice(0, MOST_SAID).map(rowWords);
      const left = fault.faults.length - said.length;
      return left > 0 ? [...said, `… và ${left} dòng khác (more rows).`] : said;
    }
  }
}
