// Medicines of chronic care a station may have, to pick from; any other is written by name. Not a formulary: which of them a
// station has, and in which strength, its own list of medicines says.

import type { Sourced, Words } from '../reference/sourced.js';
import { unread } from './sources.table.js';

export type MedicineClass =
  | 'calcium-channel-blocker'
  | 'ace-inhibitor'
  | 'angiotensin-blocker'
  | 'thiazide-like'
  | 'beta-blocker'
  | 'biguanide'
  | 'sulfonylurea'
  | 'statin';

export interface MedicineRow extends Sourced {
  readonly code: string;
  readonly words: Words;
  readonly of: MedicineClass;
  readonly registers: readonly string[];
}

const LISTED = unread('thuốc thường có tại trạm y tế');
const row = (
  code: string,
  vi: string,
  en: string,
  of: MedicineClass,
  registers: readonly string[],
): MedicineRow => ({
  code,
  words: { vi, en },
  of,
  registers,
  ...LISTED,
});

export const MEDICINES: readonly MedicineRow[] = [
  row('amlodipine', 'Amlodipin', 'Amlodipine', 'calcium-channel-blocker', ['hypertension']),
  row('nifedipine-retard', 'Nifedipin chậm', 'Nifedipine retard', 'calcium-channel-blocker', [
    'hypertension',
  ]),
  row('enalapril', 'Enalapril', 'Enalapril', 'ace-inhibitor', ['hypertension']),
  row('captopril', 'Captopril', 'Captopril', 'ace-inhibitor', ['hypertension']),
  row('perindopril', 'Perindopril', 'Perindopril', 'ace-inhibitor', ['hypertension']),
  row('losartan', 'Losartan', 'Losartan', 'angiotensin-blocker', ['hypertension']),
  row('telmisartan', 'Telmisartan', 'Telmisartan', 'angiotensin-blocker', ['hypertension']),
  row('hydrochlorothiazide', 'Hydroclorothiazid', 'Hydrochlorothiazide', 'thiazide-like', ['hypertension']),
  row('indapamide', 'Indapamid', 'Indapamide', 'thiazide-like', ['hypertension']),
  row('bisoprolol', 'Bisoprolol', 'Bisoprolol', 'beta-blocker', ['hypertension']),
  row('metformin', 'Metformin', 'Metformin', 'biguanide', ['diabetes']),
  row('gliclazide', 'Gliclazid', 'Gliclazide', 'sulfonylurea', ['diabetes']),
  row('statin', 'Statin', 'Statin', 'statin', ['hypertension', 'diabetes']),
];
