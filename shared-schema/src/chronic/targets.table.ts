// What care aims at, register by register. The first row whose condition holds is proposed; a doctor may take any other row
// of the register, or write numbers of their own. Bounds are half-open: a pressure of 130 has not reached "below 130".

import type { Sourced, Words } from '../reference/sourced.js';
import type { CareTarget } from './enrolment.js';
import { qd3192, qd5481, qd5904, unread } from './sources.table.js';

/** Of a person, what a target may hang on. */
export interface TargetCondition {
  /** Years, [fromYears, belowYears). Somebody of unknown age fits only a row that names no age. */
  readonly fromYears?: number;
  readonly belowYears?: number;
  readonly hypertension?: true;
  readonly diabetes?: true;
  readonly kidneyDisease?: true;
}

export type TargetBounds = Omit<CareTarget, 'setBy' | 'ruleCode' | 'reason'>;

export interface TargetRow extends Sourced {
  readonly code: string;
  readonly register: string;
  readonly words: Words;
  /** Absent: never proposed, only offered to the doctor. */
  readonly proposedWhen?: TargetCondition;
  readonly bounds: TargetBounds;
}

/** Children are the doctor's to decide. */
const ADULT = { fromYears: 18 } as const;
const below = (systolicBelow: number, diastolicBelow: number): TargetBounds => ({
  systolicBelow,
  diastolicBelow,
});
/** 7.2 itself is still on target; glucose is kept to one decimal. */
const GLUCOSE: TargetBounds = {
  fastingGlucoseFromMmolL: 4.4,
  fastingGlucoseBelowMmolL: 7.3,
  otherGlucoseBelowMmolL: 10,
  hba1cBelowPercent: 7,
};
const GLUCOSE_SOURCE = 'đường máu đói 4,4–7,2; sau ăn < 10,0 mmol/L; HbA1c < 7 %: chờ bác sĩ xác nhận';

export const TARGETS: readonly TargetRow[] = [
  {
    code: 'pressure-diabetes',
    register: 'hypertension',
    words: { vi: 'Kèm đái tháo đường', en: 'With diabetes' },
    proposedWhen: { ...ADULT, diabetes: true },
    bounds: below(130, 80),
    ...qd5904('tr. 28'),
  },
  {
    code: 'pressure-kidney',
    register: 'hypertension',
    words: { vi: 'Kèm bệnh thận hoặc nguy cơ cao', en: 'With kidney disease or high risk' },
    proposedWhen: { ...ADULT, kidneyDisease: true },
    bounds: below(130, 80),
    ...qd3192('nguy cơ cao; bệnh thận không kèm đái tháo đường: chờ bác sĩ xác nhận', 'to-be-confirmed'),
  },
  {
    code: 'pressure-18-to-64',
    register: 'hypertension',
    words: { vi: '18–64 tuổi', en: '18–64 years' },
    proposedWhen: { fromYears: 18, belowYears: 65 },
    bounds: below(130, 80),
    ...qd5904('tr. 12'),
  },
  {
    code: 'pressure-65-and-older',
    register: 'hypertension',
    words: { vi: 'Từ 65 tuổi', en: 'From 65 years' },
    proposedWhen: { fromYears: 65 },
    bounds: below(140, 80),
    ...qd5904('tr. 12'),
  },
  {
    code: 'pressure-general',
    register: 'hypertension',
    words: { vi: 'Mục tiêu chung', en: 'General' },
    bounds: below(140, 90),
    ...qd3192('mục tiêu chung'),
  },
  {
    code: 'glucose-kidney',
    register: 'diabetes',
    words: { vi: 'Kèm bệnh thận', en: 'With kidney disease' },
    proposedWhen: { ...ADULT, kidneyDisease: true },
    bounds: { ...GLUCOSE, ...below(130, 80) },
    ...qd5481(`HA < 130/80 khi có bệnh thận; ${GLUCOSE_SOURCE}`, 'to-be-confirmed'),
  },
  {
    code: 'glucose-hypertension',
    register: 'diabetes',
    words: { vi: 'Kèm tăng huyết áp', en: 'With hypertension' },
    proposedWhen: { ...ADULT, hypertension: true },
    bounds: { ...GLUCOSE, ...below(130, 80) },
    ...unread(`QĐ 5904/2019 tr. 28: HA < 130/80; ${GLUCOSE_SOURCE}`),
  },
  {
    code: 'glucose-adult',
    register: 'diabetes',
    words: { vi: 'Người lớn', en: 'Adult' },
    proposedWhen: ADULT,
    bounds: { ...GLUCOSE, ...below(140, 90) },
    ...qd5481(`HA < 140/90; ${GLUCOSE_SOURCE}`, 'to-be-confirmed'),
  },
];
