import type { PartialDate } from '@tram/shared-schema/local-date.js';
import { NO_UNITS_KNOWN, type ProposeUnit } from '@tram/shared-schema/people/propose-unit.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { editRegistry, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import {
  aPerson,
  FIXTURE_MS,
  FIXTURE_REPLICA,
  FIXTURE_TODAY,
  fixtureId,
} from '@tram/shared-schema/fixtures/builders.js';
import { seededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryPersonDirectory } from '#testing/memory-person-directory.js';
import { createMemoryTabletDocuments, type MemoryTabletDocuments } from '#testing/memory-tablet-documents.js';
import { createMendList, type MendList } from './mend-list.js';

const REAL_PROVINCE = '038187000123';
const whole = (n: number): Person => aPerson({ _id: fixtureId('person', n), personalId: REAL_PROVINCE });
const broken = (n: number): Person => ({ ...whole(n), birthDate: '1987' as PartialDate });

let documents: MemoryTabletDocuments;
let list: MendList;
let today = FIXTURE_TODAY;
let units: ProposeUnit;
let yields: number;
/** Runs once, where the next slice would begin. */
let inBetween: (() => void) | undefined;
const faults: unknown[] = [];

beforeEach(async () => {
  documents = createMemoryTabletDocuments();
  [today, units, yields, inBetween] = [FIXTURE_TODAY, NO_UNITS_KNOWN, 0, undefined];
  let nowMs = 0;
  list = createMendList({
    documents,
    directory: await createMemoryPersonDirectory(documents),
    size: () => 5000,
    units: () => units,
    today: () => today,
    // Each person takes a millisecond: a slice of eight ends after a few.
    nowMs: () => (nowMs += 1),
    giveWay: () => {
      yields += 1;
      inBetween?.();
      inBetween = undefined;
      return Promise.resolve();
    },
    onFault: (error) => faults.push(error),
  });
});
const edit = (n: number, changes: Pick<FieldChanges<Person>, 'birthDate' | 'replacedBy'>) =>
  documents.change('person', fixtureId('person', n), (person) =>
    editRegistry(person, changes, {
      nowMs: FIXTURE_MS,
      replicaId: FIXTURE_REPLICA,
      accountId: fixtureId('account'),
    }),
  );
const ids = (): readonly string[] => [...list.rows.value.keys()].sort();

describe('the list of records to mend', () => {
  it('is not made before somebody asks for it', () => {
    documents.receive([broken(1)]);
    expect(list.state.value).toEqual({ kind: 'not-begun' });
    expect(ids()).toEqual([]);
  });

  it('holds whoever has a defect and nobody else, with everybody looked at in slices', async () => {
    documents.receive(Array.from({ length: 1200 }, (_, n) => (n % 3 === 0 ? broken(n + 1) : whole(n + 1))));
    await list.begin();
    expect(list.state.value).toEqual({ kind: 'ready', on: FIXTURE_TODAY });
    expect(ids()).toHaveLength(400);
    expect(list.rows.value.get(fixtureId('person', 1))?.defects).toEqual(['birth-date-incomplete']);
    expect(yields).toBeGreaterThan(100);
  });

  it('lets go whoever was mended, and takes in whoever is broken now, without looking at the others again', async () => {
    documents.receive([broken(1), whole(2), broken(3)]);
    await list.begin();
    const before = yields;
    await edit(1, { birthDate: whole(1).birthDate });
    await edit(2, { birthDate: broken(2).birthDate });
    expect(ids()).toEqual([fixtureId('person', 2), fixtureId('person', 3)]);
    expect(yields).toBe(before);
  });

  it('what is written while everybody is looked at stands over what was read before', async () => {
    documents.receive(Array.from({ length: 40 }, (_, n) => broken(n + 1)));
    inBetween = () => documents.receive([whole(40), whole(1)]);
    await list.begin();
    expect(ids()).toHaveLength(38);
  });

  it('a page from the server is judged in slices too, each by what was written last', async () => {
    await list.begin();
    documents.receive(Array.from({ length: 60 }, (_, n) => broken(n + 1)));
    documents.receive([whole(60)]);
    await expect.poll(() => ids().length).toBe(59);
  });

  it('of records joined in a ring holds the one that goes on, and follows when the ring is opened', async () => {
    const joined = (n: number, to: number): Person => ({
      ...broken(n),
      replacedBy: fixtureId('person', to),
    });
    documents.receive([joined(1, 2), joined(2, 1), joined(3, 2)]);
    await list.begin();
    expect(ids()).toEqual([fixtureId('person', 1)]);
    await edit(2, { replacedBy: undefined });
    expect(ids()).toEqual([fixtureId('person', 2)]);
    await edit(1, { replacedBy: undefined });
    await edit(3, { replacedBy: undefined });
    expect(ids()).toHaveLength(3);
  });

  it('is made anew on another day, when a card may have run out', async () => {
    documents.receive([{ ...whole(1), insurance: { number: '0300000123', validTo: FIXTURE_TODAY } }]);
    await list.begin();
    expect(ids()).toEqual([]);
    today = '2026-11-22' as typeof FIXTURE_TODAY;
    await list.begin();
    expect(list.rows.value.get(fixtureId('person', 1))?.defects).toEqual(['insurance-expired']);
  });

  it('is made anew when lists of units have come in', async () => {
    documents.receive([{ ...whole(1), address: 'Xã Cũ' }]);
    await list.begin();
    expect(ids()).toEqual([]);
    units = { ...NO_UNITS_KNOWN, ofAddress: () => ({ kind: 'ended', followers: [] }) };
    list.unitsChanged();
    await expect.poll(() => list.state.value.kind).toBe('ready');
    expect(ids()).toHaveLength(1);
  });

  it('says so where records cannot be read', async () => {
    documents.readAll = () => Promise.reject(new Error('the disk is gone'));
    await list.begin();
    expect(list.state.value).toEqual({ kind: 'failed' });
    expect(faults).toHaveLength(1);
  });

  it('kept in step with 300 writes it is what looking at everybody anew would give (seed 5)', async () => {
    const random = seededRandom(5);
    const someone = (): Person => (random.chance(0.5) ? broken : whole)(random.int(1, 80));
    documents.receive(Array.from({ length: 40 }, someone));
    const begun = list.begin();
    for (let write = 0; write < 300; write += 1) {
      documents.receive(Array.from({ length: random.int(1, 30) }, someone));
      if (random.chance(0.2)) await Promise.resolve();
    }
    await begun;
    const expected: string[] = [];
    await documents.readAll('person', (page) => {
      for (const { doc } of page) if (doc.birthDate === '1987') expected.push(doc._id);
    });
    await expect.poll(ids).toEqual(expected.sort());
  });
});
