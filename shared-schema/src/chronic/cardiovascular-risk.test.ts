// The chart itself is not ours to keep: where it stands beside the repository, every cell of it is compared.

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardiovascularRisk, chartCell, type RiskInputs } from './cardiovascular-risk.js';
import {
  RISK_AGES,
  RISK_BANDS,
  RISK_CHOLESTEROLS,
  RISK_PRESSURES,
  type RiskBin,
} from './cardiovascular-risk.table.js';

const CHART = new URL('../../../../shared/oracle/who_cvd_2019_southeast_asia_lab_chart.csv', import.meta.url);
const CELLS = 1400;

const her: RiskInputs = {
  ageYears: 62,
  sex: 'female',
  smoker: false,
  diabetes: false,
  systolicMmHg: 150,
  totalCholesterolMmolL: 5.5,
  hadHeartAttackOrStroke: false,
};
const percentOf = (inputs: RiskInputs): number | undefined => {
  const found = cardiovascularRisk(inputs);
  return found.kind === 'known' ? found.risk.percent : undefined;
};

/** `70-74`, `>=180`, `<120`, `4-4.9`, `≥7`: any value of the band. */
function insideOf(band: string, bins: readonly RiskBin[]): number {
  const from = band.startsWith('<') ? 0 : Number(/\d+(\.\d+)?/.exec(band)?.[0]);
  const bin = bins.find((each) => each.from === from);
  if (!bin) throw new Error(`the chart has a band of its own: ${band}`);
  return bin.from === 0 ? bin.below - 0.1 : bin.from;
}

describe('the ten-year risk of heart attack and stroke', () => {
  it.skipIf(!existsSync(CHART))('is that of every cell of the chart (where the chart is at hand)', () => {
    const cells = readFileSync(CHART, 'utf8').trim().split(/\r?\n/).slice(1);
    expect(cells).toHaveLength(CELLS);
    const wrong = cells.filter((cell) => {
      const [diabetes, male, smoker, age = '', systolic = '', cholesterol = '', percent] = cell.split(',');
      return (
        percentOf({
          ageYears: insideOf(age, RISK_AGES),
          sex: male === '1' ? 'male' : 'female',
          smoker: smoker === '1',
          diabetes: diabetes === '1',
          systolicMmHg: insideOf(systolic, RISK_PRESSURES),
          totalCholesterolMmolL: insideOf(cholesterol, RISK_CHOLESTEROLS),
          hadHeartAttackOrStroke: false,
        }) !== Number(percent)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is the same within a cell and another at its edge', () => {
    expect(percentOf({ ...her, systolicMmHg: 140 })).toBe(percentOf({ ...her, systolicMmHg: 159 }));
    expect(percentOf({ ...her, systolicMmHg: 160 })).toBeGreaterThan(percentOf(her) ?? 0);
    expect(percentOf({ ...her, totalCholesterolMmolL: 3.9 })).toBeLessThan(percentOf(her) ?? 0);
  });

  it('is a range where nobody knows whether the person smokes', () => {
    const found = cardiovascularRisk({ ...her, smoker: undefined });
    expect(found).toMatchObject({
      kind: 'range',
      from: { percent: percentOf({ ...her, smoker: false }) },
      to: { percent: percentOf({ ...her, smoker: true }) },
    });
  });

  it.each([
    [{ totalCholesterolMmolL: undefined }, 'cholesterol-needed'],
    [{ systolicMmHg: undefined }, 'pressure-needed'],
    [{ ageYears: undefined }, 'age-needed'],
    [{ ageYears: 39 }, 'age-not-covered'],
    [{ ageYears: 40 }, 'known'],
    [{ ageYears: 74 }, 'known'],
    [{ ageYears: 75 }, 'age-not-covered'],
    [{ sex: 'unknown' }, 'sex-needed'],
    [{ hadHeartAttackOrStroke: true }, 'already-ill'],
  ])('with %j is %s', (change, kind) => {
    expect(cardiovascularRisk({ ...her, ...change }).kind).toBe(kind);
  });

  it('is known for every adult the chart covers, whatever the pressure and the cholesterol', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 74 }),
        fc.integer({ min: 40, max: 299 }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.constantFrom('male', 'female'),
        fc.boolean(),
        (ageYears, systolicMmHg, totalCholesterolMmolL, sex, smoker) => {
          const found = percentOf({ ...her, ageYears, systolicMmHg, totalCholesterolMmolL, sex, smoker });
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('has one band for every share, each beginning where the last ends', () => {
    for (let percent = 0; percent <= 100; percent++) {
      expect(RISK_BANDS.filter(({ from, below }) => percent >= from && percent < below)).toHaveLength(1);
    }
    expect(chartCell({ sex: 'male', age: 72.5, sbp: 190, chol: 3.5, diabetes: false, smoker: false })).toBe(
      24,
    );
  });
});
