// What is owed after a dose: how long somebody is watched on the spot, and by when a severe event must be reported.
// Rows are data: a new circular is a new row with its first day, and none of the pages knows a number.

import type { LocalDate } from '../local-date.js';
import type { RowStatus, Words } from './schedule.js';

export interface DutyRow {
  /** The first day it holds; the first row holds for every day before. */
  readonly effectiveFrom: LocalDate;
  /** Minutes on the spot after the last dose of a visit. */
  readonly watchMinutes: number;
  /** Hours in which a severe event is reported to the health department and the centre for disease control. */
  readonly severeReportHours: number;
  readonly source: string;
  readonly status: RowStatus;
}

export const DUTIES: readonly DutyRow[] = [
  {
    effectiveFrom: '2026-07-01' as LocalDate,
    watchMinutes: 30,
    severeReportHours: 24,
    source: 'TT 13/2026/TT-BYT: at least 30 minutes at the site; a severe event is reported within 24 hours',
    status: 'confirmed',
  },
];

export interface SignRow {
  readonly code: string;
  readonly names: Words;
  readonly source: string;
  readonly status: RowStatus;
}

const sign = (code: string, vi: string, en: string): SignRow => ({
  code,
  names: { vi, en },
  // Words for what parents and workers say; no circular's list of signs was found to copy.
  source: 'none: words for the form, chờ bác sĩ xác nhận',
  status: 'to-be-confirmed',
});

/** Signs of an adverse event, in the order they are offered. Which of them are severe is the worker's judgement. */
export const SIGNS: readonly SignRow[] = [
  sign('fever', 'Sốt', 'Fever'),
  sign('local-pain', 'Đau chỗ tiêm', 'Pain where it was given'),
  sign('local-swelling', 'Sưng đỏ chỗ tiêm', 'Swelling or redness where it was given'),
  sign('abscess', 'Áp xe chỗ tiêm', 'Abscess where it was given'),
  sign('crying', 'Quấy khóc kéo dài', 'Long crying'),
  sign('vomiting', 'Nôn, bú kém', 'Vomiting, poor feeding'),
  sign('rash', 'Phát ban, mày đay', 'Rash, hives'),
  sign('fainting', 'Ngất, choáng', 'Fainting'),
  sign('seizure', 'Co giật', 'Seizure'),
  sign('limp', 'Li bì, mềm nhũn', 'Drowsy, limp'),
  sign('blue', 'Tím tái', 'Blue skin'),
  sign('breathing', 'Khó thở, thở rít', 'Hard or noisy breathing'),
  sign('anaphylaxis', 'Phản vệ', 'Anaphylaxis'),
  sign('other', 'Dấu hiệu khác', 'Another sign'),
];
