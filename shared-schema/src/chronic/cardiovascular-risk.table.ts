// The numbers of the WHO 2019 model of ten-year cardiovascular risk, laboratory version, and their recalibration for
// Southeast Asia. Coefficients: Kaptoge et al., Lancet Glob Health 2019;7:e1332 (as in the authors' own do-file). The four
// numbers of recalibration per sex were fitted by us to the published chart, all 1,400 cells of which they give exactly.
// There is no version without cholesterol here: its recalibration was not published for machines, and this one does not fit.

import type { Sourced, Words } from '../reference/sourced.js';
import { whoCvd2019 } from './sources.table.js';

export type RiskSex = 'male' | 'female';

export interface RiskCoefficients {
  readonly age: number;
  readonly chol: number;
  readonly sbp: number;
  readonly dm: number;
  readonly smk: number;
  readonly age_chol: number;
  readonly age_sbp: number;
  readonly age_dm: number;
  readonly age_smk: number;
  /** Survival over ten years of somebody in whom everything else is nought. */
  readonly S0: number;
}

interface Recalibration {
  readonly a_mi: number;
  readonly b_mi: number;
  readonly a_st: number;
  readonly b_st: number;
}

export const HEART_ATTACK: Readonly<Record<RiskSex, RiskCoefficients>> = {
  male: {
    age: 0.0719227,
    chol: 0.2284944,
    sbp: 0.0132183,
    dm: 0.6410114,
    smk: 0.5638109,
    age_chol: -0.0045806,
    age_sbp: -0.0001576,
    age_dm: -0.0124966,
    age_smk: -0.0182545,
    S0: 0.9540108,
  },
  female: {
    age: 0.1020713,
    chol: 0.2050377,
    sbp: 0.015823,
    dm: 1.070358,
    smk: 1.053223,
    age_chol: -0.0051932,
    age_sbp: -0.0001378,
    age_dm: -0.0234174,
    age_smk: -0.0332666,
    S0: 0.9894159,
  },
};

export const STROKE: Readonly<Record<RiskSex, RiskCoefficients>> = {
  male: {
    age: 0.0986578,
    chol: 0.029526,
    sbp: 0.0222629,
    dm: 0.6268712,
    smk: 0.4981217,
    age_chol: 0.00142,
    age_sbp: -0.0004147,
    age_dm: -0.026302,
    age_smk: -0.0150561,
    S0: 0.9849257,
  },
  female: {
    age: 0.1056632,
    chol: 0.0257782,
    sbp: 0.0206278,
    dm: 0.8581998,
    smk: 0.7443627,
    age_chol: -0.0021387,
    age_sbp: -0.0004897,
    age_dm: -0.0209826,
    age_smk: -0.0200822,
    S0: 0.9890569,
  },
};

export const SOUTHEAST_ASIA: Readonly<Record<RiskSex, Recalibration>> = {
  male: { a_mi: -0.16309, b_mi: 1.09361, a_st: -0.6145, b_st: 0.66537 },
  female: { a_mi: -0.44325, b_mi: 0.78583, a_st: -0.80224, b_st: 0.59494 },
};

export interface RiskBin {
  readonly from: number;
  readonly below: number;
  /** What the chart worked its cell out for. */
  readonly middle: number;
}

const bin = (from: number, below: number, middle: number): RiskBin => ({ from, below, middle });

/** Years. Outside of them the chart says nothing. */
export const RISK_AGES: readonly RiskBin[] = [40, 45, 50, 55, 60, 65, 70].map((from) =>
  bin(from, from + 5, from + 2.5),
);
/** mmHg. The chart's bands have no gap at 120, 140, 160 and 180: each begins there. */
export const RISK_PRESSURES: readonly RiskBin[] = [
  bin(0, 120, 110),
  bin(120, 140, 130),
  bin(140, 160, 150),
  bin(160, 180, 170),
  bin(180, Infinity, 190),
];
/** mmol/L. */
export const RISK_CHOLESTEROLS: readonly RiskBin[] = [
  bin(0, 4, 3.5),
  bin(4, 5, 4.5),
  bin(5, 6, 5.5),
  bin(6, 7, 6.5),
  bin(7, Infinity, 7.5),
];

export type RiskBandCode = 'low' | 'moderate' | 'high' | 'very-high' | 'critical';

export interface RiskBandRow extends Sourced {
  readonly code: RiskBandCode;
  readonly words: Words;
  /** Whole per cent, as the chart has them. */
  readonly from: number;
  readonly below: number;
}

export const RISK_BANDS: readonly RiskBandRow[] = [
  { code: 'low', words: { vi: 'thấp', en: 'low' }, from: 0, below: 5, ...whoCvd2019('') },
  { code: 'moderate', words: { vi: 'trung bình', en: 'moderate' }, from: 5, below: 10, ...whoCvd2019('') },
  { code: 'high', words: { vi: 'cao', en: 'high' }, from: 10, below: 20, ...whoCvd2019('') },
  { code: 'very-high', words: { vi: 'rất cao', en: 'very high' }, from: 20, below: 30, ...whoCvd2019('') },
  { code: 'critical', words: { vi: 'cực cao', en: 'critical' }, from: 30, below: 101, ...whoCvd2019('') },
];
