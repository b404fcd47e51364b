// The follower of one station: tells whoever waits that there is more, and merges what replication left in conflict by
// the same function as everywhere else. Ids stay out of the log: an id says when a person was registered.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';
import { StoreUnavailable, TooManyWriters, type Clock, type DocumentStore, type Randomness } from '#ports.js';
import type { ChangedPage, StationFeed } from './change-source.js';
import type { FollowerEvent } from './follower-event.js';
import { errorName } from '#error-name.js';
import { keepFollowing } from './keep-following.js';

/** After these many tries the documents of a page are taken one by one, and what still fails is set aside. */
const TRIES_TOGETHER = 4;
/** After a crash this much is looked at twice, which changes nothing. */
const SAVE_EVERY_MS = 30_000;

export interface StationFollower {
  readonly stationId: StationId;
  readonly feed: StationFeed;
  readonly epochs: Pick<DocumentStore, 'epoch'>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly signal: AbortSignal;
  /** There is something new up to `cursor`, or may be. */
  tell(cursor: Cursor): void;
  log(event: FollowerEvent): void;
}

const isStoreDown = (error: unknown): boolean =>
  error instanceof StoreUnavailable && !(error instanceof TooManyWriters);

export function followStation(follower: StationFollower): Promise<'stopped' | 'gone'> {
  const { stationId, feed, epochs, clock, randomness, signal, tell, log } = follower;
  let epoch: Epoch | undefined;
  let savedMs = clock.nowMs();
  let toldOf: Cursor | undefined;

  async function start(): Promise<Cursor | undefined> {
    const isFirst = epoch === undefined;
    toldOf = undefined;
    epoch = (await epochs.epoch(stationId))?.epoch;
    // A place that turned out to be none is not tried twice.
    const saved = isFirst ? await feed.readFollowedTo(stationId) : undefined;
    return saved?.epoch === epoch ? saved?.cursor : undefined;
  }

  async function save(cursor: Cursor): Promise<void> {
    const nowMs = clock.nowMs();
    if (epoch === undefined || nowMs - savedMs < SAVE_EVERY_MS) return;
    await feed.saveFollowedTo(stationId, { epoch, cursor });
    savedMs = nowMs;
  }

  async function mergeOneByOne(ids: readonly string[], isStillPatient: boolean): Promise<void> {
    for (const id of ids) {
      try {
        await feed.mergeConflicts(stationId, [id]);
      } catch (error) {
        if (isStillPatient && isStoreDown(error)) throw error;
        log({ kind: 'conflict-left', stationId, error: errorName(error) });
      }
    }
  }

  async function merge(ids: readonly string[], attempt: number): Promise<void> {
    if (attempt > TRIES_TOGETHER) return mergeOneByOne(ids, false);
    try {
      const documents = await feed.mergeConflicts(stationId, ids);
      if (documents > 0) log({ kind: 'conflicts-merged', stationId, documents });
    } catch (error) {
      if (isStoreDown(error)) throw error;
      // One of them cannot be merged: the others are.
      await mergeOneByOne(ids, true);
    }
  }

  async function take({ changed, cursor }: ChangedPage, attempt: number): Promise<void> {
    if (toldOf !== cursor) tell(cursor);
    toldOf = cursor;
    const torn = changed.filter(({ id, leaves }) => leaves > 1 && !id.startsWith('_')).map(({ id }) => id);
    if (torn.length > 0) await merge(torn, attempt);
    await save(cursor);
  }

  return keepFollowing({
    source: feed.changes(stationId),
    signal,
    randomness,
    start,
    isSameDatabase: async () => (await epochs.epoch(stationId))?.epoch === epoch,
    take,
    failed: (error, attempt) => log({ kind: 'follower-failed', stationId, attempt, error: errorName(error) }),
  });
}
