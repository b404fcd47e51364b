// The list of administrative units as the public files have it: CSV or JSON.

import { tidyText } from '../people/vietnamese-text.js';
import { ok, type Result } from '../result.js';
import { checkUnits, padded, type WrittenUnit } from './check-units.js';
import { parseCsv } from './csv-rows.js';
import { findColumns, type WantedColumn } from './header-columns.js';
import type { ListFault } from './list-fault.js';
import { readUnitJson, type ReadUnits } from './read-unit-json.js';

const COLUMNS: readonly WantedColumn<'code' | 'name' | 'type' | 'parentCode' | 'parentName'>[] = [
  {
    name: 'code',
    titles: [
      'ma',
      'code',
      'ma xa',
      'ma phuong xa',
      'ma px',
      'ma don vi',
      'ma dvhc',
      'ward code',
      'commune code',
    ],
    isRequired: true,
  },
  {
    name: 'name',
    titles: ['ten', 'name', 'ten xa', 'ten phuong xa', 'phuong xa', 'ten don vi', 'full name', 'ward name'],
    isRequired: true,
  },
  { name: 'type', titles: ['cap', 'type', 'loai', 'loai hinh', 'cap don vi', 'level'], isRequired: false },
  {
    name: 'parentCode',
    titles: ['ma tinh', 'province code', 'ma tp', 'ma tinh tp', 'ma tinh thanh pho', 'parent code', 'parent'],
    isRequired: true,
  },
  {
    name: 'parentName',
    titles: ['ten tinh', 'province name', 'tinh thanh pho', 'ten tinh tp', 'tinh', 'province'],
    isRequired: false,
  },
];

/** `code,name,type,province code`; provinces are rows of their own, or named beside their communes. */
function readUnitCsv(text: string): Result<readonly WrittenUnit[], ListFault> {
  const rows = parseCsv(text);
  if (!rows.ok) return rows;
  const table = findColumns(rows.value, COLUMNS);
  if (!table.ok) return table;
  const { cell } = table.value;
  const written = table.value.rows.map((row): WrittenUnit => {
    const parentCode = padded(cell(row, 'parentCode'), 2);
    const own = cell(row, 'code');
    const isProvince = parentCode === '' || parentCode === padded(own, 2);
    return {
      row: row.line,
      code: padded(own, isProvince && own.length <= 2 ? 2 : 5),
      name: tidyText(cell(row, 'name')),
      type: cell(row, 'type'),
      parentCode: isProvince ? '' : parentCode,
    };
  });
  const there = new Set(written.map(({ code }) => code));
  const named = new Map<string, WrittenUnit>();
  for (const row of table.value.rows) {
    const [code, name] = [padded(cell(row, 'parentCode'), 2), tidyText(cell(row, 'parentName'))];
    if (name === '' || code === '' || there.has(code) || named.has(code)) continue;
    named.set(code, { row: row.line, code, name, type: '', parentCode: '' });
  }
  return ok([...named.values(), ...written]);
}

export function readUnitList(text: string): Result<ReadUnits, ListFault> {
  if (/^\uFEFF?\s*[[{]/.test(text)) return readUnitJson(text);
  const written = readUnitCsv(text);
  if (!written.ok) return written;
  const units = checkUnits(written.value);
  return units.ok ? ok({ units: units.value }) : units;
}
