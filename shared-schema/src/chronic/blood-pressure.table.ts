// Blood pressure measured at a station: how it is read, when it is called what, and when a worker stops everything else.
// A pressure belongs to the highest row that either of its numbers reaches, so no pressure falls between two rows.

import type { Sourced, Words } from '../reference/sourced.js';
import { hearts, qd3192, qd5904, unread } from './sources.table.js';

export type PressureGradeCode = 'below-threshold' | 'high-normal' | 'grade-1' | 'grade-2' | 'grade-3';

export interface PressureGradeRow extends Sourced {
  readonly code: PressureGradeCode;
  readonly words: Words;
  readonly systolicFrom: number;
  readonly diastolicFrom: number;
}

/** From the lowest to the highest. */
export const PRESSURE_GRADES: readonly [PressureGradeRow, ...PressureGradeRow[]] = [
  {
    code: 'below-threshold',
    words: { vi: 'Dưới ngưỡng', en: 'Below threshold' },
    systolicFrom: 0,
    diastolicFrom: 0,
    ...qd5904('tr. 13'),
  },
  {
    code: 'high-normal',
    words: { vi: 'Bình thường cao', en: 'High normal' },
    systolicFrom: 130,
    diastolicFrom: 85,
    ...qd5904('tr. 13'),
  },
  {
    code: 'grade-1',
    words: { vi: 'Tăng huyết áp độ 1', en: 'Hypertension grade 1' },
    systolicFrom: 140,
    diastolicFrom: 90,
    ...qd3192('tr. 1; QĐ 5904/2019 tr. 11'),
  },
  {
    code: 'grade-2',
    words: { vi: 'Tăng huyết áp độ 2', en: 'Hypertension grade 2' },
    systolicFrom: 160,
    diastolicFrom: 100,
    ...qd3192('bảng phân độ, chưa đối chiếu văn bản', 'to-be-confirmed'),
  },
  {
    code: 'grade-3',
    words: { vi: 'Tăng huyết áp độ 3', en: 'Hypertension grade 3' },
    systolicFrom: 180,
    diastolicFrom: 110,
    ...qd3192('bảng phân độ, chưa đối chiếu văn bản', 'to-be-confirmed'),
  },
];

export interface PressureBound extends Sourced {
  readonly systolicFrom: number;
  readonly diastolicFrom: number;
}

/** Either number reaching its bound is enough. */
export const HYPERTENSION_FROM: PressureBound = {
  systolicFrom: 140,
  diastolicFrom: 90,
  ...qd5904('tr. 11; QĐ 3192/2010 tr. 1'),
};

/** The worker stops, lets the person rest, measures again and calls the doctor or refers. */
export const EMERGENCY_PRESSURE_FROM: PressureBound = {
  systolicFrom: 180,
  diastolicFrom: 110,
  ...unread('HA ≥ 180/110 mmHg: chuyển tuyến hoặc cấp cứu'),
};

export interface PressureScreeningRule extends Sourced {
  /** Fewer readings of one day raise a suspicion, and are not enough to confirm it. */
  readonly readingsADay: number;
  /** Days with a high average, each of its own. */
  readonly highDays: number;
  /** A high day this long ago no longer counts. */
  readonly withinDays: number;
}

export const PRESSURE_SCREENING: PressureScreeningRule = {
  readingsADay: 2,
  highDays: 2,
  withinDays: 365,
  ...hearts('đo 2 lần mỗi lần khám, xác định sau ít nhất 2 ngày khám khác nhau trong một năm'),
};
