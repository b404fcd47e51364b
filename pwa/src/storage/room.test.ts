// What happens when the tablet runs out of room: who goes first, what is never touched, and that no save waits.

import { err, ok } from '@tram/shared-schema/result.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDraftStore } from '#testing/memory-draft-store.js';
import { createMemoryTabletDocuments, type MemoryTabletDocuments } from '#testing/memory-tablet-documents.js';
import { samplePerson } from '#testing/contracts/sample-documents.js';
import type { SyncJournal } from '#sync/sync-journal.js';
import { createRoom, type Room } from './room.js';
import { createRoomMaker, type RoomMaker } from './make-room.js';
import { documentsWithRoom, draftsWithRoom, journalWithRoom } from './with-room.js';

const MB = 1024 * 1024;
const person = samplePerson(1);
let usage: number;
let quota: number;
let asked: number;
let nowMs: number;
let done: string[];
let spareFiles: number;
let oldEvents: number;
let room: Room;
let maker: RoomMaker;
let documents: MemoryTabletDocuments;

beforeEach(() => {
  [usage, quota, asked, nowMs, done, spareFiles, oldEvents] = [100 * MB, 1000 * MB, 0, 5_000_000, [], 0, 0];
  const fail = (error: unknown): never => {
    throw error;
  };
  room = createRoom({
    estimate: () => {
      asked += 1;
      return Promise.resolve({ usage, quota });
    },
    nowMs: () => nowMs,
    onFault: fail,
  });
  maker = createRoomMaker({
    room,
    dropCaches() {
      done.push('caches');
      const dropped = spareFiles;
      usage -= spareFiles;
      spareFiles = 0;
      return Promise.resolve(dropped);
    },
    giveUp() {
      done.push('old events');
      const events = oldEvents;
      usage -= oldEvents;
      oldEvents = 0;
      return Promise.resolve({ events, bytes: events });
    },
    nowMs: () => nowMs,
    onFault: fail,
  });
  documents = createMemoryTabletDocuments();
});

describe('a tablet with room', () => {
  it('asks the browser once, and not again at every save', async () => {
    const saving = documentsWithRoom(documents, maker);
    for (let n = 1; n <= 20; n += 1) expect((await saving.add([samplePerson(n)])).ok).toBe(true);
    expect(asked).toBe(1);
    nowMs += 61_000;
    await saving.add([samplePerson(21)]);
    expect(asked).toBe(2);
    expect(done).toEqual([]);
  });

  it('asks anew after much was written', async () => {
    await room.ask();
    room.wrote(3 * MB);
    expect(asked).toBe(2);
  });

  it('takes every page', async () => {
    expect(await maker.hasRoomFor(MB)).toBe(true);
    expect(done).toEqual([]);
  });
});

describe('a tablet short of room', () => {
  beforeEach(() => {
    usage = 990 * MB;
  });

  it('throws away spare files first, and gives up no visit where that is enough', async () => {
    spareFiles = 200 * MB;
    oldEvents = 500 * MB;
    expect(await maker.hasRoomFor(MB)).toBe(true);
    expect(done).toEqual(['caches']);
  });

  it('gives up old visits where spare files are not enough', async () => {
    spareFiles = MB;
    oldEvents = 100 * MB;
    expect(await maker.hasRoomFor(MB)).toBe(true);
    expect(done).toEqual(['caches', 'old events']);
  });

  it('takes no page that would take the room of the next save, but a page of nothing', async () => {
    const stored: number[] = [];
    const journal = {
      storePage: (page: readonly unknown[]) => {
        stored.push(page.length);
        return Promise.resolve(ok(undefined));
      },
    } as Partial<SyncJournal> as SyncJournal;
    const careful = journalWithRoom(journal, maker);
    const at = { epoch: 'e1', cursor: '1' };
    expect(await careful.storePage([person], at)).toEqual(err({ kind: 'storage-full' }));
    expect(await careful.storePage([], at)).toEqual(ok(undefined));
    expect(stored).toEqual([0]);
    expect(room.isShort.value).toBe(true);
    // Tried in vain: not again at the next page.
    await careful.storePage([person], at);
    expect(done).toEqual(['caches', 'old events']);
  });

  it('saves what a worker wrote all the same, and makes room behind it', async () => {
    await room.ask();
    expect((await documentsWithRoom(documents, maker).add([person])).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).toEqual(['caches', 'old events']);
  });
});

describe('a disk that is full in the middle of a save', () => {
  beforeEach(() => {
    usage = 1000 * MB;
    documents.failWrites({ kind: 'storage-full' });
  });
  const fullUntil = (isFreed: () => boolean) =>
    documentsWithRoom(
      {
        ...documents,
        add(docs) {
          if (isFreed()) documents.failWrites(undefined);
          return documents.add(docs);
        },
      },
      maker,
    );

  it('is tried once more where room could be made', async () => {
    spareFiles = 100 * MB;
    expect((await fullUntil(() => spareFiles === 0).add([person])).ok).toBe(true);
    expect((await documents.get('person', person._id))?.syncState).toBe('local');
  });

  it('is told where none could be made, and nothing is lost by it', async () => {
    const saving = fullUntil(() => false);
    expect(await saving.add([person])).toEqual(err({ kind: 'storage-full' }));
    expect(await saving.add([person])).toEqual(err({ kind: 'storage-full' }));
    expect(done).toEqual(['caches', 'old events']);
    documents.failWrites(undefined);
    expect((await saving.add([person])).ok).toBe(true);
  });

  it('keeps a half-written form where room could be made for it', async () => {
    oldEvents = 100 * MB;
    const drafts = createMemoryDraftStore();
    drafts.failWrites({ kind: 'storage-full' });
    const careful = draftsWithRoom(
      {
        ...drafts,
        keep(draft) {
          if (oldEvents === 0) drafts.failWrites(undefined);
          return drafts.keep(draft);
        },
      },
      maker,
    );
    const draft = { draftId: 'a', kind: 'person', accountId: person.createdBy.accountId } as never;
    expect((await careful.keep(draft)).ok).toBe(true);
    expect(done).toEqual(['caches', 'old events']);
  });
});

describe('a browser that says there is room where there is none', () => {
  it('is not believed after a write failed, and asked again some minutes later', async () => {
    await room.ask();
    expect(room.isShort.value).toBe(false);
    expect(await maker.afterFull()).toBe(false);
    expect(room.isShort.value).toBe(true);
    expect(await maker.hasRoomFor(1)).toBe(false);
    nowMs += 3 * 60_000;
    expect(await maker.hasRoomFor(1)).toBe(true);
  });

  it('a page that found the disk full has room made for the workers, not for itself', async () => {
    spareFiles = 4 * MB;
    const journal = { storePage: () => Promise.resolve(err({ kind: 'storage-full' })) };
    const careful = journalWithRoom(journal as Partial<SyncJournal> as SyncJournal, maker);
    expect((await careful.storePage([person], { epoch: 'e1', cursor: '1' })).ok).toBe(false);
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).toEqual(['caches', 'old events']);
    expect(await careful.storePage([person], { epoch: 'e1', cursor: '1' })).toEqual(
      err({ kind: 'storage-full' }),
    );
  });
});

it('a browser that does not say how much room there is stops nobody', async () => {
  const silent = createRoom({ estimate: undefined, nowMs: () => 0, onFault: () => undefined });
  await silent.ask();
  silent.wrote(MB);
  expect(silent.freeBytes()).toBeUndefined();
  expect(silent.isShort.value).toBe(false);
});
