// How long a supply may last and how soon somebody is seen again.

import type { Sourced } from '../reference/sourced.js';
import { hearts, qd97, tt26 } from './sources.table.js';

export interface SupplyRow extends Sourced {
  readonly code: 'general' | 'listed-chronic';
  readonly maxDays: number;
  /** Beginnings of ICD-10 codes; none: every diagnosis. */
  readonly diagnoses: readonly string[];
}

/** The first that holds counts. */
export const SUPPLY_DAYS: readonly SupplyRow[] = [
  {
    code: 'listed-chronic',
    maxDays: 90,
    diagnoses: ['I10', 'I11', 'I12', 'I13', 'I15', 'E10', 'E11', 'E12', 'E13', 'E14', 'J44', 'J45'],
    ...tt26(
      'danh mục 252 bệnh mạn tính; các mã này có trong danh mục hay không: chưa đối chiếu',
      'to-be-confirmed',
    ),
  },
  { code: 'general', maxDays: 30, diagnoses: [], ...tt26('30 ngày') },
];

export interface VisitIntervalRow extends Sourced {
  readonly code: 'monthly' | 'quarterly-when-controlled';
  readonly months: number;
  readonly onlyWhenReached: boolean;
  /** Days of supply from which on it may be proposed: nobody waits three months with medicine for one. */
  readonly supplyDaysFrom: number;
}

/** The longest that holds is proposed, and never a day after the medicine has run out. */
export const VISIT_INTERVALS: readonly VisitIntervalRow[] = [
  {
    code: 'monthly',
    months: 1,
    onlyWhenReached: false,
    supplyDaysFrom: 0,
    ...qd97('sổ 01A, 01B: một cột mỗi tháng'),
  },
  {
    code: 'quarterly-when-controlled',
    months: 3,
    onlyWhenReached: true,
    supplyDaysFrom: 32,
    ...hearts('khám mỗi tháng đến khi đạt mục tiêu, sau đó 3 tháng một lần'),
  },
];
