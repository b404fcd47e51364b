// The month of vaccines of one station, or of all of a centre, from the records that have arrived. Reading is written down
// station by station; no name leaves this file.

import type { CentreId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { compileSchedule } from '@tram/shared-schema/immunisation/compile-schedule.js';
import {
  addCounts,
  countImmunisation,
  NO_COUNTS,
} from '@tram/shared-schema/immunisation/counts/immunisation-counts.js';
import { lotCounts } from '@tram/shared-schema/immunisation/counts/lot-counts.js';
import { lastDayOf, type Month } from '@tram/shared-schema/immunisation/counts/month.js';
import { judgeChild } from '@tram/shared-schema/immunisation/judge-child.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { finishGivingWay } from '@tram/shared-schema/steps.js';
import type {
  CentreImmunisationCountsReply,
  StationImmunisationCounts,
  StationImmunisationCountsReply,
} from '@tram/shared-schema/sync/immunisation-counts.js';
import type { StationView } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import { readScope } from '#domain/may-read.js';
import type { Account } from '#ports.js';
import type { KeptCounts } from './kept-counts.js';
import type { ReadEditions } from './published-schedules.js';
import { readCareFacts } from './read-care-facts.js';
import { stationsOfCentre, type CentreFailure } from './stations-of-centre.js';

/** With the number of records it was made from. */
export interface CountedImmunisation {
  readonly counts: Omit<StationImmunisationCounts, 'stationId' | 'stationName'>;
  readonly read: number;
}
export type CountingParts = Pick<Deps, 'documents' | 'directory' | 'audit' | 'clock'> & {
  readonly kept: KeptCounts<CountedImmunisation>;
  readonly editions: ReadEditions;
};

const KINDS = ['dose', 'adverse-event', 'pregnancy'] as const;
/** Others are served between two steps of a long count. */
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function countDocuments(
  { documents }: Pick<CountingParts, 'documents'>,
  stationId: StationId,
  month: Month,
  edition: Schedule,
): Promise<CountedImmunisation> {
  const schedule = compileSchedule(edition);
  const care = await readCareFacts({ documents }, stationId, { kinds: KINDS, people: 'everybody' });
  const { total, hamlets } = await finishGivingWay(
    countImmunisation(care.people, month, { judge: (subject, asOf) => judgeChild(schedule, subject, asOf) }),
    giveWay,
  );
  const lots = (await documents.listDocuments(stationId, 'vaccine-lot')).filter(
    (doc) => doc.type === 'vaccine-lot',
  );
  const movements = (await documents.listDocuments(stationId, 'lot-movement')).filter(
    (doc) => doc.type === 'lot-movement',
  );
  const doses = care.people.flatMap(({ facts }) => facts.filter((fact) => fact.kind === 'dose'));
  const { code, version } = edition;
  return {
    counts: { schedule: { code, version }, total, hamlets, lots: lotCounts(lots, movements, doses, month) },
    read: care.read + lots.length + movements.length,
  };
}

async function countStation(
  { documents, audit, clock, kept, editions }: CountingParts,
  { accountId: actor }: Account,
  { stationId, name: stationName }: StationView,
  month: Month,
): Promise<StationImmunisationCounts> {
  const { stamp, on } = await editions();
  // A month is judged by the edition in force on its last day.
  const { counts, read } = await kept.of(stationId, `${month} ${stamp}`, () =>
    countDocuments({ documents }, stationId, month, on(lastDayOf(month))),
  );
  const at = instantAt(clock.nowMs());
  if (read > 0)
    await audit.append({ at, actor, act: 'documents-read', subject: stationId, counts: { read } });
  return { stationId, stationName, ...counts };
}

export async function countImmunisationOfStation(
  parts: CountingParts,
  account: Account,
  stationId: StationId,
  month: Month,
): Promise<Result<StationImmunisationCountsReply, CentreFailure>> {
  const station = await parts.directory.readStation(stationId);
  if (readScope(account, station ?? { stationId }).kind !== 'everything') return err({ kind: 'not-allowed' });
  if (!station) return err({ kind: 'not-found' });
  return ok({ month, ...(await countStation(parts, account, station, month)) });
}

export interface CentreMonth {
  readonly centreId: CentreId;
  readonly month: Month;
  /** Whoever left needs no more stations to be read. */
  readonly signal: AbortSignal;
}

/** Undefined where nobody waits for it any more. */
export async function countImmunisationOfCentre(
  parts: CountingParts,
  account: Account,
  { centreId, month, signal }: CentreMonth,
): Promise<Result<CentreImmunisationCountsReply | undefined, CentreFailure>> {
  const found = await stationsOfCentre(parts, account, centreId);
  if (!found.ok) return found;
  const stations: StationImmunisationCounts[] = [];
  for (const station of found.value) {
    if (signal.aborted) return ok(undefined);
    stations.push(await countStation(parts, account, station, month));
  }
  stations.sort(
    (a, b) => a.stationName.localeCompare(b.stationName, 'vi') || (a.stationId < b.stationId ? -1 : 1),
  );
  return ok({
    month,
    centreId,
    total: stations.map(({ total }) => total).reduce(addCounts, NO_COUNTS),
    stations,
  });
}
