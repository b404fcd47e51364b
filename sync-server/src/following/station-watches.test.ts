import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { StoreUnavailable, TooManyWriters } from '#ports.js';
import { NOW_MS, OTHER_STATION, STATION } from '#testing/documents.js';
import type { ChangedDocument, FollowedTo, StationFeed } from './change-source.js';
import type { FollowerEvent } from './follower-event.js';
import { stationWatches, type StationWatches } from './station-watches.js';

/** What stands for the long wait of a quiet station. */
const QUIET_MS = 50;

class BrokenDocument extends Error {
  override readonly name = 'BrokenDocument';
}

/** A station's changes in memory, and a store that fails as it is told. */
class MemoryFeed implements StationFeed {
  readonly changed: ChangedDocument[] = [];
  readonly merged: string[][] = [];
  readonly saved: FollowedTo[] = [];
  followedTo: FollowedTo | undefined;
  readers = 0;
  mostReaders = 0;
  failReading = 0;
  merge: (ids: readonly string[]) => void = () => undefined;
  private readonly wakers = new Set<() => void>();

  change(id: string, leaves = 1): void {
    this.changed.push({ id, leaves });
    for (const wake of [...this.wakers]) wake();
  }
  changes(_stationId: StationId) {
    return {
      position: () => Promise.resolve(String(this.changed.length)),
      after: async (since: string | undefined, { signal }: { signal?: AbortSignal }) => {
        this.readers += 1;
        this.mostReaders = Math.max(this.mostReaders, this.readers);
        try {
          if (this.failReading > 0) {
            this.failReading -= 1;
            throw new StoreUnavailable('down');
          }
          const from = Number(since ?? '0');
          if (from > this.changed.length) return err({ kind: 'unknown-cursor' as const });
          if (from === this.changed.length) {
            await new Promise<void>((resolve) => {
              this.wakers.add(resolve);
              signal?.addEventListener('abort', () => resolve());
              setTimeout(resolve, QUIET_MS);
            });
          }
          return ok({ changed: this.changed.slice(from), cursor: String(this.changed.length), isCut: true });
        } finally {
          this.readers -= 1;
        }
      },
    };
  }
  mergeConflicts(_stationId: StationId, ids: readonly string[]): Promise<number> {
    this.merged.push([...ids]);
    this.merge(ids);
    return Promise.resolve(ids.length);
  }
  readFollowedTo = (): Promise<FollowedTo | undefined> => Promise.resolve(this.followedTo);
  saveFollowedTo(_stationId: StationId, place: FollowedTo): Promise<void> {
    this.saved.push(place);
    return Promise.resolve();
  }
}

let watches: StationWatches | undefined;
afterEach(() => watches?.stop());

function start(
  feed: MemoryFeed,
  epochOf = (): string => 'e1',
): {
  watches: StationWatches;
  events: FollowerEvent[];
  advance(ms: number): void;
} {
  const events: FollowerEvent[] = [];
  let nowMs = NOW_MS;
  const opened = stationWatches({
    feed,
    documents: { epoch: () => Promise.resolve({ epoch: epochOf() }) },
    directory: { listStations: () => Promise.resolve([{ stationId: STATION, name: 'Trạm' }]) },
    clock: { nowMs: () => nowMs },
    randomness: { bytes: randomBytes },
    log: (event) => void events.push(event),
  });
  watches = opened;
  return {
    watches: opened,
    events,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}
const kinds = (events: readonly FollowerEvent[]): string[] => events.map(({ kind }) => kind);

describe('a station that is watched', () => {
  it('is read once however many tablets wait for it, and tells each of them', async () => {
    const feed = new MemoryFeed();
    const { watches: opened } = start(feed);
    const told = Array.from({ length: 50 }, () => 0);
    const leave = told.map((_, n) => opened.subscribe(STATION, () => void (told[n] = (told[n] ?? 0) + 1)));
    feed.change('person:1');
    await expect.poll(() => told.every((times) => times === 1)).toBe(true);
    leave[0]?.();
    feed.change('person:2');
    await expect.poll(() => told[49]).toBe(2);
    expect([told[0], feed.mostReaders]).toEqual([1, 1]);
  });

  it('goes on from where its follower was, and not from where another database stood', async () => {
    const feed = new MemoryFeed();
    for (const n of [1, 2, 3]) feed.change(`person:${n}`, 2);
    feed.followedTo = { epoch: 'e1', cursor: '2' };
    start(feed).watches.follow(STATION);
    await expect.poll(() => feed.merged).toEqual([['person:3']]);
    await watches?.stop();

    feed.merged.length = 0;
    feed.followedTo = { epoch: 'another', cursor: '2' };
    start(feed).watches.follow(STATION);
    await expect.poll(() => feed.merged).toEqual([['person:1', 'person:2', 'person:3']]);
  });

  it('is read from the beginning where its place turns out to be none', async () => {
    const feed = new MemoryFeed();
    feed.change('person:1', 2);
    feed.followedTo = { epoch: 'e1', cursor: '99' };
    const { watches: opened, events } = start(feed);
    opened.follow(STATION);
    await expect.poll(() => feed.merged).toEqual([['person:1']]);
    expect(kinds(events)).toEqual(['follower-failed', 'conflicts-merged']);
  });

  it('is read from the beginning where another database was put in its place while it was quiet', async () => {
    const feed = new MemoryFeed();
    for (const n of [1, 2, 3]) feed.change(`person:${n}`);
    let epoch = 'e1';
    const { watches: opened } = start(feed, () => epoch);
    const told: (string | undefined)[] = [];
    opened.subscribe(STATION, (cursor) => void told.push(cursor));
    await expect.poll(() => told).toEqual(['3']);
    epoch = 'e2';
    feed.changed.splice(0, 3, ...[7, 8, 9].map((n) => ({ id: `person:${n}`, leaves: 2 })));
    await expect.poll(() => told).toEqual(['3', '3']);
    expect(feed.merged).toEqual([['person:7', 'person:8', 'person:9']]);
  });

  it('is followed again after the store was away, and loses no change', async () => {
    const feed = new MemoryFeed();
    feed.failReading = 2;
    const { watches: opened, events } = start(feed);
    opened.followAll();
    feed.change('person:1', 2);
    await expect.poll(() => feed.merged).toEqual([['person:1']]);
    expect(kinds(events)).toEqual(['follower-failed', 'follower-failed', 'conflicts-merged']);
  });

  it('keeps its place from time to time, not with every change', async () => {
    const feed = new MemoryFeed();
    const { watches: opened, advance } = start(feed);
    const told: (string | undefined)[] = [];
    opened.subscribe(STATION, (cursor) => void told.push(cursor));
    feed.change('person:1');
    await expect.poll(() => told).toEqual(['1']);
    expect(feed.saved).toEqual([]);
    advance(31_000);
    feed.change('person:2');
    await expect.poll(() => feed.saved).toEqual([{ epoch: 'e1', cursor: '2' }]);
  });
});

describe('a record that cannot be put together', () => {
  it('is set aside by itself, and the others are put together', async () => {
    const feed = new MemoryFeed();
    feed.merge = (ids) => {
      if (ids.includes('person:2')) throw new BrokenDocument('no such thing');
    };
    for (const n of [1, 2, 3]) feed.change(`person:${n}`, 2);
    const { watches: opened, events } = start(feed);
    opened.follow(STATION);
    await expect.poll(() => kinds(events)).toEqual(['conflict-left']);
    expect(events).toEqual([{ kind: 'conflict-left', stationId: STATION, error: 'BrokenDocument' }]);
    expect(feed.merged.slice(1)).toEqual([['person:1'], ['person:2'], ['person:3']]);
    feed.change('person:4', 2);
    await expect.poll(() => feed.merged.at(-1)).toEqual(['person:4']);
  });

  it('because others keep writing it is left to them', async () => {
    const feed = new MemoryFeed();
    feed.merge = () => {
      throw new TooManyWriters('too many writers at the same documents');
    };
    feed.change('person:1', 2);
    const { watches: opened, events } = start(feed);
    opened.follow(STATION);
    await expect
      .poll(() => events)
      .toEqual([{ kind: 'conflict-left', stationId: STATION, error: 'TooManyWriters' }]);
  });

  it('is tried again while the store does not take writes, but not for ever', async () => {
    const feed = new MemoryFeed();
    feed.merge = () => {
      throw new StoreUnavailable('the store refused a document');
    };
    feed.change('person:1', 2);
    const { watches: opened, events } = start(feed);
    opened.follow(STATION);
    opened.follow(OTHER_STATION);
    await expect
      .poll(() => kinds(events.filter((event) => 'stationId' in event && event.stationId === STATION)))
      .toEqual([...Array<string>(4).fill('follower-failed'), 'conflict-left']);
    expect(JSON.stringify(events)).not.toContain('person:');
  });
});
