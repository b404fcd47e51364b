// Blood glucose and HbA1c: from which value on each kind of test speaks for diabetes, and when a worker stops everything
// else. All values in mmol/L, HbA1c in per cent. Ranges are half-open, [from, below).

import type { Sourced, Words } from '../reference/sourced.js';
import { qd5481, qd5904, unread } from './sources.table.js';

export type GlucoseKind = 'fasting' | 'random' | 'two-hour';
export type DiabetesTestKind = GlucoseKind | 'hba1c';

export interface DiabetesTestRow extends Sourced {
  readonly kind: DiabetesTestKind;
  readonly words: Words;
  readonly unit: 'mmol/L' | '%';
  readonly decimals: 1;
  readonly diabetesFrom: number;
  /** Says something only where symptoms of high glucose stand beside it. */
  readonly onlyWithSymptoms: boolean;
}

export const DIABETES_TESTS: Readonly<Record<DiabetesTestKind, DiabetesTestRow>> = {
  fasting: {
    kind: 'fasting',
    words: { vi: 'Lúc đói', en: 'Fasting' },
    unit: 'mmol/L',
    decimals: 1,
    diabetesFrom: 7,
    onlyWithSymptoms: false,
    ...qd5481('tiêu chuẩn chẩn đoán, chưa đối chiếu văn bản', 'to-be-confirmed'),
  },
  random: {
    kind: 'random',
    words: { vi: 'Bất kỳ', en: 'Random' },
    unit: 'mmol/L',
    decimals: 1,
    diabetesFrom: 11.1,
    onlyWithSymptoms: true,
    ...qd5481('tiêu chuẩn chẩn đoán, chưa đối chiếu văn bản', 'to-be-confirmed'),
  },
  'two-hour': {
    kind: 'two-hour',
    words: { vi: 'Sau 2 giờ', en: 'After 2 hours' },
    unit: 'mmol/L',
    decimals: 1,
    diabetesFrom: 11.1,
    onlyWithSymptoms: false,
    ...qd5481('tiêu chuẩn chẩn đoán, chưa đối chiếu văn bản', 'to-be-confirmed'),
  },
  hba1c: {
    kind: 'hba1c',
    words: { vi: 'HbA1c', en: 'HbA1c' },
    unit: '%',
    decimals: 1,
    diabetesFrom: 6.5,
    onlyWithSymptoms: false,
    ...qd5481('tiêu chuẩn chẩn đoán, chưa đối chiếu văn bản', 'to-be-confirmed'),
  },
};

export interface DiabetesScreeningRule extends Sourced {
  /** Results from the threshold on, each of another day or of another kind of test. */
  readonly highResults: number;
  /** With symptoms of high glucose one result is enough. */
  readonly highResultsWithSymptoms: number;
  readonly withinDays: number;
}

export const DIABETES_SCREENING: DiabetesScreeningRule = {
  highResults: 2,
  highResultsWithSymptoms: 1,
  withinDays: 365,
  ...qd5481('làm lại xét nghiệm nếu không có triệu chứng, chưa đối chiếu văn bản', 'to-be-confirmed'),
};

/** Whose glucose is asked about without any sign. */
export const DIABETES_SCREENED = {
  fromYears: 45,
  /** At any age of an adult, with a risk factor. */
  bmiFrom: 23,
  ...qd5904('sàng lọc đái tháo đường'),
} as const satisfies Sourced & { readonly fromYears: number; readonly bmiFrom: number };

export interface GlucoseEmergencyRow extends Sourced {
  readonly code: 'high' | 'low';
  readonly from: number;
  readonly below: number;
}

/** The worker stops: what lies in one of these ranges is no matter for the next visit. */
export const GLUCOSE_EMERGENCIES: readonly GlucoseEmergencyRow[] = [
  {
    code: 'low',
    from: 0,
    below: 3.9,
    ...unread('Hạ đường huyết: dưới 3,9 mmol/L (70 mg/dL)'),
  },
  {
    code: 'high',
    from: 16.7,
    below: Infinity,
    ...qd5481(
      'tr. 25 (300 mg/dL: cân nhắc insulin sớm); chuyển tuyến ngay: chờ bác sĩ xác nhận',
      'to-be-confirmed',
    ),
  },
];
