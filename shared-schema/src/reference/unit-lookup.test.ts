import { describe, expect, it } from 'vitest';
import { DEMO_UNITS } from '../../fixtures/demo-units.js';
import type { LocalDate } from '../local-date.js';
import { createUnitLookup } from './unit-lookup.js';
import { splitUnitTitle, unitCells, unitOfCells, unitTitle, type UnitRow } from './unit-rows.js';

const day = (text: string): LocalDate => text as LocalDate;
const TODAY = day('2026-11-22');
const MERGED: UnitRow = {
  code: '99025',
  name: 'Cũ Mẫu',
  type: 'commune',
  parentCode: '98',
  effectiveFrom: day('2004-01-01'),
  effectiveTo: day('2025-07-01'),
};
const RENAMED: UnitRow = {
  code: '99028',
  name: 'Mới Thử',
  type: 'ward',
  parentCode: '98',
  effectiveFrom: day('2025-07-01'),
  formerNames: ['Xưa Thử'],
};
const units = createUnitLookup([...DEMO_UNITS, MERGED, RENAMED]);
const found = (query: string, provinceCode?: string): string[] =>
  units
    .search({ query, on: TODAY, limit: 5, ...(provinceCode !== undefined && { provinceCode }) })
    .map(({ code }) => code);

describe('a commune looked for while its name is typed', () => {
  it('is found without accents, in any order, by the beginnings of words', () => {
    expect(found('thu nghiem')).toEqual(['99001']);
    expect(found('ngh th')).toEqual(['99001']);
    expect(found('Thử Nghiệm')).toEqual(['99001']);
    expect(found('thử nghiệm')).toEqual(['99001']);
  });

  it('is told from its namesake by the province', () => {
    expect(found('tan mau')).toEqual(['99007', '99101']);
    expect(found('tan mau minh hoa')).toEqual(['99101']);
    expect(found('tan mau', '99')).toEqual(['99101']);
  });

  it('is found with the word of its type before it, also where a name begins with such a word', () => {
    expect(found('xã thử nghiệm')).toEqual(['99001']);
    expect(found('phuong trung tam gia')).toEqual(['99104']);
    expect(found('tinh mau')[0]).toBe('99013');
  });

  it('stands before others where its accents are the ones typed', () => {
    expect(found('hòa')).toEqual(['99019']);
    expect(found('qui mau')).toEqual(['99022']);
  });

  it('is found by its code, and by what it was called before', () => {
    expect(found('99104')).toEqual(['99104']);
    expect(found('xưa thử')).toEqual(['99028']);
  });

  it('is not offered once it no longer exists, nor before it does', () => {
    expect(found('cũ mau')).not.toContain('99025');
    expect(units.search({ query: 'cũ mau', on: day('2025-06-30'), limit: 5 })[0]).toEqual(MERGED);
    expect(units.search({ query: 'moi thu', on: day('2025-06-30'), limit: 5 })).toEqual([]);
  });

  it('is not offered for nothing typed, nor for its province alone', () => {
    expect(found('')).toEqual([]);
    expect(found('dinh')).toEqual([]);
  });
});

describe('a code on a record', () => {
  it('is in force from its first day to the day before it ends', () => {
    expect(units.isInForce('99025', day('2003-12-31'))).toBe(false);
    expect(units.isInForce('99025', day('2004-01-01'))).toBe(true);
    expect(units.isInForce('99025', day('2025-06-30'))).toBe(true);
    expect(units.isInForce('99025', day('2025-07-01'))).toBe(false);
    expect(units.isInForce('99001', TODAY)).toBe(true);
    expect(units.isInForce('00000', TODAY)).toBe(false);
  });

  it('can be read also when the unit is gone', () => {
    expect(units.unitOf('99025')).toEqual(MERGED);
    expect(units.unitOf('12345')).toBeUndefined();
  });
});

describe('an address as written', () => {
  it('names a commune of its province, however it is spelled', () => {
    for (const written of ['Xã Tân Mẫu', 'tan mau', 'X. TÂN MẪU', 'xã  Tân   Mẫu'])
      expect(units.communesNamed(written, '98').map(({ code }) => code)).toEqual(['99007']);
    expect(units.communesNamed('Tân Mẫu').map(({ code }) => code)).toEqual(['99007', '99101']);
    expect(units.communesNamed('xã Tĩnh Mẫu', '98').map(({ code }) => code)).toEqual(['99013']);
    expect(units.communesNamed('tinh mau', '98').map(({ code }) => code)).toEqual(['99013']);
    expect(units.provincesNamed('TP Minh Hoạ').map(({ code }) => code)).toEqual(['99']);
  });

  it('may name a commune that is gone, unless a day is asked for', () => {
    expect(units.communesNamed('Xã Cũ Mẫu', '98')).toEqual([MERGED]);
    expect(units.communesNamed('Xã Cũ Mẫu', '98', TODAY)).toEqual([]);
    expect(units.communesNamed('Xưa Thử', '98', TODAY)).toEqual([RENAMED]);
  });
});

describe('the provinces and their communes', () => {
  it('are listed as they stand on a day', () => {
    expect(units.provincesOn(TODAY).map(unitTitle)).toEqual(['Tỉnh Giả Định', 'Thành phố Minh Hoạ']);
    expect(units.communesOf('98', TODAY)).not.toContainEqual(MERGED);
    expect(units.communesOf('98', day('2025-06-30'))).toContainEqual(MERGED);
  });
});

describe('a title', () => {
  it.each([
    ['Xã Thử Nghiệm', 'commune', 'Thử Nghiệm'],
    ['Phường 4', 'ward', '4'],
    ['P.4', 'ward', '4'],
    ['Đặc khu Cù Lao Mẫu', 'special-zone', 'Cù Lao Mẫu'],
    ['TT. Mẫu', 'town', 'Mẫu'],
    ['TP. Giả Định', 'city', 'Giả Định'],
    ['Thử Nghiệm', undefined, 'Thử Nghiệm'],
    ['Xã', undefined, 'Xã'],
    ['X Mẫu', undefined, 'X Mẫu'],
  ])('%s is read as type and name', (title, type, name) => {
    expect(splitUnitTitle(title)).toEqual({ ...(type && { type }), name });
  });
});

describe('a row on its way', () => {
  it('comes out as it went in', () => {
    for (const unit of [...DEMO_UNITS, MERGED, RENAMED]) expect(unitOfCells(unitCells(unit))).toEqual(unit);
    expect(unitCells(DEMO_UNITS[2] ?? MERGED)).toEqual(['99001', 'Thử Nghiệm', 'commune', '98']);
  });
});
