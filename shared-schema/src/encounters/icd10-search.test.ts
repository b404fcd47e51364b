import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../people/vietnamese-text.js';
import { createIcd10Index } from './icd10-search.js';
import { ICD10_SUBSET, ICD10_SUBSET_EDITION } from './icd10.table.js';

const index = createIcd10Index(ICD10_SUBSET);
const codes = (query: string, limit = 10): string[] => index.search(query, limit).map((hit) => hit.code);

describe('finding a diagnosis', () => {
  it.each([
    ['I10', 'I10'],
    ['i10', 'I10'],
    ['J18.9', 'J18.9'],
    ['j189', 'J18.9'],
    ['tăng huyết áp', 'I10'],
    ['tang huyet ap', 'I10'],
    ['huyet ap tang', 'I10'],
    ['TĂNG HUYẾT', 'I10'],
    ['viem phoi', 'J18'],
    ['pneumonia', 'J18'],
    ['dai thao duong', 'E14'],
    ['dengue', 'A97'],
    ['thủy đậu', 'B01'],
    ['thuỷ đậu', 'B01'],
    ['measles', 'B05'],
    ['benh dai', 'A82'],
    ['rabies', 'A82'],
    ['J18 viêm', 'J18'],
  ])('%s leads to %s', (query, code) => {
    expect(codes(query, 5)).toContain(code);
  });

  it('a code typed whole comes first, the codes under it after, in order', () => {
    expect(codes('j18')).toEqual(['J18', 'J18.9']);
    expect(codes('a97')).toEqual(['A97', 'A97.0', 'A97.1', 'A97.2', 'A97.9']);
    expect(codes('e1')).toEqual(['E10', 'E11', 'E11.9', 'E14']);
  });

  it('a lone letter is a word first and a chapter after', () => {
    expect(
      codes('z', 100).every(
        (code) => code.startsWith('Z') || /\bz/i.test(ICD10_SUBSET.find(([one]) => one === code)?.[2] ?? ''),
      ),
    ).toBe(true);
    expect(codes('z', 100).length).toBeGreaterThan(10);
  });

  it('words with the typed accents come before others', () => {
    const rows = createIcd10Index([
      ['A01', 'Bệnh lao', ''],
      ['A02', 'Bệnh lào', ''],
    ]);
    expect(rows.search('lào', 5).map((hit) => hit.code)).toEqual(['A02', 'A01']);
    expect(rows.search('lao', 5).map((hit) => hit.code)).toEqual(['A01', 'A02']);
  });

  it.each([
    ['ho', 'R05'],
    ['tang huyet ap', 'I10'],
    ['sot xuat huyet', 'A97'],
    ['viem hong', 'J02'],
    ['dau lung', 'M54'],
    ['viem phe quan', 'J20'],
  ])('%s leads first to the plainest name, %s', (query, code) => {
    expect(codes(query, 1)).toEqual([code]);
  });

  it('the few that are asked for are the first of all that answer, whichever rows are looked at first', () => {
    const word = fc.constantFrom(
      ...[
        'v',
        'viem',
        'Viêm',
        'i',
        'in',
        'tang',
        'áp',
        'ho',
        'B',
        'b',
        'e',
        'acute',
        'of',
        'J1',
        'j18',
        'a9',
        'gan',
        'k',
      ],
    );
    const words = fc.array(word, { minLength: 1, maxLength: 3 });
    const asked = fc.tuple(words, fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 2, 8, 40));
    fc.assert(
      fc.property(asked, ([typed, limit, few]) => {
        const query = typed.join(' ');
        const all = index.search(query, ICD10_SUBSET.length);
        expect(createIcd10Index(ICD10_SUBSET, few).search(query, limit)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 300 },
    );
  });

  it('what is nowhere is not found', () => {
    for (const query of ['', ' ', '...', 'qqq', 'j18 sởi', 'tăng huyết áp qqq', 'Q99'])
      expect(codes(query)).toEqual([]);
    expect(index.search('ho', 0)).toEqual([]);
  });

  it('every row is found by its code, by its Vietnamese and by its English name', () => {
    for (const [code, vi, en] of ICD10_SUBSET) {
      expect(codes(code, 1)).toEqual([code]);
      const words = foldText(vi).split(' ').slice(0, 9).join(' ');
      expect(codes(words, 20)).toContain(code);
      if (en !== '') expect(codes(foldText(en).split(' ').slice(0, 9).join(' '), 20)).toContain(code);
    }
  });

  it('letters typed one after the other, and mended, find what the whole text finds', () => {
    const part = fc.constantFrom(
      ...[
        'viêm',
        'viem',
        'phổi',
        'tăng',
        'huyết áp',
        'huyet',
        'J18.9',
        'j1',
        'I10',
        'i',
        'e',
        'dai',
        'type 2',
        'lý',
        'li',
      ],
    );
    const typing = fc.tuple(
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.nat(30),
      fc.integer({ min: 1, max: 12 }),
    );
    fc.assert(
      fc.property(typing, ([parts, back, limit]) => {
        const typed = createIcd10Index(ICD10_SUBSET);
        const text = parts.join(' ');
        const letters = Array.from(text, (_, end) => text.slice(0, end + 1));
        for (const query of [...letters, text.slice(0, back), ...letters.slice(back)]) {
          const expected = createIcd10Index(ICD10_SUBSET).search(query, limit);
          expect(typed.search(query, limit)).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => index.search(query, 3).length <= 3));
  });
});

describe('the subset of codes', () => {
  it('holds 199 codes, each once, each with a Vietnamese name', () => {
    const all = ICD10_SUBSET.map(([code]) => code);
    expect(new Set(all).size).toBe(199);
    expect(all.every((code) => /^[A-Z]\d{2}(\.\d{1,2})?$/.test(code))).toBe(true);
    expect(ICD10_SUBSET.every(([, vi]) => vi.trim() === vi && vi !== '' && vi === vi.normalize('NFC'))).toBe(
      true,
    );
  });

  it('says that its edition is superseded', () => {
    expect(ICD10_SUBSET_EDITION.supersededOn).toBe('2026-07-01');
    expect(ICD10_SUBSET_EDITION.name.length).toBeLessThanOrEqual(40);
  });
});
