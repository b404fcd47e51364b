// The chance of a heart attack or a stroke within ten years, as the WHO 2019 chart for Southeast Asia has it. It informs and
// decides nothing. Works out the cell of the chart rather than the person's own number: the chart is what doctors compare.

import {
  HEART_ATTACK,
  RISK_AGES,
  RISK_BANDS,
  RISK_CHOLESTEROLS,
  RISK_PRESSURES,
  SOUTHEAST_ASIA,
  STROKE,
  type RiskBandRow,
  type RiskBin,
  type RiskCoefficients,
  type RiskSex,
} from './cardiovascular-risk.table.js';

export interface RiskInputs {
  readonly ageYears: number | undefined;
  readonly sex: string;
  /** Undefined where nobody asked: a range is given then. */
  readonly smoker: boolean | undefined;
  readonly diabetes: boolean;
  readonly systolicMmHg: number | undefined;
  readonly totalCholesterolMmolL: number | undefined;
  /** After a heart attack or a stroke the chart no longer holds. */
  readonly hadHeartAttackOrStroke: boolean;
}

export interface RiskShare {
  readonly percent: number;
  readonly band: RiskBandRow;
}

export type CardiovascularRisk =
  | { readonly kind: 'known'; readonly risk: RiskShare }
  /** Smoking is not known: without and with. */
  | { readonly kind: 'range'; readonly from: RiskShare; readonly to: RiskShare }
  | { readonly kind: 'cholesterol-needed' }
  | { readonly kind: 'pressure-needed' }
  | { readonly kind: 'age-not-covered'; readonly fromYears: number; readonly belowYears: number }
  | { readonly kind: 'age-needed' }
  | { readonly kind: 'sex-needed' }
  | { readonly kind: 'already-ill' };

interface Cell {
  readonly sex: RiskSex;
  readonly age: number;
  readonly sbp: number;
  readonly chol: number;
  readonly diabetes: boolean;
  readonly smoker: boolean;
}

/** What the model takes away from each before it multiplies. */
const CENTRE = { age: 60, chol: 6, sbp: 120 } as const;

function logHazard(cell: Cell, of: RiskCoefficients): number {
  const age = cell.age - CENTRE.age;
  const chol = cell.chol - CENTRE.chol;
  const sbp = cell.sbp - CENTRE.sbp;
  const [dm, smk] = [Number(cell.diabetes), Number(cell.smoker)];
  const own = of.age * age + of.chol * chol + of.sbp * sbp + of.dm * dm + of.smk * smk;
  const withAge = of.age_chol * chol + of.age_sbp * sbp + of.age_dm * dm + of.age_smk * smk;
  return own + age * withAge + Math.log(-Math.log(of.S0));
}

/** Whole per cent. */
export function chartCell(cell: Cell): number {
  const { a_mi, b_mi, a_st, b_st } = SOUTHEAST_ASIA[cell.sex];
  const heartAttack = Math.exp(a_mi + b_mi * logHazard(cell, HEART_ATTACK[cell.sex]));
  const stroke = Math.exp(a_st + b_st * logHazard(cell, STROKE[cell.sex]));
  return Math.round(100 * (1 - Math.exp(-heartAttack - stroke)));
}

const binOf = (bins: readonly RiskBin[], value: number): RiskBin | undefined =>
  bins.find(({ from, below }) => value >= from && value < below);

function share(percent: number): RiskShare {
  const band = RISK_BANDS.find(({ from, below }) => percent >= from && percent < below);
  if (!band) throw new RangeError('a share of more than everybody');
  return { percent, band };
}

export function cardiovascularRisk(inputs: RiskInputs): CardiovascularRisk {
  const { ageYears, sex, smoker, diabetes, systolicMmHg, totalCholesterolMmolL } = inputs;
  if (inputs.hadHeartAttackOrStroke) return { kind: 'already-ill' };
  if (ageYears === undefined) return { kind: 'age-needed' };
  const age = binOf(RISK_AGES, ageYears);
  if (!age) {
    const fromYears = RISK_AGES[0]?.from ?? 0;
    return { kind: 'age-not-covered', fromYears, belowYears: RISK_AGES.at(-1)?.below ?? 0 };
  }
  if (sex !== 'male' && sex !== 'female') return { kind: 'sex-needed' };
  const sbp = systolicMmHg === undefined ? undefined : binOf(RISK_PRESSURES, systolicMmHg);
  if (!sbp) return { kind: 'pressure-needed' };
  const chol =
    totalCholesterolMmolL === undefined ? undefined : binOf(RISK_CHOLESTEROLS, totalCholesterolMmolL);
  if (!chol) return { kind: 'cholesterol-needed' };
  const riskOf = (smokes: boolean): RiskShare =>
    share(chartCell({ sex, age: age.middle, sbp: sbp.middle, chol: chol.middle, diabetes, smoker: smokes }));
  if (smoker !== undefined) return { kind: 'known', risk: riskOf(smoker) };
  return { kind: 'range', from: riskOf(false), to: riskOf(true) };
}
