// The small words every part of a schedule is written in.

/** `2 months`, `6 weeks - 4 days`, `5 months + 4 weeks`. */
export type OffsetText = string;
export type Sex = 'male' | 'female' | 'unknown';
/** Whether a clinician has signed for the row. Unsigned rows are shown as "chờ bác sĩ xác nhận". */
export type RowStatus = 'confirmed' | 'to-be-confirmed';

export interface Words {
  readonly vi: string;
  readonly en: string;
}
