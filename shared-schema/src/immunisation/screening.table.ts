// What is asked and measured before the needle, and what a bad answer means. Rows are data: an edition is kept with every
// dose, so that an old answer is read against the questions that were asked then.

import type { LocalDate } from '../local-date.js';
import type { OffsetText, RowStatus, Words } from './schedule.js';

/** What a bad answer stands in the way of. */
export interface ScreeningOutcome {
  readonly decision: 'deferred' | 'contraindicated';
  /** A row of decision-reasons.table.ts. */
  readonly reason: string;
  /** `chosen`: only what the worker names, such as the vaccine somebody reacted to. */
  readonly scope: 'all' | 'live' | 'chosen';
  /** How long after today it is asked again; nothing where no source says it. */
  readonly againAfter?: OffsetText;
}

interface RowParts {
  readonly code: string;
  readonly words: Words;
  /** Asked only while younger. */
  readonly askedBelowAge?: OffsetText;
  readonly source: string;
  readonly status: RowStatus;
  /** Fields of this row nobody has signed for, though the row as a whole stands. */
  readonly unconfirmed?: readonly string[];
}

export interface MeasuredQuestion extends RowParts {
  readonly kind: 'temperature-c';
  /** From here on up. */
  readonly high: { readonly from: number; readonly outcome: ScreeningOutcome };
  /** Down from here, this value included. */
  readonly low: { readonly upTo: number; readonly outcome: ScreeningOutcome };
}

export interface YesNoQuestion extends RowParts {
  readonly kind: 'yes-no';
  readonly ifYes: ScreeningOutcome;
}

export type ScreeningQuestion = MeasuredQuestion | YesNoQuestion;

export interface ScreeningTable {
  readonly edition: string;
  readonly effectiveFrom: LocalDate;
  readonly source: string;
  readonly questions: readonly ScreeningQuestion[];
}

const QD_1575 = 'QĐ 1575/QĐ-BYT (2023), read in secondary sources';
const UNSIGNED = 'none: asked by custom, chờ bác sĩ xác nhận';

export const SCREENING: readonly ScreeningTable[] = [
  {
    edition: 'qd-1575-2023.1',
    effectiveFrom: '2023-03-27' as LocalDate,
    source: QD_1575,
    questions: [
      {
        code: 'temperature',
        kind: 'temperature-c',
        words: { vi: 'Nhiệt độ', en: 'Temperature' },
        high: { from: 37.5, outcome: { decision: 'deferred', reason: 'fever', scope: 'all' } },
        low: { upTo: 35.5, outcome: { decision: 'deferred', reason: 'low-temperature', scope: 'all' } },
        source: QD_1575,
        status: 'confirmed',
      },
      {
        code: 'weight-below-2000g',
        kind: 'yes-no',
        words: { vi: 'Cân nặng dưới 2000 g', en: 'Weighs less than 2000 g' },
        askedBelowAge: '3 months',
        ifYes: { decision: 'deferred', reason: 'weight-below-2000g', scope: 'all' },
        source: QD_1575,
        status: 'confirmed',
        // Until what age it is worth asking is ours.
        unconfirmed: ['askedBelowAge'],
      },
      {
        code: 'immunoglobulin-3-months',
        kind: 'yes-no',
        words: {
          vi: 'Dùng globulin miễn dịch trong 3 tháng qua',
          en: 'Had immunoglobulin in the last 3 months',
        },
        ifYes: { decision: 'deferred', reason: 'immunoglobulin', scope: 'all', againAfter: '3 months' },
        source: QD_1575,
        status: 'confirmed',
        // Whether it concerns live vaccines alone was not found.
        unconfirmed: ['scope'],
      },
      {
        code: 'corticosteroid-14-days',
        kind: 'yes-no',
        words: {
          vi: 'Dùng corticoid liều cao (từ 2 mg/kg/ngày) trong 14 ngày qua',
          en: 'Had high-dose corticosteroid (2 mg/kg/day or more) in the last 14 days',
        },
        ifYes: { decision: 'deferred', reason: 'corticosteroid', scope: 'all', againAfter: '14 days' },
        source: QD_1575,
        status: 'confirmed',
        unconfirmed: ['scope'],
      },
      {
        code: 'acute-illness',
        kind: 'yes-no',
        words: { vi: 'Đang ốm, bỏ bú, khó thở, li bì', en: 'Ill now, not feeding, hard breathing, drowsy' },
        ifYes: { decision: 'deferred', reason: 'acute-illness', scope: 'all' },
        source: UNSIGNED,
        status: 'to-be-confirmed',
      },
      {
        code: 'severe-reaction-before',
        kind: 'yes-no',
        words: { vi: 'Phản ứng nặng sau lần tiêm trước', en: 'Severe reaction after an earlier dose' },
        ifYes: { decision: 'contraindicated', reason: 'severe-reaction', scope: 'chosen' },
        source: UNSIGNED,
        status: 'to-be-confirmed',
      },
      {
        code: 'immune-deficiency',
        kind: 'yes-no',
        words: { vi: 'Suy giảm miễn dịch nặng', en: 'Severe immune deficiency' },
        ifYes: { decision: 'contraindicated', reason: 'immune-deficiency', scope: 'live' },
        source: UNSIGNED,
        status: 'to-be-confirmed',
      },
    ],
  },
];
