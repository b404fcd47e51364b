import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../local-date.js';
import { readUnitList } from './read-unit-list.js';
import { supersedeUnits } from './supersede-units.js';
import type { UnitRow } from './unit-rows.js';
import { listFaultLines } from './list-fault.js';

const PROVINCE: UnitRow = { code: '98', name: 'Giả Định', type: 'province' };
const COMMUNE: UnitRow = { code: '99001', name: 'Thử Nghiệm', type: 'commune', parentCode: '98' };
const WARD: UnitRow = { code: '99010', name: 'Đồng Thử', type: 'ward', parentCode: '98' };
const ALL = [PROVINCE, COMMUNE, WARD];

const unitsIn = (text: string): readonly UnitRow[] => {
  const read = readUnitList(text);
  if (!read.ok) throw new Error(listFaultLines(read.error).join('\n'));
  return read.value.units;
};
const faultsIn = (text: string): readonly string[] => {
  const read = readUnitList(text);
  return read.ok ? [] : listFaultLines(read.error);
};

describe('a list of units', () => {
  it.each([
    [
      'plain CSV',
      'code,name,type,province code\n98,Giả Định,tỉnh,\n99001,Thử Nghiệm,xã,98\n99010,Đồng Thử,phường,98\n',
    ],
    [
      'a sheet with Vietnamese titles, semicolons and a heading above',
      '\uFEFFDANH MỤC ĐƠN VỊ HÀNH CHÍNH;;;\n;;;\nMã;Tên;Cấp;Mã tỉnh\n98;Tỉnh Giả Định;Tỉnh;\n99001;Xã Thử Nghiệm;Xã;98\n99010;Phường Đồng Thử;Phường;98',
    ],
    [
      'a sheet that names the province beside each commune',
      'Tỉnh / Thành Phố,Mã TP,Phường Xã,Mã PX,Cấp\nTỉnh Giả Định,98,Xã Thử Nghiệm,99001,Xã\nTỉnh Giả Định,98,"Phường Đồng Thử",99010,Phường\n',
    ],
    [
      'tables of cells',
      JSON.stringify({
        meta: { asOf: '2026-08-02' },
        provinces: [['98', 'Giả Định', 'Tỉnh Giả Định']],
        communes: [
          ['99001', '98', 'X', 'Thử Nghiệm'],
          ['99010', '98', 'P', 'Đồng Thử'],
        ],
      }),
    ],
    [
      'provinces with their communes inside',
      JSON.stringify([
        {
          Type: 'province',
          Code: '98',
          Name: 'Giả Định',
          FullName: 'Tỉnh Giả Định',
          Wards: [
            {
              Type: 'ward',
              Code: '99001',
              Name: 'Thử Nghiệm',
              FullName: 'Xã Thử Nghiệm',
              ProvinceCode: '98',
            },
            {
              Type: 'ward',
              Code: '99010',
              Name: 'Đồng Thử',
              FullName: 'Phường Đồng Thử',
              ProvinceCode: '98',
            },
          ],
        },
      ]),
    ],
    [
      'an object of units by code',
      JSON.stringify({
        '98': { name: 'Giả Định', type: 'tinh', name_with_type: 'Tỉnh Giả Định', code: '98' },
        '99001': {
          name: 'Thử Nghiệm',
          type: 'xa',
          name_with_type: 'Xã Thử Nghiệm',
          code: '99001',
          parent_code: '98',
        },
        '99010': {
          name: 'Đồng Thử',
          type: 'phuong',
          name_with_type: 'Phường Đồng Thử',
          code: '99010',
          parent_code: '98',
        },
      }),
    ],
  ])('is read from %s', (_form, text) => {
    expect(unitsIn(text).toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(ALL);
  });

  it('gets back the zeros a spreadsheet took away', () => {
    const [province, commune] = unitsIn('code,name,type,province code\n3,Mẫu,Tỉnh,\n77,Thử,Xã,3\n');
    expect(province).toEqual({ code: '03', name: 'Mẫu', type: 'province' });
    expect(commune).toEqual({ code: '00077', name: 'Thử', type: 'commune', parentCode: '03' });
  });

  it('keeps a kind of unit nobody knew as it is written', () => {
    expect(unitsIn('code,name,type,province code\n98,Mẫu,Tỉnh,\n99001,Thử,Khu tự quản,98')[1]?.type).toBe(
      'Khu tự quản',
    );
  });
});

describe('a bad file', () => {
  it('is told row by row, all at once', () => {
    const text = [
      'code,name,type,province code',
      '98,Giả Định,tỉnh,',
      ',Không Mã,xã,98',
      '9900X,Sai Mã,xã,98',
      '99001,,xã,98',
      '99002,Mồ Côi,xã,97',
      '99003,Một,xã,98',
      '99003,Hai,xã,98',
      '99004,Thiếu Tỉnh,xã,',
      `99005,${'dài '.repeat(40)},xã,98`,
    ].join('\n');
    expect(faultsIn(text)).toEqual([
      'dòng 3: thiếu mã (no code)',
      'dòng 4 [9900X]: mã không đúng dạng (malformed code)',
      'dòng 5 [99001]: thiếu tên (no name)',
      'dòng 6 [99002]: mã tỉnh không có trong danh sách (unknown province): 97',
      'dòng 8 [99003]: mã đã có ở dòng khác (code given twice), dòng 7',
      'dòng 9 [99004]: thiếu mã tỉnh (no province code)',
      'dòng 10 [99005]: chữ quá dài (text too long)',
    ]);
  });

  it('with hundreds of bad rows names twenty and says how many are left', () => {
    const rows = Array.from({ length: 50 }, (_, n) => `x${n},Tên,xã,98`);
    const said = faultsIn(['code,name,type,province code', ...rows].join('\n'));
    expect(said).toHaveLength(21);
    expect(said.at(-1)).toBe('… và 30 dòng khác (more rows).');
  });

  it.each([
    ['', 'Tệp không có dòng nào (the file is empty).'],
    ['{"a":', 'Tệp .json không đọc được (not JSON).'],
    ['{"a":1}', 'Không nhận ra dạng của tệp (unknown form of file).'],
    ['a,b\n"1,2\n3,4', 'Dấu ngoặc kép mở ở dòng 2 không được đóng (quote not closed).'],
    ['tên,cấp\nThử,xã', 'Thiếu cột (missing columns): ma, ma tinh.'],
    ['[1]', 'dòng 1: không phải một dòng dữ liệu (not a row)'],
  ])('%j is answered in words', (text, words) => {
    expect(faultsIn(text)[0]).toBe(words);
  });
});

describe('a newer list', () => {
  const on = '2026-10-01' as LocalDate;

  it('ends what it no longer has, and says since when the new ones hold', () => {
    const next = [PROVINCE, COMMUNE, { ...WARD, code: '99013' }];
    const { rows, changes } = supersedeUnits(ALL, next, on);
    expect(changes).toEqual({ added: 1, changed: 0, ended: 1, unchanged: 2 });
    expect(rows).toContainEqual({ ...WARD, effectiveTo: on });
    expect(rows).toContainEqual({ ...WARD, code: '99013', effectiveFrom: on });
    expect(rows).toContainEqual(COMMUNE);
  });

  it('keeps what a unit was called, also two names ago', () => {
    const renamed = supersedeUnits([COMMUNE], [{ ...COMMUNE, name: 'Mới', type: 'ward' }], on);
    expect(renamed.changes.changed).toBe(1);
    expect(renamed.rows).toEqual([{ ...COMMUNE, name: 'Mới', type: 'ward', formerNames: ['Thử Nghiệm'] }]);
    const again = supersedeUnits(renamed.rows, [{ ...COMMUNE, name: 'Mới Nữa' }], on);
    expect(again.rows[0]?.formerNames).toEqual(['Thử Nghiệm', 'Mới']);
    const back = supersedeUnits(again.rows, [COMMUNE], on);
    expect(back.rows[0]?.formerNames).toEqual(['Mới', 'Mới Nữa']);
  });

  it('read twice changes nothing, also not the day on which a unit ended', () => {
    const once = supersedeUnits(ALL, [PROVINCE, COMMUNE], on);
    const twice = supersedeUnits(once.rows, [PROVINCE, COMMUNE], '2026-11-01' as LocalDate);
    expect(twice.changes).toEqual({ added: 0, changed: 0, ended: 0, unchanged: 2 });
    expect(twice.rows).toEqual(once.rows);
  });

  it('may bring a unit back', () => {
    const gone = supersedeUnits(ALL, [PROVINCE, COMMUNE], on);
    const { rows, changes } = supersedeUnits(gone.rows, ALL, '2026-12-01' as LocalDate);
    expect(changes.changed).toBe(1);
    expect(rows).toContainEqual(WARD);
  });
});
