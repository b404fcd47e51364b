// Several tablets and a server over a line that fails in every way we know. However it goes: when the line is good again
// all hold the same, nothing anybody wrote is gone, and nothing is left waiting.

import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createFakeSyncServer,
  type FakeSyncServer,
  type LineFault,
} from '#testing/contracts/fake-sync-server.js';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  editedPerson,
  MORNING_MS,
  sampleEncounter,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';
import { createPushPace } from './push-pace.js';
import { runSync } from './run-sync.js';

const SEED = Number(process.env['TRAM_SEED'] ?? 20_260_302);
const FIELDS = ['phone', 'address', 'note'] as const;
type Field = (typeof FIELDS)[number];

interface Tablet {
  readonly replicaId: ReplicaId;
  store: TabletStore;
  restart(): Promise<void>;
  sync(): Promise<boolean>;
}

const opened: TabletStore[] = [];

async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((store) => store.close().catch(() => undefined)));
}

async function newSyncingTablet(n: number, fake: FakeSyncServer): Promise<Tablet> {
  const place = newTablet();
  const replicaId = `tablet000${n}` as ReplicaId;
  const open = async (): Promise<TabletStore> => {
    const store = storeOn(await place.open());
    opened.push(store);
    return store;
  };
  const tablet: Tablet = {
    replicaId,
    store: await open(),
    async restart() {
      await tablet.store.close();
      tablet.store = await open();
    },
    async sync() {
      const round = await runSync({
        server: fake.server,
        journal: tablet.store.journal,
        replicaId,
        pace: createPushPace(),
        nowMs: () => MORNING_MS,
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      return round.ok;
    },
  };
  return tablet;
}

async function holdings(store: TabletStore): Promise<Map<string, TramDocument>> {
  const held = new Map<string, TramDocument>();
  for (const type of ['person', 'household', 'encounter'] as const) {
    await store.documents.readAll(type, (page) => page.forEach(({ doc }) => held.set(doc._id, doc)));
  }
  return held;
}

const same = (held: ReadonlyMap<string, TramDocument>): string =>
  canonicalJson([...held.entries()].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Every value a person's field ever lost or shows, so that a test can look for what somebody typed. */
const valuesOf = (person: Person | undefined, field: Field): unknown[] => [
  person?.[field],
  ...(person?.superseded ?? []).flatMap((lost) => (lost.field === field ? [lost.value] : [])),
];

type Act =
  | { kind: 'register'; tablet: number }
  | { kind: 'edit'; tablet: number; person: number; field: Field }
  | { kind: 'visit'; tablet: number; person: number }
  | { kind: 'sync'; tablet: number }
  /** An edit made while the tablet sends and reads. */
  | { kind: 'edit-while-syncing'; tablet: number; person: number; field: Field }
  | { kind: 'restart'; tablet: number }
  /** The server is set back to an earlier day, and nobody tells it. */
  | { kind: 'restore'; back: number }
  /** An administrator says that it was. */
  | { kind: 'renew' };

const tabletNumber = fc.nat({ max: 2 });
const personNumber = fc.nat({ max: 4 });
const edit = <K extends string>(kind: K) =>
  fc.record({
    kind: fc.constant(kind),
    tablet: tabletNumber,
    person: personNumber,
    field: fc.constantFrom(...FIELDS),
  });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('register'), tablet: tabletNumber }) },
  { weight: 5, arbitrary: edit('edit') },
  { weight: 3, arbitrary: edit('edit-while-syncing') },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('visit'), tablet: tabletNumber, person: personNumber }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('sync'), tablet: tabletNumber }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart'), tablet: tabletNumber }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore'), back: fc.nat({ max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('renew') }) },
);
const fault: fc.Arbitrary<LineFault> = fc.constantFrom(
  'none',
  'none',
  'lost-request',
  'lost-answer',
  'cut-stream',
  'page-twice',
  'server-trouble',
);

async function play(acts: readonly Act[], faults: readonly LineFault[]): Promise<void> {
  let request = 0;
  let lineIsGood = false;
  const fake = createFakeSyncServer(() =>
    lineIsGood ? 'none' : (faults[request++ % faults.length] ?? 'none'),
  );
  const tablets = await Promise.all([0, 1, 2].map((n) => newSyncingTablet(n, fake)));
  const written = new Map<string, TramDocument>();
  /** The last value each tablet typed into a field, unless the same tablet typed over it. */
  const typed = new Map<string, { id: string; field: Field; value: string }>();
  let n = 0;

  async function personOn(tablet: Tablet, at: number): Promise<Person | undefined> {
    const held = [...(await holdings(tablet.store)).values()].filter((doc) => doc.type === 'person');
    return held[at % Math.max(1, held.length)];
  }
  async function perform(one: Act): Promise<void> {
    if (one.kind === 'restore') return fake.restoreTo(Math.max(0, fake.changes() - one.back));
    if (one.kind === 'renew') return fake.renew();
    const tablet = tablets[one.tablet];
    if (!tablet) return;
    n += 1;
    if (one.kind === 'edit-while-syncing') {
      const syncing = tablet.sync();
      await perform({ ...one, kind: 'edit' });
      await syncing;
      return;
    }
    if (one.kind === 'sync') await tablet.sync();
    else if (one.kind === 'restart') await tablet.restart();
    else if (one.kind === 'register') {
      const createdBy = { ...samplePerson(0).createdBy, replicaId: tablet.replicaId };
      const person = samplePerson(100 + n, { createdBy });
      written.set(person._id, person);
      expect((await tablet.store.documents.add([person])).ok).toBe(true);
    } else {
      const person = await personOn(tablet, one.person);
      if (!person) return;
      if (one.kind === 'visit') {
        const visit = sampleEncounter(200 + n, person);
        written.set(visit._id, visit);
        expect((await tablet.store.documents.add([visit])).ok).toBe(true);
        return;
      }
      const value = `${tablet.replicaId} ${n}`;
      const before = [...typed].filter(([, old]) => old.id === person._id && old.field === one.field);
      const seen = new Set(valuesOf(person, one.field));
      // What its author saw and typed over is not lost; what nobody saw may not go.
      for (const [key, old] of before)
        if (person[one.field] === old.value && seen.has(old.value)) typed.delete(key);
      typed.set(value, { id: person._id, field: one.field, value });
      const changed = await tablet.store.documents.change('person', person._id, (doc) =>
        editedPerson(doc, { [one.field]: value }, tablet.replicaId, MORNING_MS + n),
      );
      expect(changed.ok).toBe(true);
    }
  }

  for (const one of acts) await perform(one);
  lineIsGood = true;
  // Twice each: once to bring everything in, once to take what the others brought.
  for (const tablet of [...tablets, ...tablets]) expect(await tablet.sync()).toBe(true);

  const all = await Promise.all(tablets.map((tablet) => holdings(tablet.store)));
  for (const held of all) expect(same(held)).toBe(same(fake.held));
  for (const id of written.keys()) expect(fake.held.has(id)).toBe(true);
  for (const { id, field, value } of typed.values()) {
    expect(valuesOf(fake.held.get(id) as Person | undefined, field)).toContain(value);
  }
  for (const tablet of tablets) {
    expect(await tablet.store.documents.counts()).toEqual({
      waiting: 0,
      refused: 0,
      atServer: fake.held.size,
    });
  }
}

describe('tablets and a server over a bad line', () => {
  afterEach(closeAll);

  it('all hold the same in the end, and nothing anybody wrote is gone', async () => {
    const days = fc.asyncProperty(
      fc.array(act, { minLength: 4, maxLength: 40 }),
      fc.array(fault, { minLength: 1, maxLength: 20 }),
      async (acts, faults) => {
        // Also after a failure: what fast-check tries next must find no tablet open.
        await play(acts, faults).finally(closeAll);
      },
    );
    await fc.assert(days, { seed: SEED, numRuns: 60, verbose: 1 });
  });

  it('shows the later of two edits of one field, and keeps the earlier to be looked at', async () => {
    const fake = createFakeSyncServer(() => 'none');
    const [one, two] = [await newSyncingTablet(1, fake), await newSyncingTablet(2, fake)];
    const person = samplePerson(10);
    await one.store.documents.add([person]);
    await one.sync();
    await two.sync();
    const edit = (tablet: Tablet, phone: string, minute: number) =>
      tablet.store.documents.change('person', person._id, (doc) =>
        editedPerson(doc, { phone }, tablet.replicaId, MORNING_MS + minute * 60_000),
      );
    await edit(two, '0912000002', 2);
    await edit(one, '0912000001', 1);
    for (const tablet of [one, two, one]) expect(await tablet.sync()).toBe(true);
    for (const { store } of [one, two]) {
      const stored = await store.documents.get('person', person._id);
      const superseded = [expect.objectContaining({ field: 'phone', value: '0912000001' }) as unknown];
      expect(stored?.doc).toMatchObject({ phone: '0912000002', superseded });
    }
  });

  it('sends a refused document no more, and everything else all the same', async () => {
    const fake = createFakeSyncServer(() => 'none');
    const tablet = await newSyncingTablet(1, fake);
    const [bad, good] = [samplePerson(10), samplePerson(11)];
    fake.refuse(bad._id, { kind: 'invalid', field: 'name', rule: 'maxLength' });
    await tablet.store.documents.add([bad, good, sampleEncounter(20, good)]);
    expect(await tablet.sync()).toBe(true);
    expect(await tablet.store.documents.counts()).toEqual({ waiting: 0, refused: 1, atServer: 2 });
    const before = fake.requests();
    expect(await tablet.sync()).toBe(true);
    // Nothing waits: one look at what is new, no push.
    expect(fake.requests() - before).toBe(1);
    fake.refuse(bad._id, undefined);
    await tablet.store.documents.change('person', bad._id, (doc) => editedPerson(doc, { name: 'Người Mẫu' }));
    expect(await tablet.sync()).toBe(true);
    expect(await tablet.store.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 3 });
  });
});
