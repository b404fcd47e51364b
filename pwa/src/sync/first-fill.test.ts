// @vitest-environment node
// An empty tablet that is filled while its tab is closed, the line breaks or it sleeps: it goes on at the last stored
// page, says how far it is, and has everything in the end.

import { err, ok } from '@tram/shared-schema/result.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { describe, expect, it } from 'vitest';
import { dexieStorage, newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  MORNING_MS,
  REPLICA_ID,
  sampleEncounter,
  sampleHamlet,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';
import { createPushPace } from './push-pace.js';
import type { RoundParts } from './round-parts.js';
import { runSync } from './run-sync.js';
import type { SyncServer } from './sync-server.js';
import type { SyncStatus } from './sync-status.js';

const EPOCH = 'e1';
const contact = { serverTime: instantAt(MORNING_MS), offsetMs: 0 };
const people = Array.from({ length: 12 }, (_, n) => samplePerson(100 + n));
const visits = people.map((person, n) => sampleEncounter(300 + n, person));
const feed: readonly TramDocument[] = [sampleHamlet(30), ...people, ...visits];
const newest = [people[11], visits[11]].filter((doc) => doc !== undefined);
const PAGE = 3;

interface Line {
  /** Pages until the line breaks; the one after them comes half and is never told. */
  pages: number;
  readonly asked: (string | undefined)[];
}

/** Cursors are places in the feed; a tablet that begins is given the newest first, its place unmoved. */
function serverOn(line: Line, onPush: (documents: number) => void): SyncServer {
  return {
    push: (request) => {
      onPush(request.documents.length);
      return Promise.resolve(err({ kind: 'unreachable' }));
    },
    compare: () => Promise.resolve(err({ kind: 'unreachable' })),
    async pull(from, onPage, signal) {
      line.asked.push(from.cursor);
      let left = line.pages;
      const give = async (documents: readonly TramDocument[], place: number): Promise<boolean> => {
        if (signal.aborted || left === 0) return false;
        left -= 1;
        const pending = feed.length - place;
        await onPage({ epoch: EPOCH, documents, cursor: String(place), pending }, contact);
        return true;
      };
      if (from.cursor === undefined && !(await give(newest, 0))) return err({ kind: 'unreachable' });
      for (let at = Number(from.cursor ?? 0); at < feed.length; at += PAGE) {
        const page = feed.slice(at, at + PAGE);
        if (!(await give(page, at + page.length))) return err({ kind: 'unreachable' });
      }
      return ok({ ...contact, epoch: EPOCH });
    },
  };
}

async function holdsAll(store: TabletStore): Promise<boolean> {
  const found = await Promise.all(feed.map(({ type, _id }) => store.documents.get(type, _id)));
  return found.every((stored, n) => stored?.syncState === 'accepted' && stored.doc._id === feed[n]?._id);
}

describe('filling an empty tablet', () => {
  const round = (store: TabletStore, line: Line, more: Partial<RoundParts> = {}) => {
    const seen: NonNullable<SyncStatus['received']>[] = [];
    let pushed = 0;
    const server = serverOn(line, (documents) => (pushed += documents));
    const done = runSync({
      server,
      journal: store.journal,
      replicaId: REPLICA_ID,
      pace: createPushPace(),
      nowMs: () => MORNING_MS,
      signal: new AbortController().signal,
      onProgress: ({ received }) => received && seen.push(received),
      ...more,
    });
    return done.then((result) => ({ result, seen, pushed: () => pushed }));
  };

  it('goes on at the last stored page however often the tab is closed or the line breaks', async () => {
    const tablet = newTablet(dexieStorage());
    const line: Line = { pages: 2, asked: [] };
    let furthest = 0;
    for (let tries = 0; ; tries += 1) {
      expect(tries).toBeLessThan(10);
      const store = storeOn(await tablet.open());
      const { cursor: stands } = await store.journal.position();
      const { result, seen, pushed } = await round(store, line);
      // It asked from where it stood, and said no smaller share than before the tab was closed.
      expect(line.asked.at(-1)).toBe(stands);
      for (const { done, pending } of seen) {
        const share = done / (done + pending);
        expect(share).toBeGreaterThanOrEqual(furthest);
        furthest = share;
      }
      expect(pushed()).toBe(0);
      if (result.ok) {
        expect(furthest).toBe(1);
        expect(await holdsAll(store)).toBe(true);
        expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: feed.length - 1 });
        await store.close();
        return;
      }
      expect(result.error).toEqual({ kind: 'unreachable' });
      await store.close();
    }
  });

  it('can be worked with after the first page: the newest visit and whom it is of are there', async () => {
    const store = storeOn(await newTablet(dexieStorage()).open());
    await round(store, { pages: 1, asked: [] });
    const [person, visit] = [people[11], visits[11]];
    if (!person || !visit) throw new Error('nobody was made');
    expect((await store.documents.eventsOf(person._id)).map(({ doc }) => doc._id)).toEqual([visit._id]);
    // And its place has not moved: everything else still comes.
    expect((await store.journal.position()).cursor).toBe('0');
    await store.close();
  });

  it('keeps what a worker writes meanwhile, and sends it', async () => {
    const store = storeOn(await newTablet(dexieStorage()).open());
    const line: Line = { pages: 3, asked: [] };
    await round(store, line);
    const own = samplePerson(900);
    await store.documents.add([own]);
    const { result, pushed } = await round(store, { ...line, pages: 99 });
    expect([result.ok, pushed()]).toEqual([false, 1]);
    expect((await store.documents.get('person', own._id))?.syncState).toBe('local');
    await store.close();
  });

  it('stops at a tablet that is full, and goes on from there when there is room', async () => {
    const store = storeOn(await newTablet(dexieStorage()).open());
    let room = 2;
    const journal: TabletStore['journal'] = {
      ...store.journal,
      storePage: (...page) =>
        room-- > 0 ? store.journal.storePage(...page) : Promise.resolve(err({ kind: 'storage-full' })),
    };
    const line: Line = { pages: 99, asked: [] };
    expect((await round(store, line, { journal })).result).toEqual(err({ kind: 'storage-full' }));
    expect((await store.journal.position()).cursor).toBe(String(PAGE));
    expect((await round(store, line)).result.ok).toBe(true);
    expect(await holdsAll(store)).toBe(true);
    await store.close();
  });
});
