// Whom the page of a pregnancy is offered for. Only who is offered, never who may be vaccinated.

import type { RowStatus } from './schedule.js';

export const PREGNANCY_AGE = {
  /** Completed years. */
  from: 15,
  below: 50,
  source: 'known, unverified: women of 15 to 49 as the programme counts them, chờ bác sĩ xác nhận',
  status: 'to-be-confirmed' satisfies RowStatus,
} as const;
