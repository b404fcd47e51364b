// What "fully immunised" asks for, and which doses a drop-out is measured between. Codes are those of the schedule's doses.
// Source: none that was found names the doses by code; the row follows the widely used reading of the programme's yearly
// reports. chờ bác sĩ xác nhận.

import type { RowStatus } from '../schedule.js';

export interface FullRow {
  /** Counted of children who turn this old in the month; each dose must have counted before that birthday. */
  readonly beforeMonths: number;
  readonly doses: readonly string[];
  readonly source: string;
  readonly status: RowStatus;
}

const UNDER_ONE = ['BCG-1', 'Penta-1', 'Penta-2', 'Penta-3', 'OPV-1', 'OPV-2', 'OPV-3', 'Measles-1'];
const SOURCE =
  'none found; doses of TT 52/2025 due by that age, without the birth dose and products being rolled out';

export const FULL_UNDER_ONE: FullRow = {
  beforeMonths: 12,
  doses: UNDER_ONE,
  source: SOURCE,
  status: 'to-be-confirmed',
};
export const FULL_UNDER_TWO: FullRow = {
  beforeMonths: 24,
  doses: [...UNDER_ONE, 'DTPbooster-1', 'Measles-2'],
  source: SOURCE,
  status: 'to-be-confirmed',
};

/** Of the children who turn one in the month. */
export const DROP_OUT = {
  first: 'Penta-1',
  last: 'Penta-3',
  source: 'issue: drop-out of five in one, first to third dose',
  status: 'to-be-confirmed' satisfies RowStatus,
} as const;
