import { describe, expect, it } from 'vitest';
import { DEMO_CROSSWALK } from '../../fixtures/demo-crosswalk.js';
import { DEMO_UNITS } from '../../fixtures/demo-units.js';
import type { LocalDate } from '../local-date.js';
import {
  crosswalkCells,
  crosswalkRowOfCells,
  crosswalksOf,
  supersedeMerger,
  unknownTargets,
} from './crosswalk-list.js';
import { readCrosswalkList } from './read-crosswalk-list.js';

const publicForm = (wards: unknown): string =>
  JSON.stringify({
    meta: { source: 'Danh sách thử' },
    provinces: { '05': { name: 'Tỉnh Thử', new: '98' } },
    districts: { '901': ['Huyện Mẫu', '05'], '902': ['Huyện đảo Giả', '05'] },
    wards,
  });
const rowsOf = (text: string) => {
  const read = readCrosswalkList(text);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value.rows;
};

describe('the public form of the list', () => {
  it('gives each older commune its district, its province and what it became', () => {
    const text = publicForm([
      ['99504', 'Xã Ví Dụ', '901', ['99007'], 0, 0],
      ['99525', 'Xã Mẫu Rộng', '901', ['99004', '99016'], 1, 0],
      ['99510', 'Thị trấn Mẫu', '901', ['99016', '99019'], null, 0],
      ['D902', '', '902', ['99107'], 0, 0],
    ]);
    const place = { provinceCode: '05', provinceName: 'Tỉnh Thử' };
    const mau = { ...place, districtName: 'Huyện Mẫu' };
    expect(rowsOf(text)).toEqual([
      { communeCode: '99504', communeName: 'Xã Ví Dụ', ...mau, to: ['99007'] },
      {
        communeCode: '99525',
        communeName: 'Xã Mẫu Rộng',
        ...mau,
        to: ['99004', '99016'],
        defaultCode: '99016',
      },
      { communeCode: '99510', communeName: 'Thị trấn Mẫu', ...mau, to: ['99016', '99019'] },
      { communeCode: 'D902', communeName: 'Huyện đảo Giả', ...place, to: ['99107'] },
    ]);
  });

  it('names every bad row at once, and none of it is taken', () => {
    const text = publicForm([
      ['9950', 'Xã Ví Dụ', '901', ['99007'], 0],
      ['99504', '', '999', ['99007'], 0],
      ['99507', 'Xã Ví Dụ', '901', [], 0],
      ['99510', 'Xã Ví Dụ', '901', ['x'], 0],
      'không phải dòng',
    ]);
    const read = readCrosswalkList(text);
    expect(!read.ok && read.error).toEqual({
      kind: 'bad-rows',
      faults: [
        { kind: 'code-malformed', row: 1, code: '9950' },
        { kind: 'name-missing', row: 2, code: '99504' },
        { kind: 'code-missing', row: 3 },
        { kind: 'code-malformed', row: 4, code: 'x' },
        { kind: 'code-missing', row: 5 },
      ],
    });
  });

  it.each([
    ['{', 'not-json'],
    ['[]', 'unknown-form'],
    ['{"wards":[]}', 'unknown-form'],
    ['', 'empty'],
  ])('a file that is something else is called so: %s', (text, kind) => {
    const read = readCrosswalkList(text);
    expect(!read.ok && read.error.kind).toBe(kind);
  });
});

describe('the list as a table', () => {
  const HEAD = 'Mã cũ,Tên cũ,Huyện cũ,Mã tỉnh cũ,Tỉnh cũ,Mã mới,Mã mặc định';

  it('is read by its Vietnamese titles, zeros a spreadsheet dropped included', () => {
    expect(rowsOf(`${HEAD}\n4,Phường Mẫu,Quận Thử,1,Thành phố Thử,99007 99013,99013`)).toEqual([
      {
        communeCode: '00004',
        communeName: 'Phường Mẫu',
        districtName: 'Quận Thử',
        provinceCode: '01',
        provinceName: 'Thành phố Thử',
        to: ['99007', '99013'],
        defaultCode: '99013',
      },
    ]);
  });

  it('a default that is none of the choices is a fault, and so is a code given twice', () => {
    const line = '99504,Xã Ví Dụ,,05,Tỉnh Thử,99007';
    const read = readCrosswalkList(`${HEAD}\n${line},99013\n${line},\n${line},`);
    expect(!read.ok && read.error).toEqual({
      kind: 'bad-rows',
      faults: [
        { kind: 'code-malformed', row: 2, code: '99013' },
        { kind: 'code-twice', row: 4, code: '99504', firstRow: 3 },
      ],
    });
  });
});

describe('the list as it travels', () => {
  const { effectiveOn, rows, source } = DEMO_CROSSWALK;
  const cells = rows.map(crosswalkCells);

  it('comes back as it was, with the day it was imported for', () => {
    const laid = supersedeMerger([], cells, effectiveOn);
    expect(laid.changes).toEqual({ added: rows.length, changed: 0, ended: 0, unchanged: 0 });
    expect(crosswalksOf(laid.rows.map(crosswalkRowOfCells), DEMO_UNITS, source)).toEqual([
      expect.objectContaining({ effectiveOn, rows: rows.map((row) => ({ ...row, effectiveOn })) }),
    ]);
  });

  it('a newer file for the same day takes its place; another merger stands beside it', () => {
    const standing = supersedeMerger([], cells, effectiveOn).rows;
    const later = '2027-01-01' as LocalDate;
    const both = supersedeMerger(standing, cells.slice(0, 2), later);
    expect(both.changes).toEqual({ added: 2, changed: 0, ended: 0, unchanged: 0 });
    expect(both.rows).toHaveLength(rows.length + 2);
    const shorter = supersedeMerger(both.rows, cells.slice(1), effectiveOn);
    expect(shorter.changes).toEqual({ added: 0, changed: 0, ended: 1, unchanged: rows.length - 1 });
    expect(shorter.rows).toHaveLength(rows.length + 1);
  });

  it('says which new units no list of units knows', () => {
    expect(unknownTargets(rows, DEMO_UNITS)).toEqual([]);
    expect(unknownTargets(rows, DEMO_UNITS.slice(0, 3))).toContain('99007');
  });
});
