import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { describe, expect, it } from 'vitest';
import { createSharedPages, type CutPage, type SharedPages } from './shared-pages.js';

const cutOf = (bytes: number, pending: number): CutPage => ({
  page: { rows: [{ bytes: Buffer.alloc(bytes), document: {} as TramDocument }], cursor: '1', pending },
  isEmpty: false,
  bytesPerRow: bytes,
});

function source(bytes: number, pending: number) {
  let fetched = 0;
  return {
    fetch: async () => {
      fetched += 1;
      await pause(1);
      return cutOf(bytes, pending);
    },
    get fetched() {
      return fetched;
    },
  };
}

setFlagsFromString('--expose-gc');
const clearAway = runInNewContext('gc') as () => void;
const heldWeakly = async (shared: SharedPages, key: string, from: ReturnType<typeof source>) =>
  new WeakRef((await shared.read(key, from.fetch)).page);

describe('changes many tablets read at once', () => {
  it('are fetched once for all who ask in the same moment, and for who comes a little later', async () => {
    const [shared, from] = [createSharedPages(60_000), source(100, 1)];
    const together = await Promise.all(Array.from({ length: 50 }, () => shared.read('a?0', from.fetch)));
    expect(new Set(together).size).toBe(1);
    await shared.read('a?0', from.fetch);
    expect(from.fetched).toBe(1);
  });

  it('are fetched again when a moment has passed', async () => {
    const [shared, from] = [createSharedPages(5), source(100, 1)];
    await shared.read('a?0', from.fetch);
    await pause(30);
    await shared.read('a?0', from.fetch);
    expect(from.fetched).toBe(2);
  });

  it('are never kept where they are the newest: a tablet that was woken must find what it was woken for', async () => {
    const [shared, from] = [createSharedPages(60_000), source(100, 0)];
    await shared.read('a?0', from.fetch);
    await pause(1);
    await shared.read('a?0', from.fetch);
    expect(from.fetched).toBe(2);
  });

  it('are never kept where there were none yet, also where one was written while they were read', async () => {
    const shared = createSharedPages(60_000);
    let fetched = 0;
    const fetch = async (): Promise<CutPage> => {
      fetched += 1;
      await pause(1);
      return { ...cutOf(0, 1), page: { rows: [], cursor: '1', pending: 1 }, isEmpty: true };
    };
    const [first, joined] = await Promise.all([shared.read('a?0', fetch), shared.read('a?0', fetch)]);
    expect(joined).not.toBe(first);
    await pause(1);
    await shared.read('a?0', fetch);
    expect(fetched).toBe(3);
  });

  it('are asked for again by who came while the newest were being read: what was written meanwhile is not in them', async () => {
    const [shared, from] = [createSharedPages(60_000), source(100, 0)];
    const first = shared.read('a?0', from.fetch);
    const later = Array.from({ length: 10 }, () => shared.read('a?0', from.fetch));
    const [one, ...others] = await Promise.all([first, ...later]);
    expect(from.fetched).toBe(2);
    expect(new Set(others).size).toBe(1);
    expect(others[0]).not.toBe(one);
  });

  it('give up the oldest where they weigh too much', async () => {
    const [shared, from] = [createSharedPages(60_000, 250), source(100, 1)];
    for (const key of ['a?0', 'a?1', 'a?2']) await shared.read(key, from.fetch);
    await pause(1);
    await shared.read('a?2', from.fetch);
    expect(from.fetched).toBe(3);
    await shared.read('a?0', from.fetch);
    expect(from.fetched).toBe(4);
  });

  it('are given up altogether where they weigh too much: no clock holds them until it rings', async () => {
    const [shared, from] = [createSharedPages(60_000, 250), source(100, 1)];
    const [oldest, newest] = [await heldWeakly(shared, 'a?0', from), await heldWeakly(shared, 'a?1', from)];
    await heldWeakly(shared, 'a?2', from);
    // What a promise answered is held until the next turn.
    await pause(1);
    clearAway();
    expect(oldest.deref()).toBeUndefined();
    expect(newest.deref()).toBeDefined();
  });

  it('that could not be read are told to all who waited, and asked for again by the next', async () => {
    const [shared, from] = [createSharedPages(60_000), source(100, 1)];
    const broken = () => Promise.reject(new Error('no store'));
    const answers = await Promise.allSettled([shared.read('a?0', broken), shared.read('a?0', broken)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await pause(1);
    await expect(shared.read('a?0', from.fetch)).resolves.toBeDefined();
  });

  it('are forgotten with the database that began anew, and no other', async () => {
    const [shared, from] = [createSharedPages(60_000), source(100, 1)];
    await shared.read('a?0', from.fetch);
    await shared.read('b?0', from.fetch);
    shared.forget('a?');
    await shared.read('b?0', from.fetch);
    expect(from.fetched).toBe(2);
    await shared.read('a?0', from.fetch);
    expect(from.fetched).toBe(3);
  });
});
