// However an address is written, an old commune is never taken for another: it is found, asked about, or not found.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_CROSSWALK } from '../../fixtures/demo-crosswalk.js';
import { foldText } from '../people/vietnamese-text.js';
import type { Crosswalk, CrosswalkRow } from './crosswalk.js';
import { oldUnitReader } from './old-unit-in-address.js';
import { crosswalksOf } from './crosswalk-list.js';
import { readCrosswalkList } from './read-crosswalk-list.js';
import { readUnitList } from './read-unit-list.js';

/** The public list, which is not part of this project: named by whoever has it. */
const LIST_FILE = process.env['TRAM_CROSSWALK_FILE'];
const LIST_UNITS = process.env['TRAM_UNITS_FILE'];

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^Xã /u, 'X. '],
  [/^Phường /u, 'P.'],
  [/^Thị trấn /u, 'TT '],
  [/^Huyện /u, 'H. '],
  [/^Quận /u, 'Q. '],
  [/^Thành phố /u, 'TP. '],
  [/^Thị xã /u, 'TX. '],
  [/^Tỉnh /u, 'T. '],
];
const shortened = (title: string): string =>
  SHORT.reduce((text, [type, short]) => text.replace(type, short), title);

const spelling = fc.record({
  hamlet: fc.constantFrom('', 'Thôn 3, ', 'Số 12 ngõ 5, Tổ 7, ', 'Bản Nà Lạ, '),
  typed: fc.constantFrom('whole', 'short'),
  letters: fc.constantFrom('as written', 'no accents', 'capitals', 'decomposed'),
  between: fc.constantFrom(', ', ',', ' ; ', ',  '),
  ends: fc.constantFrom('', ', Việt Nam', '.'),
});
type Spelling = typeof spelling extends fc.Arbitrary<infer S> ? S : never;

function spelled(row: CrosswalkRow, { hamlet, typed, letters, between, ends }: Spelling): string {
  const titles = [row.communeName, row.districtName ?? '', row.provinceName].filter((title) => title !== '');
  const units = typed === 'short' ? titles.map(shortened) : titles;
  const text = `${hamlet}${units.join(between)}${ends}`;
  if (letters === 'no accents') return text.replace(/[^\s,;.]+/gu, (word) => foldText(word));
  if (letters === 'capitals') return text.toUpperCase();
  return letters === 'decomposed' ? text.normalize('NFD') : text;
}

function neverMistaken(crosswalk: Crosswalk): void {
  const read = oldUnitReader(crosswalk);
  fc.assert(
    fc.property(fc.constantFrom(...crosswalk.rows), spelling, (row, way) => {
      const reading = read(spelled(row, way));
      if (reading.kind === 'old') expect(reading.row.communeCode).toBe(row.communeCode);
      else if (reading.kind === 'unsure') expect(reading.rows).toContain(row);
      else expect(`${reading.kind}: ${spelled(row, way)}`).toBe('found');
    }),
    { numRuns: 1000 },
  );
}

describe('an old commune written with its district and province', () => {
  it('is found or asked about in every spelling, and never another', () => neverMistaken(DEMO_CROSSWALK));

  it('is found where nothing but its name is taken away: never by itself', () => {
    const read = oldUnitReader(DEMO_CROSSWALK);
    fc.assert(
      fc.property(fc.constantFrom(...DEMO_CROSSWALK.rows), ({ communeName }) => {
        expect(read(communeName).kind).toBe('unsure');
      }),
    );
  });

  it('no text at all makes the reader fail', () => {
    const read = oldUnitReader(DEMO_CROSSWALK);
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void read(text)));
  });
});

describe.runIf(LIST_FILE !== undefined && LIST_UNITS !== undefined)('the public list of 2025', () => {
  const text = (file: string | undefined): string => readFileSync(file ?? '', 'utf8');

  it('is never mistaken either, homonyms of the same district and province included', () => {
    const [list, units] = [readCrosswalkList(text(LIST_FILE)), readUnitList(text(LIST_UNITS))];
    if (!list.ok || !units.ok) throw new Error('a list cannot be read');
    const rows = list.value.rows.map((row) => ({ ...row, effectiveOn: DEMO_CROSSWALK.effectiveOn }));
    const [crosswalk] = crosswalksOf(rows, units.value.units, list.value.source ?? '');
    if (!crosswalk) throw new Error('a list without rows');
    expect(crosswalk.rows).toHaveLength(10_040);
    neverMistaken(crosswalk);
  });
});
