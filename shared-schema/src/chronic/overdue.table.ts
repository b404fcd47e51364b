// When somebody under care counts as expected, and as missed.

import type { Sourced } from '../reference/sourced.js';
import { qd97, unread } from './sources.table.js';

/** Days before the day somebody is expected on which they are shown as due. */
export const DUE_SOON: Sourced & { readonly days: number } = {
  days: 7,
  ...unread('nhắc trước 7 ngày'),
};
/** Months after a visit without a next day, or after enrolment without a visit, in which somebody is expected. */
export const EXPECTED_WITHIN: Sourced & { readonly months: number } = {
  months: 1,
  ...qd97('mỗi tháng một lần khám'),
};
/** Visits in a row that did not reach the target, before somebody is listed for it. */
export const NOT_CONTROLLED: Sourced & { readonly visits: number } = {
  visits: 2,
  ...unread('hai lần khám liền không đạt mục tiêu'),
};
/** For how long whoever was reached is not called again, where nobody said a day; by the result of the call. */
export const SNOOZE: Sourced & { readonly days: Readonly<Record<string, number>> } = {
  days: {
    coming: 3,
    'no-answer': 1,
    'wrong-number': 0,
    refuses: 30,
    'seen-elsewhere': 30,
    'ask-home-visit': 0,
    other: 3,
  },
  ...unread('số ngày chưa gọi lại sau một cuộc gọi'),
};
