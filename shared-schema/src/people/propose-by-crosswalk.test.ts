import { describe, expect, it } from 'vitest';
import { DEMO_CROSSWALK } from '../../fixtures/demo-crosswalk.js';
import { DEMO_UNITS } from '../../fixtures/demo-units.js';
import type { LocalDate } from '../local-date.js';
import { createUnitLookup } from '../reference/unit-lookup.js';
import { firstKnown, proposeByCrosswalk } from './propose-by-crosswalk.js';
import { proposeFromUnits } from './propose-from-units.js';
import type { UnitStanding } from './propose-unit.js';

const AFTER = '2026-11-22' as LocalDate;
const BEFORE = '2025-06-30' as LocalDate;
const propose = proposeByCrosswalk([DEMO_CROSSWALK]);
const told = (standing: UnitStanding): string =>
  standing.kind === 'ended'
    ? `ended: ${standing.followers.map(({ communeCode }) => communeCode).join(' ')}`
    : standing.kind;

describe('what followed an older unit, for a record to mend', () => {
  it.each([
    ['Thôn Mẫu, Xã Ví Dụ, Huyện Giả, Tỉnh Thử', 'ended: 99013'],
    ['Xóm 1, Xã Mẫu Rộng, Huyện Giả, Tỉnh Thử', 'ended: 99004 99016'],
    ['Xã Ví Dụ, Tỉnh Thử', 'ended: 99007 99013'],
    ['Xã Tân Mẫu, Tỉnh Giả Định', 'in-force'],
    ['gần chợ', 'not-known'],
  ])('%s: %s', (address, standing) => {
    expect(told(propose.ofAddress(address, AFTER))).toBe(standing);
  });

  it.each([
    ['99504', 'ended: 99007'],
    ['99510', 'ended: 99016 99019 99022'],
    ['99007', 'in-force'],
    ['99110', 'in-force'],
    ['99999', 'not-known'],
  ])('the code %s: %s', (code, standing) => {
    expect(told(propose.ofCommune(code, AFTER))).toBe(standing);
  });

  it('a birth province is one that the older units lay in, by its three digits', () => {
    expect(['003', '005', '098', '03', '001'].filter((code) => propose.isBirthProvince(code))).toEqual([
      '003',
      '005',
    ]);
  });

  it('before the merger nothing had ended', () => {
    expect(told(propose.ofCommune('99504', BEFORE))).toBe('in-force');
    expect(told(propose.ofAddress('Xã Ví Dụ, Huyện Giả, Tỉnh Thử', BEFORE))).toBe('not-known');
  });

  it('the list of today is asked only where the list of mergers knows nothing', () => {
    const both = firstKnown(propose, proposeFromUnits(createUnitLookup(DEMO_UNITS)));
    expect(told(both.ofCommune('99504', AFTER))).toBe('ended: 99007');
    expect(told(both.ofCommune('99999', AFTER))).toBe('ended: ');
  });
});
