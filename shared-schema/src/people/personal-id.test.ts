import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePartialDate, type PartialDate } from '../local-date.js';
import {
  formatPersonalId,
  parsePersonalId,
  personalIdFacts,
  personalIdWarnings,
  type PersonalId,
} from './personal-id.js';
import { BIRTH_PROVINCES, birthProvinceOf } from './province-codes.table.js';

const id = (text: string): PersonalId => {
  const parsed = parsePersonalId(text);
  if (!parsed.ok) throw new Error(`test id refused: ${parsed.error.kind}`);
  return parsed.value;
};
const born = (text: string): PartialDate => {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) throw new Error('test date refused');
  return parsed.value;
};

describe('reading a personal id', () => {
  it.each([
    '003087000123',
    ' 003 087 000 123 ',
    '003.087.000.123',
    '003-087-000-123',
    '\ufeff003087000123\r\n',
  ])('%j is read as twelve digits', (text) => {
    expect(parsePersonalId(text)).toEqual({ ok: true, value: '003087000123' });
  });

  it.each([
    ['', { kind: 'empty' }],
    [' . ', { kind: 'empty' }],
    ['00308700012', { kind: 'too-short', digits: 11 }],
    ['0030870001234', { kind: 'too-long', digits: 13 }],
    ['030000123', { kind: 'old-id-number' }],
    ['03000012', { kind: 'too-short', digits: 8 }],
    ['0300001234', { kind: 'too-short', digits: 10 }],
    ['00308700012O', { kind: 'not-digits' }],
    ['٠٠٣٠٨٧٠٠٠١٢٣', { kind: 'not-digits' }],
  ])('%j is refused by name', (text, error) => {
    expect(parsePersonalId(text)).toEqual({ ok: false, error });
  });

  it('never throws, and what it accepts has twelve digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parsePersonalId(text);
        return !parsed.ok || /^\d{12}$/.test(parsed.value);
      }),
    );
  });

  it('is shown in groups of three and read back the same', () => {
    expect(formatPersonalId(id('003087000123'))).toBe('003 087 000 123');
    expect(parsePersonalId(formatPersonalId(id('003087000123')))).toEqual({
      ok: true,
      value: '003087000123',
    });
  });
});

describe('what the digits say', () => {
  it.each([
    ['003099000001', 'male', 1999],
    ['003199000001', 'female', 1999],
    ['003200000001', 'male', 2000],
    ['003300000001', 'female', 2000],
    ['003400000001', 'male', 2100],
    ['003999000001', 'female', 2399],
  ])('%s is of a %s born in %d', (text, sex, birthYear) => {
    expect(personalIdFacts(id(text))).toMatchObject({ sex, birthYear });
  });

  it('names the province of then and of today', () => {
    expect(personalIdFacts(id('006087000123')).place).toEqual({
      kind: 'province',
      province: { code: '006', name: 'Tỉnh Bắc Kạn', todayCode: '19', todayName: 'Thái Nguyên' },
    });
  });

  it('a code that does not start with 0 is a birth abroad', () => {
    expect(personalIdFacts(id('100087000123')).place).toEqual({ kind: 'abroad', countryCode: '100' });
    expect(personalIdFacts(id('099087000123')).place).toEqual({ kind: 'unassigned' });
  });
});

describe('what the digits contradict', () => {
  const male1987 = id('019087000123');
  const warned = (sex?: string, birthDate?: string) =>
    personalIdWarnings({
      id: male1987,
      sex,
      birthDate: birthDate === undefined ? undefined : born(birthDate),
    });

  it('nothing is said where all agrees or nothing is known', () => {
    expect(warned('male', '1987-02-01')).toEqual([]);
    expect(warned('male', '1987-02')).toEqual([]);
    expect(warned('male', '1987')).toEqual([]);
    expect(warned()).toEqual([]);
    expect(warned('other')).toEqual([]);
    expect(warned('unknown')).toEqual([]);
  });

  it('another sex is asked about', () => {
    expect(warned('female')).toEqual([{ kind: 'sex-differs', onId: 'male' }]);
  });

  it.each(['1986-12-31', '1988-01-01', '1887', '2087'])('birth in %s is asked about', (birthDate) => {
    expect(warned('male', birthDate)).toEqual([{ kind: 'birth-year-differs', onId: 1987 }]);
  });

  it('a province that never was, and a century that is not yet', () => {
    expect(personalIdWarnings({ id: id('003487000123') })).toEqual([
      { kind: 'unknown-province', code: '003' },
      { kind: 'unassigned-century', century: 2100 },
    ]);
    expect(personalIdWarnings({ id: id('019387000123') })).toEqual([]);
  });
});

describe('the table of birth provinces', () => {
  it('holds 63 codes from 001 to 096, each once, mapped to 34 provinces', () => {
    const codes = BIRTH_PROVINCES.map((province) => province.code);
    expect(new Set(codes).size).toBe(63);
    expect(codes).toEqual([...codes].sort());
    expect(codes.every((code) => /^0\d\d$/.test(code))).toBe(true);
    expect(new Set(BIRTH_PROVINCES.map((province) => province.todayCode)).size).toBe(34);
  });

  it('gives no name to the codes our made-up people use', () => {
    expect(birthProvinceOf('003')).toBeUndefined();
    expect(birthProvinceOf('038')?.name).toBe('Tỉnh Thanh Hóa');
  });
});
