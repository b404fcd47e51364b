import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../local-date.js';
import { createUnitLookup } from '../reference/unit-lookup.js';
import type { UnitRow } from '../reference/unit-rows.js';
import { proposeFromUnits } from './propose-from-units.js';

const TODAY = '2026-11-21' as LocalDate;
/** Two made-up provinces and their communes. */
const ROWS: readonly UnitRow[] = [
  { code: '97', name: 'Thử', type: 'province' },
  { code: '98', name: 'Mẫu', type: 'province' },
  { code: '97001', name: 'Ví Dụ', type: 'commune', parentCode: '97' },
  { code: '98001', name: 'Ví Dụ', type: 'commune', parentCode: '98' },
  { code: '97002', name: 'Cũ', type: 'commune', parentCode: '97', effectiveTo: '2025-07-01' as LocalDate },
];
const units = proposeFromUnits(createUnitLookup(ROWS));

describe('what the list of units says of where somebody lives', () => {
  it('a commune of today is in force, by its code and by an address', () => {
    expect(units.ofCommune('97001', TODAY)).toEqual({ kind: 'in-force' });
    expect(units.ofAddress('Thôn 1, Xã Ví Dụ, Tỉnh Thử', TODAY)).toEqual({ kind: 'in-force' });
  });

  it.each(['97002', '90001'])('the code %s is none of today', (code) => {
    expect(units.ofCommune(code, TODAY)).toEqual({ kind: 'ended', followers: [] });
  });

  it('an address with a district is of before: the commune of that name in that province is proposed', () => {
    expect(units.ofAddress('Thôn 1, Xã Ví Dụ, Huyện Không Có, Tỉnh Thử', TODAY)).toEqual({
      kind: 'ended',
      followers: [
        { communeCode: '97001', communeName: 'Xã Ví Dụ', provinceCode: '97', provinceName: 'Tỉnh Thử' },
      ],
    });
  });

  it('where nobody bears the name any more, nothing is proposed', () => {
    expect(units.ofAddress('Xã Cũ, Huyện Không Có, Tỉnh Thử', TODAY)).toEqual({
      kind: 'ended',
      followers: [],
    });
  });

  it.each(['Thôn 1', 'Xã Ví Dụ', 'Xã Không Có, Tỉnh Thử', 'Xã Ví Dụ, Tỉnh Không Có', ''])(
    'of “%s” nothing is known',
    (address) => {
      expect(units.ofAddress(address, TODAY)).toEqual({ kind: 'not-known' });
    },
  );
});
