// No value falls between two rows: every range begins where the one before it ends.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BMI_BANDS } from './body.table.js';
import { RISK_AGES, RISK_BANDS, RISK_CHOLESTEROLS, RISK_PRESSURES } from './cardiovascular-risk.table.js';
import { GLUCOSE_EMERGENCIES } from './glucose.table.js';
import { targetFor } from './target-for.js';
import { targetReached } from './target-reached.js';

const who = { ageYears: 50, hypertension: false, diabetes: false, kidneyDisease: false };
const aim = targetFor('diabetes', who);

describe('half-open ranges', () => {
  const BANDS = { BMI_BANDS, RISK_AGES, RISK_PRESSURES, RISK_CHOLESTEROLS, RISK_BANDS } as const;
  it.each(Object.entries(BANDS))(
    'of %s follow one another, and no value falls between two',
    (_name, rows) => {
      const bands: readonly { readonly from: number; readonly below: number }[] = rows;
      bands.slice(1).forEach(({ from }, at) => expect(bands[at]?.below).toBe(from));
      const [first, end] = [bands[0]?.from ?? NaN, Math.min(bands.at(-1)?.below ?? NaN, 400)];
      fc.assert(
        fc.property(fc.double({ min: first, max: end, maxExcluded: true, noNaN: true }), (value) => {
          expect(bands.filter(({ from, below }) => value >= from && value < below)).toHaveLength(1);
        }),
      );
    },
  );

  it('of a glucose say one thing of every value there can be, and no alarm in between', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 60, maxExcluded: true, noNaN: true }), (mmolL) => {
        const rows = GLUCOSE_EMERGENCIES.filter(({ from, below }) => mmolL >= from && mmolL < below);
        expect(rows.map(({ code }) => code)).toEqual(mmolL < 3.9 ? ['low'] : mmolL < 16.7 ? [] : ['high']);
        const reached = targetReached('glucose', { glucose: { mmolL, kind: 'fasting' } }, aim);
        expect(reached).toBe(mmolL >= 4.4 && mmolL < 7.3 ? 1 : 0);
      }),
    );
  });

  it('of ages propose one target for every adult and none for a child', () => {
    for (let ageYears = 0; ageYears <= 120; ageYears += 1) {
      const proposed = ['hypertension', 'diabetes'].map((register) =>
        targetFor(register, { ...who, ageYears }),
      );
      expect(proposed.map((one) => one !== undefined)).toEqual([ageYears >= 18, ageYears >= 18]);
    }
  });
});
