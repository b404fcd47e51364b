// Why a vaccine was not given, in the few words a worker chooses from. Codes are stored; the words may change.

import type { RowStatus, Words } from './schedule.js';

export const DECISION_KINDS = ['deferred', 'refused', 'contraindicated', 'out-of-stock', 'immune'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export interface DecisionReason {
  readonly code: string;
  readonly names: Words;
  readonly kinds: readonly DecisionKind[];
  readonly source: string;
  readonly status: RowStatus;
}

const QD_1575 = 'QĐ 1575/QĐ-BYT (2023), read in secondary sources';
const OWN = 'none: words for the form, chờ bác sĩ xác nhận';
const reason = (code: string, vi: string, en: string, kinds: readonly DecisionKind[]): DecisionReason => ({
  code,
  names: { vi, en },
  kinds,
  source: OWN,
  status: 'to-be-confirmed',
});
const screened = (code: string, vi: string, en: string): DecisionReason => ({
  ...reason(code, vi, en, ['deferred']),
  source: QD_1575,
  status: 'confirmed',
});

/** In the order they are offered. */
export const DECISION_REASONS: readonly DecisionReason[] = [
  screened('fever', 'Sốt từ 37,5 °C', 'Fever of 37.5 °C or more'),
  screened('low-temperature', 'Hạ thân nhiệt, từ 35,5 °C trở xuống', 'Cold, 35.5 °C or less'),
  screened('weight-below-2000g', 'Cân nặng dưới 2000 g', 'Weighs less than 2000 g'),
  screened('immunoglobulin', 'Dùng globulin miễn dịch trong 3 tháng', 'Immunoglobulin within 3 months'),
  screened(
    'corticosteroid',
    'Dùng corticoid liều cao trong 14 ngày',
    'High-dose corticosteroid within 14 days',
  ),
  reason('acute-illness', 'Đang ốm', 'Ill now', ['deferred']),
  reason('family-asks', 'Gia đình xin hẹn lại', 'The family asks for another day', ['deferred']),
  reason('severe-reaction', 'Phản ứng nặng sau lần tiêm trước', 'Severe reaction after an earlier dose', [
    'contraindicated',
  ]),
  reason('immune-deficiency', 'Suy giảm miễn dịch nặng', 'Severe immune deficiency', ['contraindicated']),
  reason('hospital-opinion', 'Bệnh viện kết luận không tiêm', 'The hospital advised against it', [
    'contraindicated',
  ]),
  reason('fear-of-reaction', 'Gia đình sợ phản ứng', 'The family fears a reaction', ['refused']),
  reason('belief', 'Theo niềm tin, phong tục', 'Belief or custom', ['refused']),
  reason('paid-elsewhere', 'Gia đình tiêm dịch vụ nơi khác', 'The family pays for it elsewhere', ['refused']),
  reason('no-vaccine', 'Trạm hết vắc xin', 'The station has run out', ['out-of-stock']),
  reason('disease-passed', 'Đã mắc bệnh này', 'Has had the disease', ['immune']),
  reason('test-shows', 'Xét nghiệm cho thấy đã có miễn dịch', 'A test shows immunity', ['immune']),
  reason('other', 'Lý do khác', 'Another reason', [...DECISION_KINDS]),
];

export const reasonsFor = (kind: DecisionKind): readonly DecisionReason[] =>
  DECISION_REASONS.filter(({ kinds }) => kinds.includes(kind));

export const decisionReason = (code: string): DecisionReason | undefined =>
  DECISION_REASONS.find((row) => row.code === code);
