// The numbers of chronic care of one station, or of all of a centre, from the records that have arrived. Reading is written
// down station by station; no name leaves this file.

import {
  chronicCounts,
  type CountsQuestion,
  type RegisterCounts,
} from '@tram/shared-schema/chronic/chronic-counts.js';
import { sumOfCounts } from '@tram/shared-schema/chronic/cohort-counts.js';
import type { CentreId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type {
  CentreChronicCountsReply,
  CountedPeriod,
  StationChronicCounts,
  StationChronicCountsReply,
} from '@tram/shared-schema/sync/counts.js';
import type { StationView } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import { readScope } from '#domain/may-read.js';
import type { Account } from '#ports.js';
import type { KeptCounts } from './kept-counts.js';
import { readCareFacts } from './read-care-facts.js';
import { stationsOfCentre, type CentreFailure } from './stations-of-centre.js';

/** With the number of records it was made from. */
export interface CountedChronic {
  readonly registers: readonly RegisterCounts[];
  readonly read: number;
}
export type CountingParts = Pick<Deps, 'documents' | 'directory' | 'audit' | 'clock'> & {
  readonly kept: KeptCounts<CountedChronic>;
};

const KINDS = ['enrolment', 'follow-up'] as const;

const periodOf = ({ from, asOf }: CountsQuestion): CountedPeriod => ({
  ...(from !== undefined && { from }),
  asOf,
});

async function countStation(
  { documents, audit, clock, kept }: CountingParts,
  { accountId: actor }: Account,
  { stationId, name: stationName }: StationView,
  question: CountsQuestion,
): Promise<StationChronicCounts> {
  const { register = '', from = '', asOf } = question;
  const { registers, read } = await kept.of(stationId, `${register} ${from} ${asOf}`, async () => {
    const care = await readCareFacts({ documents }, stationId, { kinds: KINDS, people: 'with-facts' });
    return { registers: chronicCounts(care.people, question), read: care.read };
  });
  const at = instantAt(clock.nowMs());
  if (read > 0)
    await audit.append({ at, actor, act: 'documents-read', subject: stationId, counts: { read } });
  return { stationId, stationName, registers };
}

export async function countChronicOfStation(
  parts: CountingParts,
  account: Account,
  stationId: StationId,
  question: CountsQuestion,
): Promise<Result<StationChronicCountsReply, CentreFailure>> {
  const station = await parts.directory.readStation(stationId);
  if (readScope(account, station ?? { stationId }).kind !== 'everything') return err({ kind: 'not-allowed' });
  if (!station) return err({ kind: 'not-found' });
  return ok({ ...periodOf(question), ...(await countStation(parts, account, station, question)) });
}

function totalsOf(stations: readonly StationChronicCounts[]): CentreChronicCountsReply['totals'] {
  const all = stations.flatMap(({ registers }) => registers);
  return Object.fromEntries(
    [...new Set(all.map(({ register }) => register))].map((code) => [
      code,
      sumOfCounts(all.filter(({ register }) => register === code).map(({ total }) => total)),
    ]),
  );
}

export interface CentreCount extends CountsQuestion {
  readonly centreId: CentreId;
  /** Whoever left needs no more stations to be read. */
  readonly signal: AbortSignal;
}

/** Undefined where nobody waits for it any more. */
export async function countChronicOfCentre(
  parts: CountingParts,
  account: Account,
  { centreId, signal, ...question }: CentreCount,
): Promise<Result<CentreChronicCountsReply | undefined, CentreFailure>> {
  const found = await stationsOfCentre(parts, account, centreId);
  if (!found.ok) return found;
  const stations: StationChronicCounts[] = [];
  for (const station of found.value) {
    if (signal.aborted) return ok(undefined);
    stations.push(await countStation(parts, account, station, question));
  }
  stations.sort(
    (a, b) => a.stationName.localeCompare(b.stationName, 'vi') || (a.stationId < b.stationId ? -1 : 1),
  );
  return ok({ centreId, ...periodOf(question), totals: totalsOf(stations), stations });
}
