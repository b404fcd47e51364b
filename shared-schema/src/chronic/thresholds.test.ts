// Every number of the tables by which something is judged, just below it, at it and just above it; a number that is added
// without such a line fails here.

import { describe, expect, it } from 'vitest';
import { gradePressure, isPressureEmergency, reachesBound } from './blood-pressure.js';
import { EMERGENCY_PRESSURE_FROM, HYPERTENSION_FROM, PRESSURE_GRADES } from './blood-pressure.table.js';
import { bmiBand, isWaistWide } from './body.js';
import { BMI_BANDS, BMI_FROM_YEARS, WAIST_FROM_CM } from './body.table.js';
import { cardiovascularRisk, chartCell, type RiskInputs } from './cardiovascular-risk.js';
import { RISK_AGES, RISK_CHOLESTEROLS, RISK_PRESSURES } from './cardiovascular-risk.table.js';
import { glucoseEmergency, isScreenedForDiabetes, speaksForDiabetes } from './glucose.js';
import { DIABETES_SCREENED, DIABETES_TESTS, GLUCOSE_EMERGENCIES } from './glucose.table.js';
import { TREATMENT_STARTS } from './protocols.table.js';
import { referralReasons } from './referral-reasons.js';
import { REFERRED_FROM, YOUNG_HYPERTENSION_BELOW_YEARS } from './referral.table.js';
import { suggestStep } from './suggest-step.js';
import { targetFor } from './target-for.js';
import { targetReached } from './target-reached.js';
import { TARGETS } from './targets.table.js';

const systolic = (systolicMmHg: number) => ({ systolicMmHg, diastolicMmHg: 50 });
const diastolic = (diastolicMmHg: number) => ({ systolicMmHg: 100, diastolicMmHg });
const who = { ageYears: 50, hypertension: false, diabetes: false, kidneyDisease: false };
const target = (ageYears: number) => targetFor('hypertension', { ...who, ageYears })?.ruleCode;
const row = (code: string) => TARGETS.find((one) => one.code === code)?.bounds;
const aim = (code: string) => ({ ...row(code), setBy: 'rule' as const });
const pressureAim = (code: string, of: typeof systolic) => (value: number) =>
  targetReached('pressure', { pressure: of(value) }, aim(code));
const sugarAim = (kind: string) => (mmolL: number) =>
  targetReached('glucose', { glucose: { mmolL, kind } }, aim('glucose-adult'));
const step = (pressure: ReturnType<typeof systolic>, ageYears: number, highRisk: boolean): string =>
  suggestStep({
    register: 'hypertension',
    reached: 0,
    medicines: [],
    adherence: undefined,
    mayBePregnant: false,
    start: { pressure, ageYears, highRisk },
  }).kind;
const reasons = (facts: Parameters<typeof referralReasons>[0]): string =>
  referralReasons(facts)
    .map(({ code }) => code)
    .join();
const her: RiskInputs = {
  ...{ ageYears: 62, sex: 'female', smoker: false, diabetes: false, hadHeartAttackOrStroke: false },
  ...{ systolicMmHg: 150, totalCholesterolMmolL: 5.5 },
};
const risk = (change: Partial<RiskInputs>): number | string => {
  const found = cardiovascularRisk({ ...her, ...change });
  return found.kind === 'known' ? found.risk.percent : found.kind;
};
const cell = (change: Partial<Parameters<typeof chartCell>[0]>): number =>
  chartCell({ sex: 'female', age: 62.5, sbp: 150, chol: 5.5, diabetes: false, smoker: false, ...change });

type Threshold = readonly [
  quantity: string,
  at: number,
  smallestStep: number,
  judge: (value: number) => unknown,
  below: unknown,
  fromThere: unknown,
];
const edges = (quantity: string, bins: typeof RISK_AGES, part: 'age' | 'sbp' | 'chol', judge: Threshold[3]) =>
  bins.slice(1).map(({ from, middle }, at): Threshold => {
    const before = bins[at]?.middle ?? NaN;
    return [
      quantity,
      from,
      part === 'chol' ? 0.1 : 1,
      judge,
      cell({ [part]: before }),
      cell({ [part]: middle }),
    ];
  });

const THRESHOLDS: readonly Threshold[] = [
  ['systolic', 130, 1, (v) => gradePressure(systolic(v)).code, 'below-threshold', 'high-normal'],
  ['systolic', 140, 1, (v) => gradePressure(systolic(v)).code, 'high-normal', 'grade-1'],
  ['systolic', 160, 1, (v) => gradePressure(systolic(v)).code, 'grade-1', 'grade-2'],
  ['systolic', 180, 1, (v) => gradePressure(systolic(v)).code, 'grade-2', 'grade-3'],
  ['diastolic', 85, 1, (v) => gradePressure(diastolic(v)).code, 'below-threshold', 'high-normal'],
  ['diastolic', 90, 1, (v) => gradePressure(diastolic(v)).code, 'high-normal', 'grade-1'],
  ['diastolic', 100, 1, (v) => gradePressure(diastolic(v)).code, 'grade-1', 'grade-2'],
  ['diastolic', 110, 1, (v) => gradePressure(diastolic(v)).code, 'grade-2', 'grade-3'],
  ['systolic', 140, 1, (v) => reachesBound(systolic(v), HYPERTENSION_FROM), false, true],
  ['diastolic', 90, 1, (v) => reachesBound(diastolic(v), HYPERTENSION_FROM), false, true],
  ['systolic', 180, 1, (v) => isPressureEmergency([systolic(v)]), false, true],
  ['diastolic', 110, 1, (v) => isPressureEmergency([diastolic(v)]), false, true],
  ['glucose', 3.9, 0.1, (v) => glucoseEmergency(v)?.code, 'low', undefined],
  ['glucose', 16.7, 0.1, (v) => glucoseEmergency(v)?.code, undefined, 'high'],
  ['glucose', 7, 0.1, (v) => speaksForDiabetes('fasting', v), false, true],
  ['glucose', 11.1, 0.1, (v) => speaksForDiabetes('random', v), false, true],
  ['glucose', 11.1, 0.1, (v) => speaksForDiabetes('two-hour', v), false, true],
  ['hba1c', 6.5, 0.1, (v) => speaksForDiabetes('hba1c', v), false, true],
  ['age', 45, 1, (ageYears) => isScreenedForDiabetes({ ageYears }), false, true],
  [
    'bmi',
    23,
    0.1,
    (bmi) => isScreenedForDiabetes({ ageYears: 30, bmi, riskFactors: ['family'] }),
    false,
    true,
  ],
  ['bmi', 18.5, 0.1, (v) => bmiBand(v)?.code, 'underweight', 'normal'],
  ['bmi', 23, 0.1, (v) => bmiBand(v)?.code, 'normal', 'overweight'],
  ['bmi', 25, 0.1, (v) => bmiBand(v)?.code, 'overweight', 'obese-1'],
  ['bmi', 30, 0.1, (v) => bmiBand(v)?.code, 'obese-1', 'obese-2'],
  ['age', 18, 1, (ageYears) => bmiBand(20, ageYears)?.code, undefined, 'normal'],
  ['waist', 90, 0.1, (v) => isWaistWide(v, 'male'), false, true],
  ['waist', 80, 0.1, (v) => isWaistWide(v, 'female'), false, true],
  ['age', 18, 1, target, undefined, 'pressure-18-to-64'],
  ['age', 65, 1, target, 'pressure-18-to-64', 'pressure-65-and-older'],
  ['systolic', 130, 1, pressureAim('pressure-18-to-64', systolic), 1, 0],
  ['diastolic', 80, 1, pressureAim('pressure-18-to-64', diastolic), 1, 0],
  ['systolic', 140, 1, pressureAim('pressure-65-and-older', systolic), 1, 0],
  ['diastolic', 90, 1, pressureAim('pressure-general', diastolic), 1, 0],
  ['glucose', 4.4, 0.1, sugarAim('fasting'), 0, 1],
  ['glucose', 7.3, 0.1, sugarAim('fasting'), 1, 0],
  ['glucose', 10, 0.1, sugarAim('two-hour'), 1, 0],
  ['hba1c', 7, 0.1, (v) => targetReached('glucose', { hba1cPercent: v }, aim('glucose-adult')), 1, 0],
  ['systolic', 140, 1, (v) => step(systolic(v), 50, false), 'lifestyle-first', 'step-up'],
  ['diastolic', 90, 1, (v) => step(diastolic(v), 50, false), 'lifestyle-first', 'step-up'],
  ['systolic', 130, 1, (v) => step(systolic(v), 50, true), 'lifestyle-first', 'step-up'],
  ['systolic', 160, 1, (v) => step(systolic(v), 85, true), 'lifestyle-first', 'step-up'],
  ['age', 80, 1, (v) => step(systolic(150), v, false), 'step-up', 'lifestyle-first'],
  ['age', 41, 1, (ageYears) => reasons({ hypertension: true, ageYears }), 'young-hypertension', ''],
  ['hba1c', 9, 0.1, (hba1cPercent) => reasons({ hba1cPercent }), '', 'hba1c-high'],
  ['days', 90, 1, (v) => reasons({ uncontrolledDays: v, medicineCount: 2 }), '', 'not-controlled'],
  ['medicines', 2, 1, (v) => reasons({ uncontrolledDays: 90, medicineCount: v }), '', 'not-controlled'],
  ['age', 40, 1, (ageYears) => risk({ ageYears }), 'age-not-covered', cell({ age: 42.5 })],
  ['age', 75, 1, (ageYears) => risk({ ageYears }), cell({ age: 72.5 }), 'age-not-covered'],
  ...edges('age', RISK_AGES, 'age', (ageYears) => risk({ ageYears })),
  ...edges('systolic', RISK_PRESSURES, 'sbp', (systolicMmHg) => risk({ systolicMmHg })),
  ...edges('cholesterol', RISK_CHOLESTEROLS, 'chol', (v) => risk({ totalCholesterolMmolL: v })),
];

describe('just below, at and just above', () => {
  it.each(THRESHOLDS)('%s %f (by %f)', (_quantity, at, smallestStep, judge, below, fromThere) => {
    const near = (steps: number): number => Number((at + steps * smallestStep).toFixed(1));
    expect([near(-1), near(0), near(1)].map(judge)).toEqual([below, fromThere, fromThere]);
  });

  /** What each field of the tables is a number of. */
  const QUANTITIES: Readonly<Record<string, string>> = {
    ...{ systolicFrom: 'systolic', systolicBelow: 'systolic', diastolicFrom: 'diastolic' },
    ...{ diastolicBelow: 'diastolic', fromYears: 'age', belowYears: 'age', bmiFrom: 'bmi' },
    ...{ fastingGlucoseFromMmolL: 'glucose', fastingGlucoseBelowMmolL: 'glucose' },
    ...{ otherGlucoseBelowMmolL: 'glucose', hba1cBelowPercent: 'hba1c', hba1cPercent: 'hba1c' },
    ...{ uncontrolledDays: 'days', uncontrolledMedicines: 'medicines' },
  };
  function numbersIn(value: unknown, quantityOf: (field: string) => string | undefined): readonly string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([field, inside]) => {
      const quantity = quantityOf(field);
      if (typeof inside !== 'number' || quantity === undefined) return numbersIn(inside, quantityOf);
      return inside === 0 || !Number.isFinite(inside) ? [] : [`${quantity} ${inside}`];
    });
  }
  const named = (table: unknown) => numbersIn(table, (field) => QUANTITIES[field]);
  const ranges = (table: unknown, quantity: string) =>
    numbersIn(table, (field) => (field === 'from' || field === 'below' ? quantity : undefined));

  it('stands a line for every number of the tables', () => {
    const { hba1c, ...glucoseTests } = DIABETES_TESTS;
    const asked = [
      ...named([PRESSURE_GRADES, HYPERTENSION_FROM, EMERGENCY_PRESSURE_FROM, TREATMENT_STARTS, TARGETS]),
      ...named([DIABETES_SCREENED, REFERRED_FROM]),
      ...Object.values(glucoseTests).map(({ diabetesFrom }) => `glucose ${diabetesFrom}`),
      `hba1c ${hba1c.diabetesFrom}`,
      `age ${BMI_FROM_YEARS}`,
      `age ${YOUNG_HYPERTENSION_BELOW_YEARS}`,
      ...ranges(GLUCOSE_EMERGENCIES, 'glucose'),
      ...ranges(BMI_BANDS, 'bmi'),
      ...ranges(WAIST_FROM_CM, 'waist'),
      ...ranges(RISK_AGES, 'age'),
      ...ranges(RISK_PRESSURES, 'systolic'),
      ...ranges(RISK_CHOLESTEROLS, 'cholesterol'),
    ];
    const tested = new Set(THRESHOLDS.map(([quantity, at]) => `${quantity} ${at}`));
    expect(asked.length).toBeGreaterThan(50);
    expect([...new Set(asked)].filter((number) => !tested.has(number))).toEqual([]);
  });
});
