// The followers of all stations, one each, however many tablets wait. New stations are found within a minute, also those
// another server made in the same CouchDB.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { Clock, Directory, DocumentStore, Randomness } from '#ports.js';
import type { StationFeed } from './change-source.js';
import { followStation } from './follow-station.js';
import type { FollowerEvent } from './follower-event.js';
import { errorName } from '#error-name.js';
import { pause } from './keep-following.js';

const LOOK_FOR_NEW_STATIONS_MS = 60_000;

/** The place up to which there is something new, where a change said so. */
export type Tell = (cursor?: Cursor) => void;

export interface StationWatches {
  /** Begins to follow every station there is and will be. */
  followAll(): void;
  /** Follows this one from now on, if nobody did. */
  follow(stationId: StationId): void;
  /** `tell` is called whenever there may be more than before; what is answered ends that. */
  subscribe(stationId: StationId, tell: Tell): () => void;
  /** Something is new that no change says, like a new epoch. */
  tell(stationId: StationId): void;
  /** Resolves when nobody reads any more. */
  stop(): Promise<void>;
}

export interface WatchParts {
  readonly feed: StationFeed;
  readonly documents: Pick<DocumentStore, 'epoch'>;
  readonly directory: Pick<Directory, 'listStations'>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  log(event: FollowerEvent): void;
}

export function stationWatches(parts: WatchParts): StationWatches {
  const { feed, documents, directory, clock, randomness, log } = parts;
  const ending = new AbortController();
  const { signal } = ending;
  const listeners = new Map<StationId, Set<Tell>>();
  const running = new Map<StationId, Promise<unknown>>();
  let listing: Promise<void> | undefined;

  const tell = (stationId: StationId, cursor?: Cursor): void => {
    for (const listener of [...(listeners.get(stationId) ?? [])]) listener(cursor);
  };

  function follow(stationId: StationId): void {
    if (signal.aborted || running.has(stationId)) return;
    const following = followStation({
      stationId,
      feed,
      epochs: documents,
      clock,
      randomness,
      signal,
      tell: (cursor) => tell(stationId, cursor),
      log,
    });
    running.set(
      stationId,
      following.finally(() => running.delete(stationId)),
    );
  }

  async function followNewStations(): Promise<void> {
    while (!signal.aborted) {
      try {
        for (const { stationId } of await directory.listStations()) follow(stationId);
      } catch (error) {
        if (signal.aborted) return;
        log({ kind: 'stations-unknown', error: errorName(error) });
      }
      await pause(LOOK_FOR_NEW_STATIONS_MS, signal);
    }
  }

  return {
    follow,
    followAll() {
      listing ??= followNewStations();
    },
    subscribe(stationId, listener) {
      follow(stationId);
      const mine: Tell = (cursor) => listener(cursor);
      const all = listeners.get(stationId) ?? new Set();
      listeners.set(stationId, all.add(mine));
      return () => {
        all.delete(mine);
        if (all.size === 0) listeners.delete(stationId);
      };
    },
    tell: (stationId) => tell(stationId),
    async stop() {
      ending.abort();
      await Promise.all([listing, ...running.values()]);
    },
  };
}
