// Forty children of invented vaccines, and an edition of the schedule that judges them otherwise.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import {
  aDose,
  aLotMovement,
  anAdverseEvent,
  aVaccineLot,
} from '@tram/shared-schema/fixtures/care-builders.js';
import { monthOf } from '@tram/shared-schema/immunisation/counts/month.js';
import { EPI_2026_02 } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { addDays, localDateAt, startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import { NOW_MS, person, ulidOf } from '#testing/documents.js';

export const TODAY = localDateAt(NOW_MS);
export const MONTH = monthOf(TODAY);
export const CHILDREN = 40;
export const bornAgo = (n: number): LocalDate => addDays(TODAY, -(n < 20 ? 365 : 60 + n));
export const dose = (
  n: number,
  index: number,
  vaccineCode: string,
  ageDays: number,
  status = 'completed',
) => {
  const on = addDays(bornAgo(n), ageDays);
  return aDose({
    _id: documentId('dose', ulidOf(30_000 + 100 * n + index)),
    personId: person(n)._id,
    vaccineCode,
    givenOn: on,
    occurredAt: instantAt(startOfDayMs(on) + 3_600_000),
    expiresOn: addDays(TODAY, 400),
    status,
  });
};

export function commune(): TramDocument[] {
  const numbers = Array.from({ length: CHILDREN }, (_, n) => n);
  return [
    ...numbers.map((n) => person(n, { birthDate: bornAgo(n) })),
    ...numbers.flatMap((n) => [
      dose(n, 1, 'bcg', 5),
      dose(n, 2, 'penta', 62),
      ...(n % 2 === 0 ? [dose(n, 3, 'penta', 92), dose(n, 4, 'penta', 122)] : []),
      ...(n % 4 === 0 ? [dose(n, 5, 'measles', 275)] : []),
    ]),
    dose(1, 9, 'measles', 280, 'entered-in-error'),
    anAdverseEvent({ personId: person(3)._id, severity: 'severe', occurredAt: instantAt(NOW_MS) }),
    aVaccineLot({ lotNumber: 'THU-9' }),
    aLotMovement({ occurredAt: instantAt(NOW_MS), kind: 'received', quantity: 30 }),
  ];
}

/** Penta-1 from three months on: whoever had it at two has none, and each later one counts one less. */
export const PENTA_FROM_THREE_MONTHS: Schedule = {
  ...EPI_2026_02,
  version: '2026-thu',
  effectiveFrom: `${MONTH}-01` as LocalDate,
  series: EPI_2026_02.series.map((series) => ({
    ...series,
    doses: series.doses.map((row) =>
      row.code === 'Penta-1' ? { ...row, ages: [{ absMin: '3 months', min: '3 months' }] } : row,
    ),
  })),
};
