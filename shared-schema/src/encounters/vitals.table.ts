// Bounds a vital sign is checked against while it is typed. `possible` blocks: outside it no living person is, and the
// stored schema says the same. `plausible` only speaks: it catches slips of the finger, by age where age matters.
// Source: NONE of these bounds comes from a clinical document. They are guards for data entry and each waits for a
// clinician's word; never read a diagnosis out of them. Ranges are half-open, [from, below).

import type { Vitals } from './encounter.js';

export type VitalKind = keyof Vitals;

export interface VitalRange {
  readonly from: number;
  readonly below: number;
}

export interface PlausibleRange extends VitalRange {
  /** Completed months of age, [fromMonths, belowMonths). */
  readonly fromMonths: number;
  readonly belowMonths: number;
}

export interface VitalRow {
  readonly unit: { readonly vi: string; readonly en: string };
  /** How many decimals are worth keeping. */
  readonly decimals: 0 | 1;
  readonly possible: VitalRange;
  /** Bands that follow one another from birth without a gap. */
  readonly plausible: readonly PlausibleRange[];
  /** What a slip or another unit multiplies the value by to make it right again. */
  readonly slips: readonly number[];
  readonly source: { readonly vi: string; readonly en: string };
}

const GUARD = {
  vi: 'ngưỡng nhắc khi nhập liệu, chờ bác sĩ xác nhận',
  en: 'entry guard, to be confirmed by a clinician',
} as const;

const MMHG = { vi: 'mmHg', en: 'mmHg' } as const;
const CM = { vi: 'cm', en: 'cm' } as const;

const range = (from: number, below: number): VitalRange => ({ from, below });

/** First month, rest of the first year, to 5, to 12 years, older. */
const AGE_BANDS_MONTHS = [0, 1, 12, 60, 144, Infinity] as const;

const anyAge = (from: number, below: number): PlausibleRange[] => [
  { fromMonths: 0, belowMonths: Infinity, from, below },
];

type Bounds = readonly [from: number, below: number];
type BoundsByAge = readonly [
  newborn: Bounds,
  infant: Bounds,
  toFive: Bounds,
  toTwelve: Bounds,
  older: Bounds,
];

const byAge = (bounds: BoundsByAge): PlausibleRange[] =>
  bounds.map(([from, below], band) => ({
    fromMonths: AGE_BANDS_MONTHS[band] ?? 0,
    belowMonths: AGE_BANDS_MONTHS[band + 1] ?? Infinity,
    from,
    below,
  }));

/** Glucose in mg/dl for 1 mmol/l: the molar mass of glucose is 180.16 g/mol. */
export const GLUCOSE_MG_DL_PER_MMOL_L = 18.016;

export const VITALS: Readonly<Record<VitalKind, VitalRow>> = {
  temperatureC: {
    unit: { vi: '°C', en: '°C' },
    decimals: 1,
    possible: range(25, 45),
    plausible: anyAge(35, 41),
    slips: [0.1], // 365 for 36.5
    source: GUARD,
  },
  systolicMmHg: {
    unit: MMHG,
    decimals: 0,
    possible: range(40, 300),
    plausible: byAge([
      [50, 100],
      [60, 120],
      [70, 130],
      [80, 140],
      [80, 220],
    ]),
    slips: [10, 0.1], // people say "twelve over eight"
    source: GUARD,
  },
  diastolicMmHg: {
    unit: MMHG,
    decimals: 0,
    possible: range(20, 200),
    plausible: byAge([
      [25, 65],
      [30, 80],
      [35, 85],
      [40, 95],
      [40, 130],
    ]),
    slips: [10, 0.1],
    source: GUARD,
  },
  pulsePerMin: {
    unit: { vi: 'lần/phút', en: '/min' },
    decimals: 0,
    possible: range(20, 300),
    plausible: byAge([
      [90, 190],
      [80, 190],
      [70, 170],
      [60, 150],
      [40, 150],
    ]),
    slips: [0.1],
    source: GUARD,
  },
  respirationsPerMin: {
    unit: { vi: 'lần/phút', en: '/min' },
    decimals: 0,
    possible: range(4, 120),
    plausible: byAge([
      [25, 70],
      [20, 65],
      [15, 50],
      [12, 40],
      [8, 40],
    ]),
    slips: [],
    source: GUARD,
  },
  spo2Percent: {
    unit: { vi: '%', en: '%' },
    decimals: 0,
    possible: range(30, 101),
    plausible: anyAge(88, 101),
    slips: [100], // 0.98
    source: GUARD,
  },
  weightKg: {
    unit: { vi: 'kg', en: 'kg' },
    decimals: 1,
    possible: range(0.3, 350),
    plausible: byAge([
      [1.5, 6],
      [2.5, 14],
      [6, 30],
      [10, 70],
      [25, 150],
    ]),
    slips: [0.001, 0.1], // grams of a newborn; 655 for 65.5
    source: GUARD,
  },
  heightCm: {
    unit: CM,
    decimals: 1,
    possible: range(20, 250),
    plausible: byAge([
      [40, 60],
      [45, 85],
      [65, 125],
      [90, 170],
      [120, 200],
    ]),
    slips: [100, 0.1], // metres; millimetres
    source: GUARD,
  },
  waistCm: {
    unit: CM,
    decimals: 1,
    possible: range(20, 250),
    plausible: byAge([
      [25, 45],
      [30, 55],
      [35, 75],
      [40, 110],
      [50, 140],
    ]),
    slips: [100, 0.1],
    source: GUARD,
  },
  glucoseMmolL: {
    unit: { vi: 'mmol/l', en: 'mmol/l' },
    decimals: 1,
    possible: range(0.5, 60),
    plausible: anyAge(3, 25),
    slips: [1 / GLUCOSE_MG_DL_PER_MMOL_L, 0.1], // mg/dl; 56 for 5.6
    source: GUARD,
  },
};
