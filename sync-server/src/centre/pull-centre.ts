// What a centre pulls: the changes of all its stations, one station after the other, under one cursor. A station that
// is new, or whose database was replaced, is sent from its beginning.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { CentreId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { CentreChangesLine, Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';
import { type Account, type ChangesPage, StoreUnavailable } from '#ports.js';
import { eachPage, onePageAfterTheOther } from '#sync/page-stream.js';
import { readablePages, type Feed, type TextPage } from '#sync/pull-changes.js';
import { stationEpoch, type EpochParts } from '#sync/station-epoch.js';
import { readCentreCursor, writeCentreCursor, type Positions } from './centre-cursor.js';
import { stationsOfCentre, type CentreFailure } from './stations-of-centre.js';

export interface CentrePull {
  readonly centreId: CentreId;
  readonly since?: Cursor;
  readonly pageBytes: number;
  readonly signal: AbortSignal;
}
export type CentrePullFailure = CentreFailure | { kind: 'unknown-cursor' };

interface Source {
  readonly stationId: StationId;
  readonly epoch: Epoch;
  readonly pages: AsyncIterable<ChangesPage>;
}

async function openStations(
  deps: EpochParts,
  stationIds: readonly StationId[],
  positions: Positions,
  { pageBytes, signal }: CentrePull,
): Promise<Result<readonly Source[], { kind: 'unknown-cursor' }>> {
  const sources: Source[] = [];
  for (const stationId of stationIds) {
    const record = await stationEpoch(deps, stationId);
    if (!record) throw new StoreUnavailable('the database of a station is missing');
    const { epoch } = record;
    const position = positions.get(stationId);
    const since = position?.epoch === epoch ? position.cursor : undefined;
    const changes = await deps.documents.openChanges(stationId, {
      pageBytes,
      signal,
      ...(since !== undefined && { since }),
    });
    if (changes.ok) sources.push({ stationId, epoch, pages: changes.value });
    else if (changes.error.kind === 'unknown-cursor') return err({ kind: 'unknown-cursor' });
    else throw new StoreUnavailable('the database of a station is missing');
  }
  return ok(sources);
}

function pagesOf(
  sources: readonly Source[],
  from: Positions,
  counts: Map<StationId, number>,
): AsyncIterable<TextPage> {
  const positions = new Map(from);
  return onePageAfterTheOther(
    sources.map(({ stationId, epoch, pages }) => {
      const count = (documents: number): void => {
        counts.set(stationId, (counts.get(stationId) ?? 0) + documents);
      };
      return eachPage(readablePages(pages, { kind: 'everything' }, count), (page) => {
        positions.set(stationId, { epoch, cursor: page.cursor });
        return { ...page, cursor: writeCentreCursor(positions) };
      });
    }),
  );
}

export async function pullCentre(
  deps: EpochParts,
  account: Account,
  pull: CentrePull,
): Promise<Result<Feed<CentreChangesLine & { kind: 'hello' }>, CentrePullFailure>> {
  const { centreId, since } = pull;
  const readable = await stationsOfCentre(deps, account, centreId);
  if (!readable.ok) return readable;
  const positions = since === undefined ? new Map<StationId, never>() : readCentreCursor(since);
  if (!positions) return err({ kind: 'unknown-cursor' });
  const stationIds = readable.value.map(({ stationId }) => stationId);
  // A station that left this centre leaves the cursor too.
  const kept = new Map([...positions].filter(([stationId]) => stationIds.includes(stationId)));
  const sources = await openStations(deps, stationIds, kept, pull);
  if (!sources.ok) return sources;
  const counts = new Map<StationId, number>();
  return ok({
    hello: {
      kind: 'hello',
      protocol: PROTOCOL_VERSION,
      centreId,
      serverTime: instantAt(deps.clock.nowMs()),
      stations: sources.value.map(({ stationId, epoch }) => ({ stationId, epoch })),
    },
    pages: pagesOf(sources.value, kept, counts),
    counts,
  });
}
