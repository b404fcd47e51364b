// Old visits leave a tablet that is short of room: which, what stays, and that neither a comparison nor a reading from the
// beginning takes what left for lost or brings it back.

import { hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { hasCareFact } from '@tram/shared-schema/due/care-fact.js';
import { oneOfEachCare } from '@tram/shared-schema/fixtures/one-of-each-care.js';
import { stateEntry } from '@tram/shared-schema/sync/compare.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OlderEvents } from '#documents/older-events.js';
import { fetchOlderEvents } from '#sync/fetch-older-events.js';
import { createPushPace } from '#sync/push-pace.js';
import { runSync } from '#sync/run-sync.js';
import { createFakeSyncServer, type FakeSyncServer } from '#testing/contracts/fake-sync-server.js';
import { RXDB_TABLETS, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  MORNING_MS,
  REPLICA_ID,
  sampleEncounter,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';
import { giveUpOldEvents, monthsBefore } from './give-up-old-events.js';
import { RETENTION } from './retention.table.js';
import type { StationDatabase } from './open-database.js';
import { createRxdbOlderEvents } from './rxdb-older-events.js';

const DAY_MS = 86_400_000;
/** Two and a half years after the visits of the builders. */
const NOW_MS = MORNING_MS + 900 * DAY_MS;
const person = samplePerson(10);
const other = samplePerson(11);
const EVERYTHING = Number.MAX_SAFE_INTEGER;
const day = (n: number) => instantAt(MORNING_MS + n * DAY_MS);

const visit = (n: number, onDay: number, fields: Partial<Encounter> = {}): Encounter =>
  sampleEncounter(n, person, { occurredAt: day(onDay), reason: `Lý do ${'dài '.repeat(80)}`, ...fields });
const OLD = [100, 101, 102, 103, 104, 105, 106].map((n) => visit(n, n - 100));
const NEW = visit(200, 880);

it.each([
  ['2026-03-31', 1, '2026-02-28'],
  ['2026-03-02', 24, '2024-03-02'],
  ['2024-02-29', 12, '2023-02-28'],
])('%s less %i months is %s', (from, months, before) => {
  expect(monthsBefore(from as never, months)).toBe(before);
});

describe.each(RXDB_TABLETS)('a tablet short of room, on $name', ({ make }) => {
  let database: StationDatabase;
  let store: TabletStore;
  let older: OlderEvents;
  let fake: FakeSyncServer;
  let tablet: ReturnType<typeof make>;
  beforeEach(async () => {
    fake = createFakeSyncServer(() => 'none', 500);
    tablet = make();
    await open();
  });
  afterEach(() => store.close());
  async function open(): Promise<void> {
    database = await tablet.open();
    store = storeOn(database);
    older = createRxdbOlderEvents(database);
  }

  const sync = async () => {
    const done = await runSync({
      server: fake.server,
      journal: store.journal,
      replicaId: REPLICA_ID,
      pace: createPushPace(),
      nowMs: () => MORNING_MS,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(done.ok).toBe(true);
  };
  /** At the server with its receipt, and read back from there. */
  const known = async (docs: readonly TramDocument[]): Promise<void> => {
    await store.documents.add(docs);
    await sync();
    await sync();
  };
  const giveUp = (wantBytes = EVERYTHING, nowMs = NOW_MS) =>
    giveUpOldEvents(
      { events: database.tables.events, nowMs, yieldToScreen: () => Promise.resolve() },
      wantBytes,
    );
  const here = async (of = person) =>
    (await store.documents.eventsOf(of._id)).map(({ doc }) => doc._id as string).toSorted();
  const left = async () => (await older.leftOf(person._id)).map(({ id }) => id as string).toSorted();
  const ids = (docs: readonly TramDocument[]) => docs.map(({ _id }) => _id as string);

  it('gives up the oldest visits and keeps the newest five of each person', async () => {
    await known([person, ...OLD, NEW]);
    const counts = await store.documents.counts();
    const givenUp = await giveUp();
    expect(givenUp.events).toBe(3);
    expect(givenUp.bytes).toBeGreaterThan(3 * 300);
    expect(await here()).toEqual(ids([...OLD.slice(3), NEW]));
    expect(await older.leftOf(person._id)).toEqual(
      OLD.slice(0, 3)
        .toReversed()
        .map(({ _id, occurredAt }) => ({ id: _id, day: occurredAt.slice(0, 10) })),
    );
    expect(await store.documents.get('encounter', OLD[0]?._id ?? '')).toBeUndefined();
    expect(await store.documents.eventsBetween('2026-03-01' as never, '2026-03-04' as never)).toEqual([]);
    // They are at the server as before, and that is what is counted.
    expect(await store.documents.counts()).toEqual(counts);
  });

  it('never gives up what lists and counts of vaccines and chronic care are made from, however old', async () => {
    const care = oneOfEachCare().map((doc) => ({
      ...doc,
      ...('occurredAt' in doc && { occurredAt: day(-3000) }),
      ...('personId' in doc && { personId: person._id }),
    }));
    await known([person, ...care, ...OLD, NEW]);
    expect((await giveUp()).events).toBe(3);
    for (const { type, _id } of care) expect(await store.documents.get(type, _id)).toBeDefined();
    expect(Object.keys(RETENTION).filter(hasCareFact)).toEqual([]);
  });

  it('gives up no more than it needs, and nothing twice', async () => {
    await known([person, ...OLD, NEW]);
    expect((await giveUp(0)).events).toBe(0);
    await giveUp();
    expect(await giveUp()).toEqual({ events: 0, bytes: 0 });
  });

  it('keeps what is within the months, and what the server has had for less than ninety days', async () => {
    await known([person, ...OLD, NEW]);
    expect((await giveUp(EVERYTHING, MORNING_MS + 700 * DAY_MS)).events).toBe(0);
    // Written down today about long ago: a backup may lack it, and then it must come from here.
    const late = Array.from({ length: 8 }, (_, n) => visit(300 + n, -3000 + n));
    await known(late);
    expect((await giveUp(EVERYTHING, MORNING_MS + 60 * DAY_MS)).events).toBe(0);
  });

  it('keeps everything of a person of whom something waits, and what another record still corrects', async () => {
    await known([person, other, ...OLD, NEW]);
    await store.documents.add([visit(201, 890)]);
    expect((await giveUp()).events).toBe(0);
    await known([]);
    const [first] = OLD;
    await known([visit(202, 895, { amends: first?._id as Encounter['_id'] })]);
    await giveUp();
    expect(await here()).toContain(first?._id);
    expect(await left()).not.toContain(first?._id);
  });

  it('counts a status that moved of late as something new', async () => {
    const at = '0zzzzzzzz.000.tablet0001' as NonNullable<Encounter['statusChange']>['at'];
    expect(hlcMs(at)).toBeGreaterThan(NOW_MS);
    const statusChange = { at, by: person.createdBy.accountId };
    await known([
      person,
      ...OLD.map((doc) => ({ ...doc, status: 'entered-in-error', statusChange }) as Encounter),
      NEW,
    ]);
    expect((await giveUp()).events).toBe(0);
  });

  it('compares equal with a server that began anew: nothing is taken for lost and nothing comes back', async () => {
    await known([person, ...OLD, NEW]);
    await giveUp();
    const gone = await left();
    expect(gone).toHaveLength(3);
    const asked: string[] = [];
    const { compare } = fake.server;
    fake.server.compare = (request, signal) => {
      asked.push('runs' in request ? 'runs' : 'other');
      return compare(request, signal);
    };
    fake.renew();
    await sync();
    expect(asked).toEqual(['runs']);
    expect(await left()).toEqual(gone);
    expect(await store.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
  });

  it('brings nothing back that is read again from the beginning, in this life or the next', async () => {
    await known([person, ...OLD, NEW]);
    await giveUp();
    const gone = await left();
    await store.close();
    await open();
    const pages = [...fake.held.values()];
    await store.journal.storePage(pages, { epoch: 'e1', cursor: '999' });
    expect(await left()).toEqual(gone);
    expect(await here()).toEqual(ids([...OLD.slice(3), NEW]));
  });

  it('follows what the server says of them without taking them in, so that the next comparison is equal too', async () => {
    await known([person, ...OLD, NEW]);
    await giveUp();
    const [first] = OLD;
    const standing = fake.held.get(first?._id ?? '') as Encounter;
    const changed: Encounter = { ...standing, status: 'amended' };
    await store.journal.storePage([changed], { epoch: 'e1', cursor: '1000' });
    expect(await left()).toContain(first?._id);
    const entries = await store.journal.comparison.entries('', 500);
    expect(entries).toContainEqual(stateEntry(changed));
    // And in a comparison itself.
    await store.journal.comparison.take([standing], [first?._id ?? '']);
    expect(await left()).toContain(first?._id);
    expect(await store.journal.comparison.entries('', 500)).toContainEqual(stateEntry(standing));
    expect(await store.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
  });

  it('cannot be changed by mistake while it is not here', async () => {
    await known([person, ...OLD, NEW]);
    await giveUp();
    const id = OLD[0]?._id ?? '';
    const changed = await store.documents.change('encounter', id, (doc) => ({ ...doc, reason: 'Khác' }));
    expect(changed).toEqual({ ok: false, error: { kind: 'not-found' } });
  });

  it('has one person’s old visits again when somebody asks for them', async () => {
    await known([person, ...OLD, NEW]);
    await giveUp();
    const fetched = await fetchOlderEvents(
      { older, server: fake.server, journal: store.journal },
      person._id,
      new AbortController().signal,
    );
    expect(fetched).toEqual({ ok: true, value: { brought: 3, gone: 0 } });
    expect(await here()).toEqual(ids([...OLD, NEW]));
    expect(await left()).toEqual([]);
    expect(await store.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
    fake.renew();
    await sync();
    expect(await store.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
  });

  it('says of visits the server lost that it does not have them, and sends nobody there again', async () => {
    await known([person, ...OLD, NEW]);
    await giveUp();
    fake.restoreTo(0);
    const parts = { older, server: fake.server, journal: store.journal };
    const fetched = await fetchOlderEvents(parts, person._id, new AbortController().signal);
    expect(fetched).toEqual({ ok: true, value: { brought: 0, gone: 3 } });
    expect(await left()).toEqual([]);
  });
});
