// The editions of the national schedule, each with the days it is in force. A new circular is a new edition, published
// beside these; the doses already given are judged again by the edition of the day.

import type { LocalDate } from '../local-date.js';
import { CHILD_SERIES, HPV_SERIES, WOMEN_SERIES } from './epi-series.table.js';
import { EPI_CONFLICTS, EPI_VACCINES } from './epi-vaccines.table.js';
import type { Schedule, VaccineGroup } from './schedule.js';
import type { Series } from './series.js';

const EPI = {
  code: 'epi-vn',
  names: { vi: 'Tiêm chủng mở rộng', en: 'National immunisation programme' },
  // A draft for software; a doctor of the programme has to sign it.
  status: 'to-be-confirmed',
  // No text that was found allows a day too early.
  graceDays: 0,
  vaccines: EPI_VACCINES,
  conflicts: EPI_CONFLICTS,
  targets: [],
} as const;

function withSeries(series: readonly Series[]): Pick<Schedule, 'series' | 'groups'> {
  const groups = new Map<string, VaccineGroup>();
  for (const { target, code, names } of series) {
    if (!groups.has(target)) groups.set(target, { code, names, targets: [target] });
  }
  return { series, groups: [...groups.values()] };
}

export const EPI_2026_02: Schedule = {
  ...EPI,
  version: '2026-02',
  effectiveFrom: '2026-02-15' as LocalDate,
  effectiveTo: '2026-06-30' as LocalDate,
  source: 'TT 52/2025/TT-BYT (in force 15 Feb 2026, abolished by TT 13/2026 from 1 Jul 2026)',
  ...withSeries([...CHILD_SERIES, ...WOMEN_SERIES]),
};

export const EPI_2026_07: Schedule = {
  ...EPI,
  version: '2026-07',
  effectiveFrom: '2026-07-01' as LocalDate,
  source: 'TT 13/2026/TT-BYT (in force 1 Jul 2026; 14 diseases, no table of ages: ages as in TT 52/2025)',
  ...withSeries([...CHILD_SERIES, HPV_SERIES, ...WOMEN_SERIES]),
};

export const EPI_SCHEDULES: readonly Schedule[] = [EPI_2026_02, EPI_2026_07];
