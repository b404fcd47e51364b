// A desk of vaccines for tests: the test desk with the national schedule, and facts kept in memory.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { ok } from '@tram/shared-schema/result.js';
import type { ImmunisationDeps } from '#immunisation/immunisation-deps.js';
import { scheduleInForce } from '#immunisation/schedule-in-force.js';
import { createSessionLots } from '#immunisation/session-lots.js';
import { createMemoryCareBook } from './memory-care-book.js';
import { openTestDesk, type TestDesk } from './test-desk.js';

export interface TestVaccines extends TestDesk, Pick<ImmunisationDeps, 'careBook' | 'schedule'> {
  readonly sessionLots: ImmunisationDeps['sessionLots'];
  readonly stationName: string;
  readonly drawQr: ImmunisationDeps['drawQr'];
  readonly print: () => void;
  readonly printed: { count: number };
}

export async function openTestVaccines(docs: readonly TramDocument[] = []): Promise<TestVaccines> {
  const desk = await openTestDesk(docs);
  const printed = { count: 0 };
  return {
    ...desk,
    careBook: await createMemoryCareBook(desk.documents, desk.directory),
    schedule: scheduleInForce(desk.today()),
    sessionLots: createSessionLots(),
    stationName: 'Trạm y tế xã Thử',
    drawQr: () => Promise.resolve(ok({ size: 1, isDark: () => true })),
    print: () => {
      printed.count += 1;
    },
    printed,
  };
}
