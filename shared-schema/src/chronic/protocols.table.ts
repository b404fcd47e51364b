// Steps of a treatment protocol as rows. A step is suggested, never applied: the doctor writes every dose.

import type { Sourced, Words } from '../reference/sourced.js';
import type { MedicineClass } from './medicines.table.js';
import type { PressureBound } from './blood-pressure.table.js';
import { hearts, qd5904 } from './sources.table.js';

export interface ProtocolStep extends Sourced {
  readonly code: string;
  readonly register: string;
  readonly words: Words;
  /** Of each group one medicine; whoever takes them stands on this step. */
  readonly groups: readonly (readonly MedicineClass[])[];
  /** Asks for more of the same medicines. */
  readonly raisesDoses: boolean;
  /** Not for a woman who is or may become pregnant. */
  readonly notInPregnancy: boolean;
}

const CALCIUM = ['calcium-channel-blocker'] as const;
const ANGIOTENSIN = ['ace-inhibitor', 'angiotensin-blocker'] as const;
const THIAZIDE = ['thiazide-like'] as const;
const SOURCE = hearts('phác đồ tăng huyết áp');

/** In their order, register by register. */
export const PROTOCOL_STEPS: readonly ProtocolStep[] = [
  {
    code: 'hearts-1',
    register: 'hypertension',
    words: { vi: 'Amlodipin 5 mg', en: 'Amlodipine 5 mg' },
    groups: [CALCIUM],
    raisesDoses: false,
    notInPregnancy: false,
    ...SOURCE,
  },
  {
    code: 'hearts-2',
    register: 'hypertension',
    words: { vi: 'Thêm telmisartan 40 mg', en: 'Add telmisartan 40 mg' },
    groups: [CALCIUM, ANGIOTENSIN],
    raisesDoses: false,
    notInPregnancy: true,
    ...SOURCE,
  },
  {
    code: 'hearts-3',
    register: 'hypertension',
    words: { vi: 'Tăng liều hai thuốc đang dùng', en: 'Raise the doses of both medicines' },
    groups: [CALCIUM, ANGIOTENSIN],
    raisesDoses: true,
    notInPregnancy: true,
    ...SOURCE,
  },
  {
    code: 'hearts-4',
    register: 'hypertension',
    words: { vi: 'Thêm lợi tiểu nhóm thiazid', en: 'Add a thiazide-like diuretic' },
    groups: [CALCIUM, ANGIOTENSIN, THIAZIDE],
    raisesDoses: false,
    notInPregnancy: true,
    ...SOURCE,
  },
];

export interface TreatmentStart extends PressureBound {
  readonly fromYears?: number;
  /** With heart disease, stroke, diabetes or kidney disease. */
  readonly highRisk?: true;
}

/** From which pressure on somebody without medicine is given some; the first row that holds counts. Below: lifestyle. */
export const TREATMENT_STARTS: readonly TreatmentStart[] = [
  { fromYears: 80, systolicFrom: 160, diastolicFrom: 90, ...qd5904('tr. 13') },
  {
    highRisk: true,
    systolicFrom: 130,
    diastolicFrom: 90,
    ...hearts('130 mmHg khi có bệnh tim mạch, đái tháo đường, bệnh thận'),
  },
  {
    systolicFrom: 140,
    diastolicFrom: 90,
    ...qd5904('tr. 13: sau 3–6 tháng thay đổi lối sống nếu nguy cơ thấp'),
  },
];
