// How a plan of visits for a late child is bundled. Journeys saved, never a limit of a vaccine: those are the schedule's.

import type { RowStatus } from './schedule.js';

export const CATCH_UP = {
  /** A dose wished for so many days later is given along, where the schedule allows it already. */
  alongDays: 7,
  /** A visit still to come waits so many days for another's vaccines, unless one of its doses would become late by it. */
  waitDays: 7,
  /** Further ahead a plan on paper only goes out of date. */
  plannedDays: 365,
  source: 'none: our choice, to save a journey; chờ bác sĩ xác nhận',
  status: 'to-be-confirmed' satisfies RowStatus,
} as const;
