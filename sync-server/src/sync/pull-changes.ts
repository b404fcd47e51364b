// What one reader gets of a station's changes: its own pages, with everything it may not read left out but counted, so
// that the cursor moves on.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { ChangesLine, Cursor, Epoch, Witness } from '@tram/shared-schema/sync/wire.js';
import type { Deps } from '#deps.js';
import { mayRead, readScope, type ReadScope } from '#domain/may-read.js';
import type { Account, ChangesPage, StoredText } from '#ports.js';
import { sliceFirst } from './first-slice.js';
import { eachPage } from './page-stream.js';
import { readerEpoch } from './reader-epoch.js';
import { stationEpoch, type EpochParts } from './station-epoch.js';

export interface Pull {
  readonly stationId: StationId;
  readonly since?: Cursor;
  readonly epoch?: Epoch;
  readonly witnesses?: readonly Witness[];
  readonly pageBytes: number;
  /** Before everything else: see first-slice.ts. Only where there is no `since`. */
  readonly first?: 'recent';
  readonly signal: AbortSignal;
}
export type PullFailure =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  | { kind: 'bad-request'; field: string; rule: string }
  | { kind: 'epoch-changed'; epoch: Epoch }
  | { kind: 'unknown-cursor' };

/** What of a page goes on the line: each document's JSON, then where to go on. */
export interface TextPage extends Pick<ChangesPage, 'cursor' | 'pending'> {
  readonly rows: readonly Pick<StoredText, 'bytes'>[];
}
export interface Feed<Hello> {
  readonly hello: Hello;
  readonly pages: AsyncIterable<TextPage>;
  /** How many documents of each station have been handed out so far: for the audit log. */
  readonly counts: ReadonlyMap<StationId, number>;
}

export function readablePages(
  pages: AsyncIterable<ChangesPage>,
  scope: ReadScope,
  count: (documents: number) => void,
): AsyncIterable<TextPage> {
  return eachPage(pages, (page) => {
    // Who may read everything has nothing looked into, and shares the page as it is with all others who may.
    const readable =
      scope.kind === 'everything'
        ? page
        : { ...page, rows: page.rows.filter(({ document }) => mayRead(scope, document)) };
    count(readable.rows.length);
    return readable;
  });
}

/** Whether this account may read on from there at all: the same for a pull and for asking whether there is more. */
export async function openReading(
  deps: EpochParts,
  account: Account,
  { stationId, since, epoch, witnesses }: Pick<Pull, 'stationId' | 'since' | 'epoch' | 'witnesses'>,
): Promise<Result<{ scope: ReadScope; epoch: Epoch }, PullFailure>> {
  const station = await deps.directory.readStation(stationId);
  const scope = readScope(account, station ?? { stationId });
  if (scope.kind === 'nothing') return err({ kind: 'not-allowed' });
  const record = await stationEpoch(deps, stationId, witnesses);
  if (!record) return err({ kind: 'not-found' });
  const current = readerEpoch(record.epoch, account);
  if (since !== undefined && epoch === undefined)
    return err({ kind: 'bad-request', field: 'epoch', rule: 'required' });
  if (epoch !== undefined && epoch !== current) return err({ kind: 'epoch-changed', epoch: current });
  return ok({ scope, epoch: current });
}

export async function pullChanges(
  deps: EpochParts & Pick<Deps, 'turns'>,
  account: Account,
  pull: Pull,
): Promise<Result<Feed<ChangesLine & { kind: 'hello' }>, PullFailure>> {
  const reading = await openReading(deps, account, pull);
  if (!reading.ok) return reading;
  const { scope, epoch: current } = reading.value;
  const { stationId, since, pageBytes, first, signal } = pull;
  const [changes, head] = await Promise.all([
    first === undefined || since !== undefined
      ? deps.documents.openChanges(stationId, { pageBytes, signal, ...(since !== undefined && { since }) })
      : sliceFirst(deps.documents, stationId, { pageBytes, signal }, deps.turns),
    deps.documents.head(stationId),
  ]);
  if (!changes.ok)
    return err(changes.error.kind === 'no-station' ? { kind: 'not-found' } : { kind: 'unknown-cursor' });
  const serverTime = instantAt(deps.clock.nowMs());
  const counts = new Map([[stationId, 0]]);
  const count = (documents: number): void => {
    counts.set(stationId, (counts.get(stationId) ?? 0) + documents);
  };
  return ok({
    hello: {
      kind: 'hello',
      protocol: PROTOCOL_VERSION,
      stationId,
      epoch: current,
      serverTime,
      ...(head?.witness !== undefined && { witness: head.witness }),
    },
    pages: readablePages(changes.value, scope, count),
    counts,
  });
}
