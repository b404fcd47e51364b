// When somebody under chronic care is sent on. Each row is a reason a worker reads; referral-reasons.ts says when it holds.

import type { Sourced, Words } from '../reference/sourced.js';
import { qd5904, unread } from './sources.table.js';

export type ReferralCode =
  | 'pressure-emergency'
  | 'glucose-high'
  | 'glucose-low'
  | 'alarm-symptom'
  | 'pregnant'
  | 'young-hypertension'
  | 'hba1c-high'
  | 'not-controlled'
  | 'complication';

export interface ReferralRow extends Sourced {
  readonly code: ReferralCode;
  readonly words: Words;
  /** At once, before anything else; or planned. */
  readonly urgency: 'now' | 'planned';
  /** What to do at once; only where it cannot wait. As the stations do it; no text of the ministry was at hand. */
  readonly now?: Words;
}

/** The weightiest first. */
export const REFERRALS: readonly ReferralRow[] = [
  {
    code: 'pressure-emergency',
    urgency: 'now',
    words: { vi: 'Huyết áp từ 180/110 mmHg', en: 'Blood pressure of 180/110 mmHg or more' },
    now: {
      vi: 'Cho nghỉ 5 phút, đo lại. Gọi bác sĩ ngay. Chưa ổn thì chuyển tuyến, không để tự về.',
      en: 'Let them rest 5 minutes, measure again. Call the doctor now. If not better, refer; do not let them go alone.',
    },
    ...unread('HA ≥ 180/110 mmHg'),
  },
  {
    code: 'alarm-symptom',
    urgency: 'now',
    words: { vi: 'Dấu hiệu nguy hiểm', en: 'Danger sign' },
    now: {
      vi: 'Gọi bác sĩ và cấp cứu 115 ngay, không đợi đo lại. Không để tự về.',
      en: 'Call the doctor and emergency 115 now, do not wait to measure again. Do not let them go alone.',
    },
    ...unread('dấu hiệu đột quỵ, hội chứng vành cấp, suy tim'),
  },
  {
    code: 'glucose-high',
    urgency: 'now',
    words: { vi: 'Đường máu từ 16,7 mmol/L', en: 'Glucose of 16.7 mmol/L or more' },
    now: {
      vi: 'Đo lại để chắc. Gọi bác sĩ ngay. Chưa ổn thì chuyển tuyến, không để tự về.',
      en: 'Measure again to be sure. Call the doctor now. If not better, refer; do not let them go alone.',
    },
    ...unread('đường máu ≥ 16,7 mmol/L'),
  },
  {
    code: 'glucose-low',
    urgency: 'now',
    words: { vi: 'Hạ đường huyết', en: 'Low glucose' },
    now: {
      vi: 'Cho uống đường ngay nếu còn tỉnh, đo lại sau 15 phút. Gọi bác sĩ. Lơ mơ thì cấp cứu 115.',
      en: 'Give sugar now if awake, measure again after 15 minutes. Call the doctor. Drowsy: emergency 115.',
    },
    ...unread('hạ đường huyết'),
  },
  {
    code: 'pregnant',
    urgency: 'planned',
    words: { vi: 'Đang mang thai', en: 'Pregnant' },
    ...unread('phụ nữ có thai mắc tăng huyết áp hoặc đái tháo đường'),
  },
  {
    code: 'young-hypertension',
    urgency: 'planned',
    words: { vi: 'Tăng huyết áp ở người từ 40 tuổi trở xuống', en: 'Hypertension at 40 years or younger' },
    ...qd5904('tr. 12'),
  },
  {
    code: 'hba1c-high',
    urgency: 'planned',
    words: { vi: 'HbA1c từ 9 %', en: 'HbA1c of 9 % or more' },
    ...unread('HbA1c ≥ 9–10 %; QĐ 5481 tr. 25'),
  },
  {
    code: 'not-controlled',
    urgency: 'planned',
    words: {
      vi: 'Không đạt mục tiêu sau khoảng 3 tháng dùng từ 2 thuốc',
      en: 'Target not reached after about 3 months on 2 medicines or more',
    },
    ...unread('không đạt mục tiêu sau khoảng 3 tháng với 2–3 thuốc'),
  },
  {
    code: 'complication',
    urgency: 'planned',
    words: { vi: 'Có biến chứng', en: 'Complication' },
    ...unread('biến chứng: đột quỵ, mạch vành, suy tim, giảm mức lọc cầu thận'),
  },
];

/** Bounds of the rows above that are numbers of their own. */
export const REFERRED_FROM = { hba1cPercent: 9, uncontrolledDays: 90, uncontrolledMedicines: 2 } as const;
/** Completed years; 40 itself is still young. */
export const YOUNG_HYPERTENSION_BELOW_YEARS = 41;
