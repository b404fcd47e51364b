// The official list of diagnoses as its sheet has it (CSV, or XLSX saved as CSV), by the titles of its columns; or JSON
// with code, vi, en.

import { tidyText } from '../people/vietnamese-text.js';
import { parseCsv } from '../reference/csv-rows.js';
import { findColumns, type WantedColumn } from '../reference/header-columns.js';
import type { ListFault, RowFault } from '../reference/list-fault.js';
import { err, ok, type Result } from '../result.js';
import type { DiagnosisRow } from './diagnosis-rows.js';

/**
 * Titles of QĐ 4469/QĐ-BYT annex 1 (2020). Those of TT 06/2026/TT-BYT are to be confirmed when the file is at hand:
 * until then whoever imports it may rename its titles to `Mã bệnh`, `Tên bệnh`, `Disease name`.
 */
const COLUMNS: readonly WantedColumn<'code' | 'plainCode' | 'vi' | 'en'>[] = [
  {
    name: 'code',
    titles: ['ma benh', 'ma icd 10', 'ma icd10', 'ma icd', 'icd 10', 'icd10', 'disease code', 'code', 'ma'],
    isRequired: true,
  },
  { name: 'plainCode', titles: ['ma benh khong dau', 'ma benh khong dau cham'], isRequired: false },
  {
    name: 'vi',
    titles: [
      'ten benh',
      'ten benh tieng viet',
      'ten tieng viet',
      'ten benh icd 10',
      'tieng viet',
      'ten',
      'vi',
    ],
    isRequired: true,
  },
  {
    name: 'en',
    titles: [
      'disease name',
      'ten benh tieng anh',
      'ten tieng anh',
      'tieng anh',
      'english name',
      'name',
      'en',
    ],
    isRequired: false,
  },
];

const CODE = /^[A-Z]\d{2}(\.[\dA-Z]{1,4})?$/;
/** Dagger and asterisk mark cause and manifestation; they are no part of the code. */
const MARKS = /[†*+‡\s]/g;
const MOST_NAME = 1000;

/** `j189`, `J18.9†`, `J18.9` → `J18.9`. */
export function tidyDiagnosisCode(written: string): string {
  const bare = written.toUpperCase().replaceAll(MARKS, '');
  return /^[A-Z]\d{2}[\dA-Z]{1,4}$/.test(bare)
    ? `${bare.slice(0, 3)}.${bare.slice(3)}`
    : bare.replace(/\.$/, '');
}

interface WrittenDiagnosis {
  readonly row: number;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

function faultOf(
  { row, code, vi, en }: WrittenDiagnosis,
  firstRow: number | undefined,
): RowFault | undefined {
  if (code === '') return { kind: 'code-missing', row };
  if (!CODE.test(code)) return { kind: 'code-malformed', row, code: code.slice(0, 20) };
  if (firstRow !== undefined) return { kind: 'code-twice', row, code, firstRow };
  if (vi === '') return { kind: 'name-missing', row, code };
  return Math.max(vi.length, en.length) > MOST_NAME
    ? { kind: 'text-too-long', row, code, limit: MOST_NAME }
    : undefined;
}

function checkDiagnoses(written: readonly WrittenDiagnosis[]): Result<readonly DiagnosisRow[], ListFault> {
  const faults: RowFault[] = [];
  const found = new Map<string, WrittenDiagnosis>();
  for (const one of written) {
    const first = found.get(one.code);
    // Sheets repeat a category on the line of each group it stands under.
    if (first && first.vi === one.vi) continue;
    const fault = faultOf(one, first?.row);
    if (fault) faults.push(fault);
    else found.set(one.code, one);
  }
  if (faults.length > 0) return err({ kind: 'bad-rows', faults });
  return found.size === 0
    ? err({ kind: 'empty' })
    : ok([...found.values()].map(({ code, vi, en }) => ({ code, vi, en })));
}

function readJson(text: string): Result<readonly WrittenDiagnosis[], ListFault> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return err({ kind: 'not-json' });
    throw error;
  }
  const list = typeof json === 'object' && json !== null && 'codes' in json ? json.codes : json;
  if (!Array.isArray(list)) return err({ kind: 'unknown-form' });
  return ok(
    (list as readonly unknown[]).map((entry, index) => {
      const { code, vi, en } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
        string,
        unknown
      >;
      const textOf = (value: unknown): string => (typeof value === 'string' ? tidyText(value) : '');
      return { row: index + 1, code: tidyDiagnosisCode(textOf(code)), vi: textOf(vi), en: textOf(en) };
    }),
  );
}

function readCsv(text: string): Result<readonly WrittenDiagnosis[], ListFault> {
  const rows = parseCsv(text);
  if (!rows.ok) return rows;
  const table = findColumns(rows.value, COLUMNS);
  if (!table.ok) return table;
  const { cell } = table.value;
  return ok(
    table.value.rows.map((row) => ({
      row: row.line,
      code: tidyDiagnosisCode(cell(row, 'code') || cell(row, 'plainCode')),
      vi: tidyText(cell(row, 'vi')),
      en: tidyText(cell(row, 'en')),
    })),
  );
}

export function readDiagnosisList(text: string): Result<readonly DiagnosisRow[], ListFault> {
  const written = /^\uFEFF?\s*[[{]/.test(text) ? readJson(text) : readCsv(text);
  return written.ok ? checkDiagnoses(written.value) : written;
}
