// The registers of chronic care as the form of 2026 has them, one row each. A register that is added here is enrolled into,
// followed month after month, listed, counted and printed without a line of code. Read second-hand: the decision itself was
// not at hand, so what a choice stands for is to be confirmed where the source gives letters only.

import type { Sourced, Words } from '../reference/sourced.js';
import { qd97, unread } from './sources.table.js';

/** What a visit measures in fields of its own. */
export type Measurement = 'pressure' | 'glucose';

interface MeasureParts extends Sourced {
  readonly code: string;
  readonly words: Words;
}
export interface MeasureChoice {
  readonly value: number;
  readonly words: Words;
  /** What the form wants written, where it is not the number. */
  readonly written?: string;
}
export type MeasureRow = MeasureParts &
  (
    | {
        readonly kind: 'number';
        readonly unit: Words;
        readonly decimals: 0 | 1;
        /** [from, below): outside of it the form refuses; a guard for typing, nothing clinical. */
        readonly from: number;
        readonly below: number;
      }
    | { readonly kind: 'choice'; readonly choices: readonly MeasureChoice[] }
    | { readonly kind: 'yes-no' }
    | { readonly kind: 'text'; readonly maxLength: number }
  );

/** What makes a visit's verdict, 0, 1 or 2. */
export type RegisterVerdict =
  | { readonly kind: 'pressure' }
  | { readonly kind: 'glucose' }
  /** One of the register's measures, and the values that count as reached. */
  | { readonly kind: 'measure'; readonly measure: string; readonly reachedAt: readonly number[] }
  | { readonly kind: 'none' };

/** A column of a month; its content comes from the visit. */
export type MonthColumn =
  | 'managing-facility'
  | 'seen-on'
  | 'seen-at'
  | 'systolic'
  | 'diastolic'
  | 'glucose'
  | 'reached'
  | 'medicines';
export interface RegisterColumn {
  readonly words: Words;
  readonly of:
    | { readonly kind: 'visit'; readonly column: MonthColumn }
    | { readonly kind: 'measure'; readonly measure: string };
}

export interface RegisterRow extends Sourced {
  readonly code: string;
  /** Number on the form. */
  readonly form: string;
  readonly words: Words;
  /** Beginnings of ICD-10 codes that belong here; none: any diagnosis. */
  readonly diagnoses: readonly string[];
  readonly asks: readonly Measurement[];
  readonly measures: readonly MeasureRow[];
  readonly verdict: RegisterVerdict;
  readonly columns: readonly RegisterColumn[];
}

const COLUMN_WORDS: Readonly<Record<MonthColumn, Words>> = {
  'managing-facility': { vi: 'CSYT quản lý', en: 'Managing facility' },
  'seen-on': { vi: 'Ngày khám', en: 'Seen on' },
  'seen-at': { vi: 'Nơi khám', en: 'Seen at' },
  systolic: { vi: 'HA tâm thu (mmHg)', en: 'Systolic (mmHg)' },
  diastolic: { vi: 'HA tâm trương (mmHg)', en: 'Diastolic (mmHg)' },
  glucose: { vi: 'Đường máu (mmol/L)', en: 'Glucose (mmol/L)' },
  reached: {
    vi: 'Đạt mục tiêu (0 không, 1 đạt, 2 chưa đánh giá)',
    en: 'Target (0 no, 1 yes, 2 not assessed)',
  },
  medicines: { vi: 'Thuốc', en: 'Medicines' },
};
const visit = (column: MonthColumn): RegisterColumn => ({
  words: COLUMN_WORDS[column],
  of: { kind: 'visit', column },
});
const measured = ({ code, words }: MeasureRow): RegisterColumn => ({
  words,
  of: { kind: 'measure', measure: code },
});
const choice = (value: number, vi: string, en: string): MeasureChoice => ({ value, words: { vi, en } });

const AIRFLOW: MeasureRow = {
  code: 'airflow',
  kind: 'choice',
  words: { vi: 'Lưu lượng đỉnh/FEV1', en: 'Peak flow or FEV1' },
  choices: [choice(1, 'Tốt', 'Good'), choice(2, 'Trung bình', 'Medium'), choice(3, 'Kém', 'Poor')],
  ...qd97('sổ 02'),
};
const COPD: MeasureRow = {
  code: 'copd',
  kind: 'choice',
  words: { vi: 'COPD', en: 'COPD' },
  choices: [choice(0, 'Không', 'No'), choice(1, 'Có', 'Yes')],
  ...qd97('sổ 02: 0 và 1 nghĩa là gì chưa đối chiếu', 'to-be-confirmed'),
};
const ASTHMA_CONTROL: MeasureRow = {
  code: 'asthma-control',
  kind: 'choice',
  words: { vi: 'Kiểm soát hen', en: 'Asthma control' },
  choices: [
    choice(0, 'Không kiểm soát', 'Not controlled'),
    choice(1, 'Một phần', 'Partly'),
    choice(2, 'Đạt', 'Controlled'),
  ],
  ...qd97('sổ 02'),
};
const REHABILITATION: MeasureRow = {
  code: 'rehabilitation',
  kind: 'choice',
  words: { vi: 'Phục hồi chức năng', en: 'Rehabilitation' },
  choices: ['K', 'TB', 'T'].map((written, value) => ({ ...choice(value, written, written), written })),
  ...qd97('sổ 03: K, TB, T nghĩa là gì chưa đối chiếu', 'to-be-confirmed'),
};
const ATRIAL_FIBRILLATION: MeasureRow = {
  code: 'atrial-fibrillation',
  kind: 'yes-no',
  words: { vi: 'ECG rung nhĩ', en: 'Atrial fibrillation on ECG' },
  ...qd97('sổ 05'),
};
const VIA: MeasureRow = {
  code: 'via',
  kind: 'yes-no',
  words: { vi: 'VIA dương tính', en: 'VIA positive' },
  ...qd97('sổ 05: cách ghi VIA chưa đối chiếu', 'to-be-confirmed'),
};
const HEIGHT: MeasureRow = {
  code: 'height',
  kind: 'number',
  words: { vi: 'Cao', en: 'Height' },
  unit: { vi: 'cm', en: 'cm' },
  decimals: 1,
  from: 40,
  below: 140,
  ...qd97('PL III sổ 02; giới hạn nhập liệu: chờ bác sĩ xác nhận', 'to-be-confirmed'),
};
const WEIGHT: MeasureRow = {
  code: 'weight',
  kind: 'number',
  words: { vi: 'Cân', en: 'Weight' },
  unit: { vi: 'kg', en: 'kg' },
  decimals: 1,
  from: 1,
  below: 50,
  ...qd97('PL III sổ 02; giới hạn nhập liệu: chờ bác sĩ xác nhận', 'to-be-confirmed'),
};
const ARM: MeasureRow = {
  code: 'arm-circumference',
  kind: 'number',
  words: { vi: 'MUAC', en: 'MUAC' },
  unit: { vi: 'cm', en: 'cm' },
  decimals: 1,
  from: 5,
  below: 40,
  ...qd97('PL III sổ 02; giới hạn nhập liệu: chờ bác sĩ xác nhận', 'to-be-confirmed'),
};
const OEDEMA: MeasureRow = {
  code: 'oedema',
  kind: 'yes-no',
  words: { vi: 'Phù', en: 'Oedema' },
  ...qd97('PL III sổ 02'),
};
const SEVERITY: MeasureRow = {
  code: 'severity',
  kind: 'text',
  words: { vi: 'Mức độ', en: 'Severity' },
  maxLength: 60,
  ...qd97('PL III sổ 02: các mức chưa đối chiếu', 'to-be-confirmed'),
};
const MANAGED_AS: MeasureRow = {
  code: 'managed-as',
  kind: 'text',
  words: { vi: 'Loại hình quản lý', en: 'Kind of management' },
  maxLength: 60,
  ...qd97('PL III sổ 02: các loại chưa đối chiếu', 'to-be-confirmed'),
};

export const REGISTERS: readonly RegisterRow[] = [
  {
    code: 'hypertension',
    form: '01A',
    words: { vi: 'Tăng huyết áp', en: 'Hypertension' },
    diagnoses: ['I10', 'I11', 'I12', 'I13', 'I15'],
    asks: ['pressure'],
    measures: [],
    verdict: { kind: 'pressure' },
    columns: [
      visit('managing-facility'),
      visit('seen-on'),
      visit('seen-at'),
      visit('systolic'),
      visit('diastolic'),
      visit('reached'),
      visit('medicines'),
    ],
    ...qd97('sổ 01A; các mã ICD-10: chưa đối chiếu'),
  },
  {
    code: 'diabetes',
    form: '01B',
    words: { vi: 'Đái tháo đường', en: 'Diabetes' },
    diagnoses: ['E10', 'E11', 'E12', 'E13', 'E14'],
    asks: ['glucose', 'pressure'],
    measures: [],
    verdict: { kind: 'glucose' },
    columns: [
      visit('managing-facility'),
      visit('seen-on'),
      visit('seen-at'),
      visit('glucose'),
      visit('reached'),
      visit('medicines'),
    ],
    ...qd97('sổ 01B; các mã ICD-10: chưa đối chiếu'),
  },
  {
    code: 'airways',
    form: '02',
    words: { vi: 'COPD và hen', en: 'COPD and asthma' },
    diagnoses: ['J44', 'J45', 'J46'],
    asks: [],
    measures: [AIRFLOW, COPD, ASTHMA_CONTROL],
    verdict: { kind: 'measure', measure: 'asthma-control', reachedAt: [2] },
    columns: [
      visit('seen-on'),
      measured(AIRFLOW),
      measured(COPD),
      measured(ASTHMA_CONTROL),
      visit('medicines'),
    ],
    ...qd97('sổ 02; các mã ICD-10: chưa đối chiếu'),
  },
  {
    code: 'mental-health',
    form: '03',
    words: { vi: 'Rối loạn tâm thần', en: 'Mental illness' },
    diagnoses: ['F'],
    asks: [],
    measures: [REHABILITATION],
    verdict: { kind: 'none' },
    columns: [visit('seen-on'), visit('medicines'), measured(REHABILITATION)],
    ...qd97('sổ 03; các mã bệnh F: chưa đối chiếu', 'to-be-confirmed'),
  },
  {
    code: 'other-chronic',
    form: '04',
    words: { vi: 'Bệnh không lây nhiễm khác', en: 'Other chronic disease' },
    diagnoses: [],
    asks: [],
    measures: [],
    verdict: { kind: 'none' },
    columns: [visit('seen-on'), visit('medicines')],
    ...qd97('sổ 04: nơi chẩn đoán đầu, ICD-10'),
  },
  {
    code: 'at-risk',
    form: '05',
    words: { vi: 'Người có nguy cơ mắc BKLN', en: 'At risk of chronic disease' },
    diagnoses: [],
    asks: ['glucose'],
    measures: [AIRFLOW, ATRIAL_FIBRILLATION, VIA],
    verdict: { kind: 'none' },
    columns: [
      visit('seen-on'),
      visit('glucose'),
      measured(AIRFLOW),
      measured(ATRIAL_FIBRILLATION),
      measured(VIA),
    ],
    ...qd97('sổ 05'),
  },
  {
    code: 'at-mental-risk',
    form: '06',
    words: { vi: 'Người có nguy cơ rối loạn tâm thần', en: 'At risk of mental illness' },
    diagnoses: [],
    asks: [],
    measures: [],
    verdict: { kind: 'none' },
    columns: [visit('seen-on')],
    ...unread('QĐ 97/QĐ-PB, sổ 06: các cột chưa tìm thấy'),
  },
  {
    code: 'malnutrition',
    form: 'PL III 02',
    words: { vi: 'Suy dinh dưỡng cấp 6–59 tháng', en: 'Acute malnutrition, 6–59 months' },
    diagnoses: ['E40', 'E41', 'E42', 'E43', 'E44', 'E45', 'E46'],
    asks: [],
    measures: [HEIGHT, WEIGHT, ARM, OEDEMA, SEVERITY, MANAGED_AS],
    verdict: { kind: 'none' },
    columns: [
      visit('seen-on'),
      measured(HEIGHT),
      measured(WEIGHT),
      measured(ARM),
      measured(OEDEMA),
      measured(SEVERITY),
      measured(MANAGED_AS),
    ],
    ...qd97('PL III sổ 02; các mã ICD-10: chưa đối chiếu'),
  },
];

export interface DeadlineRow extends Sourced {
  readonly workingDays: number;
}
/** After the end of the period, to the province's centre. */
export const CHRONIC_REPORT_DEADLINE: DeadlineRow = { workingDays: 10, ...qd97('BKLN và tâm thần') };
