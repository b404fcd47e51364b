// Reads a file that says what older communes became: the public JSON of 2025, or a table with one row for each commune.
// Every fault of the file is found at once; nothing is guessed.

import { parseLocalDate, type LocalDate } from '../local-date.js';
import { tidyText } from '../people/vietnamese-text.js';
import { err, ok, type Result } from '../result.js';
import type { CrosswalkRow } from './crosswalk.js';
import { parseCsv } from './csv-rows.js';
import { findColumns, type WantedColumn } from './header-columns.js';
import type { ListFault, RowFault } from './list-fault.js';

export interface ReadCrosswalk {
  readonly rows: readonly CrosswalkRow[];
  /** What the file says of itself, where it does. */
  readonly effectiveOn?: LocalDate;
  readonly source?: string;
}

interface WrittenRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly district: string;
  readonly provinceCode: string;
  readonly province: string;
  readonly to: readonly string[];
  readonly defaultCode: string;
}

type Column = 'code' | 'name' | 'district' | 'provinceCode' | 'province' | 'to' | 'defaultCode';
const COLUMNS: readonly WantedColumn<Column>[] = [
  { name: 'code', titles: ['ma cu', 'old code', 'ma xa cu', 'ma'], isRequired: true },
  { name: 'name', titles: ['ten cu', 'old name', 'ten xa cu', 'ten'], isRequired: true },
  { name: 'district', titles: ['huyen cu', 'old district', 'quan huyen', 'huyen'], isRequired: false },
  { name: 'provinceCode', titles: ['ma tinh cu', 'old province code', 'ma tinh'], isRequired: true },
  { name: 'province', titles: ['tinh cu', 'old province', 'tinh'], isRequired: true },
  { name: 'to', titles: ['ma moi', 'new codes', 'new code', 'ma xa moi'], isRequired: true },
  { name: 'defaultCode', titles: ['ma mac dinh', 'default code', 'mac dinh'], isRequired: false },
];

/** `D` and a district: islands that had no communes (the public list's own sign). */
const OLD_CODE = /^(\d{5}|D\d{3})$/;
const NEW_CODE = /^\d{5}$/;
const MOST_NAME = 120;

function faultOf(written: WrittenRow, rowOf: ReadonlyMap<string, number>): RowFault | undefined {
  const { row, code, name, province, provinceCode, to, defaultCode } = written;
  const [target] = to;
  if (code === '' || target === undefined) return { kind: 'code-missing', row };
  if (!OLD_CODE.test(code)) return { kind: 'code-malformed', row, code };
  const wrong = [...to, ...(defaultCode === '' ? [] : [defaultCode])].find((one) => !NEW_CODE.test(one));
  if (wrong !== undefined) return { kind: 'code-malformed', row, code: wrong };
  if (defaultCode !== '' && !to.includes(defaultCode))
    return { kind: 'code-malformed', row, code: defaultCode };
  const firstRow = rowOf.get(code);
  if (firstRow !== undefined) return { kind: 'code-twice', row, code, firstRow };
  if (name === '') return { kind: 'name-missing', row, code };
  if (name.length > MOST_NAME) return { kind: 'text-too-long', row, code, limit: MOST_NAME };
  return province === '' || !/^\d{2}$/.test(provinceCode) ? { kind: 'parent-missing', row, code } : undefined;
}

function checkRows(written: readonly WrittenRow[]): Result<readonly CrosswalkRow[], ListFault> {
  const faults: RowFault[] = [];
  const rowOf = new Map<string, number>();
  const rows = written.flatMap((one): CrosswalkRow[] => {
    const fault = faultOf(one, rowOf);
    if (fault) {
      faults.push(fault);
      return [];
    }
    const { code, name, district, provinceCode, province, to, defaultCode } = one;
    rowOf.set(code, one.row);
    const row = { communeCode: code, communeName: name, provinceCode, provinceName: province, to };
    return [
      {
        ...row,
        ...(district !== '' && { districtName: district }),
        ...(defaultCode !== '' && { defaultCode }),
      },
    ];
  });
  if (faults.length > 0) return err({ kind: 'bad-rows', faults });
  return rows.length > 0 ? ok(rows) : err({ kind: 'empty' });
}

const padded = (code: string, length: number): string =>
  /^\d+$/.test(code) ? code.padStart(length, '0') : code;

function readTable(text: string): Result<readonly WrittenRow[], ListFault> {
  const parsed = parseCsv(text);
  if (!parsed.ok) return parsed;
  const table = findColumns(parsed.value, COLUMNS);
  if (!table.ok) return table;
  const { rows, cell } = table.value;
  return ok(
    rows.map((row) => ({
      row: row.line,
      code: padded(cell(row, 'code'), 5),
      name: tidyText(cell(row, 'name')),
      district: tidyText(cell(row, 'district')),
      provinceCode: padded(cell(row, 'provinceCode'), 2),
      province: tidyText(cell(row, 'province')),
      to: cell(row, 'to')
        .split(/[|\s]+/)
        .filter((code) => code !== '')
        .map((code) => padded(code, 5)),
      defaultCode: padded(cell(row, 'defaultCode'), 5),
    })),
  );
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textAt = (cells: readonly unknown[], at: number): string => {
  const value = cells[at];
  return typeof value === 'string' ? tidyText(value) : '';
};

/** `wards: [code, name, district, newCodes, default's place …]` beside `districts` and `provinces`. */
function readPublicForm({ wards, districts, provinces }: Fields): readonly WrittenRow[] | undefined {
  if (!Array.isArray(wards) || !isFields(districts) || !isFields(provinces)) return undefined;
  return wards.map((cells: unknown, index): WrittenRow => {
    const ward: readonly unknown[] = Array.isArray(cells) ? cells : [];
    const [, , districtCode, targets, defaultAt] = ward;
    const district: unknown = typeof districtCode === 'string' ? districts[districtCode] : undefined;
    const [districtName, provinceCode] = Array.isArray(district)
      ? [textAt(district, 0), textAt(district, 1)]
      : ['', ''];
    const province = provinces[provinceCode];
    const to = Array.isArray(targets) ? targets.filter((code) => typeof code === 'string') : [];
    const name = textAt(ward, 1);
    return {
      row: index + 1,
      code: textAt(ward, 0),
      // An island district was the lowest unit there was.
      name: name === '' ? districtName : name,
      district: name === '' ? '' : districtName,
      provinceCode,
      province: isFields(province) && typeof province['name'] === 'string' ? tidyText(province['name']) : '',
      to,
      defaultCode: to.length > 1 && typeof defaultAt === 'number' ? (to[defaultAt] ?? '') : '',
    };
  });
}

function ofItself({ meta }: Fields): Pick<ReadCrosswalk, 'effectiveOn' | 'source'> {
  if (!isFields(meta)) return {};
  const day = typeof meta['effectiveOn'] === 'string' ? parseLocalDate(meta['effectiveOn']) : undefined;
  const { source } = meta;
  return {
    ...(day?.ok && { effectiveOn: day.value }),
    ...(typeof source === 'string' && { source: tidyText(source) }),
  };
}

export function readCrosswalkList(text: string): Result<ReadCrosswalk, ListFault> {
  if (!/^\uFEFF?\s*[[{]/.test(text)) {
    const table = readTable(text);
    if (!table.ok) return table;
    const rows = checkRows(table.value);
    return rows.ok ? ok({ rows: rows.value }) : rows;
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return err({ kind: 'not-json' });
  }
  const written = isFields(json) ? readPublicForm(json) : undefined;
  if (!written || !isFields(json)) return err({ kind: 'unknown-form' });
  const rows = checkRows(written);
  return rows.ok ? ok({ rows: rows.value, ...ofItself(json) }) : rows;
}
