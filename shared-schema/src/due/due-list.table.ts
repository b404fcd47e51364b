// Whom the list of a vaccination day looks at.

import type { RowStatus } from '../immunisation/schedule.js';

export const DUE_LIST = {
  /** Completed years; whoever is older is looked at for a pregnancy only. */
  belowYears: 16,
  source: 'Luật Trẻ em 2016 (under 16); that the list ends there is our choice',
  status: 'to-be-confirmed' satisfies RowStatus,
} as const;
