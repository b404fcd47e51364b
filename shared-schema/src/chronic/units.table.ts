// What laboratories write one quantity in. The first unit is the one that is stored; another is converted on its way in and
// shown beside it. `toStored` is what one of this unit is in the stored one.

import type { Sourced } from '../reference/sourced.js';
import { unread } from './sources.table.js';

export type Quantity = 'glucose' | 'cholesterol' | 'triglyceride' | 'creatinine' | 'hba1c';
export type Unit = 'mmol/L' | 'mg/dL' | 'µmol/L' | '%' | 'mmol/mol';

export interface UnitRow extends Sourced {
  readonly quantity: Quantity;
  readonly stored: Unit;
  readonly other: Unit;
  /** stored = other × factor + offset. */
  readonly factor: number;
  readonly offset: number;
  /** As many decimals as are worth keeping. */
  readonly storedDecimals: 0 | 1 | 2;
  readonly otherDecimals: 0 | 1 | 2;
}

const MG_DL_PER_MMOL_L = { glucose: 18.016, cholesterol: 38.67, triglyceride: 88.57 } as const;
const UMOL_L_PER_MG_DL_CREATININE = 88.42;
/** mmol/mol = 10.929 × (% − 2.15). */
const IFCC = { slope: 10.929, intercept: 2.15 } as const;

const byMolarMass = (quantity: keyof typeof MG_DL_PER_MMOL_L, storedDecimals: 1 | 2): UnitRow => ({
  quantity,
  stored: 'mmol/L',
  other: 'mg/dL',
  factor: 1 / MG_DL_PER_MMOL_L[quantity],
  offset: 0,
  storedDecimals,
  otherDecimals: 0,
  ...unread(`1 mmol/L = ${MG_DL_PER_MMOL_L[quantity]} mg/dL`.replace('.', ',')),
});

export const UNITS: Readonly<Record<Quantity, UnitRow>> = {
  glucose: byMolarMass('glucose', 1),
  cholesterol: byMolarMass('cholesterol', 1),
  triglyceride: byMolarMass('triglyceride', 1),
  creatinine: {
    quantity: 'creatinine',
    stored: 'µmol/L',
    other: 'mg/dL',
    factor: UMOL_L_PER_MG_DL_CREATININE,
    offset: 0,
    storedDecimals: 0,
    otherDecimals: 2,
    ...unread('1 mg/dL = 88,42 µmol/L'),
  },
  hba1c: {
    quantity: 'hba1c',
    stored: '%',
    other: 'mmol/mol',
    factor: 1 / IFCC.slope,
    offset: IFCC.intercept,
    storedDecimals: 1,
    otherDecimals: 0,
    ...unread('HbA1c (IFCC) mmol/mol = 10,929 × (% − 2,15)'),
  },
};
