// Weight for height and waist of adults, with the cut-offs for Asian people. Ranges are half-open, [from, below), and follow
// one another without a gap.

import type { Sourced, Words } from '../reference/sourced.js';
import { qd5904, wpro } from './sources.table.js';

export type BmiCode = 'underweight' | 'normal' | 'overweight' | 'obese-1' | 'obese-2';

export interface BmiRow extends Sourced {
  readonly code: BmiCode;
  readonly words: Words;
  readonly from: number;
  readonly below: number;
}

/** For adults; children are judged by age, elsewhere. */
export const BMI_FROM_YEARS = 18;

export const BMI_BANDS: readonly BmiRow[] = [
  { code: 'underweight', words: { vi: 'Thiếu cân', en: 'Underweight' }, from: 0, below: 18.5, ...wpro('') },
  { code: 'normal', words: { vi: 'Bình thường', en: 'Normal' }, from: 18.5, below: 23, ...wpro('') },
  { code: 'overweight', words: { vi: 'Thừa cân', en: 'Overweight' }, from: 23, below: 25, ...wpro('') },
  { code: 'obese-1', words: { vi: 'Béo phì độ I', en: 'Obese I' }, from: 25, below: 30, ...wpro('') },
  { code: 'obese-2', words: { vi: 'Béo phì độ II', en: 'Obese II' }, from: 30, below: Infinity, ...wpro('') },
];

/** From here on a waist is too wide. */
export const WAIST_FROM_CM: Readonly<Record<'male' | 'female', Sourced & { readonly from: number }>> = {
  male: { from: 90, ...qd5904('vòng eo nam dưới 90 cm') },
  female: { from: 80, ...qd5904('vòng eo nữ dưới 80 cm') },
};
