// The merge against a model that cannot be wrong: every edit ever made in one set, every edit ever overwritten or
// confirmed away in another, both only growing.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../people/person.js';
import { clampRegistryStamps } from './clamp-stamps.js';
import { editRegistry, keepCurrent, takeLost, type Editor } from './edit-registry.js';
import { hlcMs } from './hybrid-clock.js';
import type { AccountId, ReplicaId } from './ids.js';
import { mergeRegistry } from './merge-registry.js';
import { editKey } from './stamp.js';

const REPLICAS = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;
const ACCOUNT = 'account:01J00000000000000000000000' as AccountId;
const START_MS = 1_790_000_000_000;
const FIELDS = ['phone', 'note'] as const;
type Field = (typeof FIELDS)[number];

const base = {
  _id: 'person:01J00000000000000000000001',
  type: 'person',
  schemaVersion: 1,
  stationId: 'station:01J00000000000000000000002',
  createdAt: '2026-11-21T01:00:00.000Z',
  createdBy: { accountId: ACCOUNT, replicaId: 'aaaaaaaaaa' },
  name: 'Nguyễn Thị Thử',
  sex: 'female',
  phone: 'as registered',
  lifeStatus: 'living',
  identitySource: 'told',
} as unknown as Person;

interface Replica {
  doc: Person;
  made: Map<string, unknown>;
  overwritten: Set<string>;
  /** This device's clock error; it may jump at any time. */
  skewMs: number;
}

type Step =
  | { kind: 'edit'; on: number; field: Field; value: string | undefined }
  | { kind: 'merge'; from: number; into: number }
  | { kind: 'keep' | 'take'; on: number }
  | { kind: 'skew'; on: number; skewMs: number }
  | { kind: 'server-clamps'; on: number };

const replicaIndex = fc.integer({ min: 0, max: REPLICAS.length - 1 });
const YEAR_MS = 365 * 86_400_000;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      on: replicaIndex,
      field: fc.constantFrom(...FIELDS),
      value: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), from: replicaIndex, into: replicaIndex }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('keep' as const, 'take' as const), on: replicaIndex }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('skew' as const),
      on: replicaIndex,
      skewMs: fc.constantFrom(-YEAR_MS, -600_000, 0, 600_000, YEAR_MS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('server-clamps' as const), on: replicaIndex }) },
);

function shownKey(doc: Person, field: string): string | undefined {
  const stamp = doc.stamps?.[field];
  return stamp && editKey(field, stamp);
}

function liveKeys(doc: Person, field: string): string[] {
  const lost = (doc.superseded ?? []).filter((entry) => entry.field === field);
  const shown = shownKey(doc, field);
  return [...(shown ? [shown] : []), ...lost.map((entry) => editKey(field, entry.stamp))].sort();
}

/** What is shown is chosen anew among edits that were pulled back to one moment. */
function storedAtServer(doc: Person, nowMs: number): Person {
  const pulledBack = clampRegistryStamps(doc, nowMs);
  return mergeRegistry(pulledBack, pulledBack);
}

/** Every edit of the field a replica has heard of and nobody replaced. */
const neverReplaced = ({ made, overwritten }: Replica, field: Field): string[] =>
  [...made.keys()].filter((key) => key.startsWith(`${field}\u0000`) && !overwritten.has(key));

class Simulation {
  readonly replicas: Replica[] = REPLICAS.map(() => ({
    doc: base,
    made: new Map(),
    overwritten: new Set(),
    skewMs: 0,
  }));
  nowMs = START_MS;
  /** Two people each kept what the other let go: both values are asked about again, and the two sets no longer say what stands. */
  keptAcross = false;

  run(next: Step): void {
    this.nowMs += 1000;
    switch (next.kind) {
      case 'edit':
        return this.edit(next.on, next.field, next.value);
      case 'merge':
        return this.merge(next.from, next.into);
      case 'keep':
      case 'take':
        return this.resolve(next.kind, next.on);
      case 'skew':
        this.replica(next.on).skewMs = next.skewMs;
        return;
      case 'server-clamps':
        this.replica(next.on).doc = storedAtServer(this.replica(next.on).doc, this.nowMs);
    }
  }

  replica(index: number): Replica {
    const replica = this.replicas[index];
    if (!replica) throw new RangeError('no such replica');
    return replica;
  }

  editor(index: number): Editor {
    const replicaId = REPLICAS[index] as unknown as ReplicaId;
    return { nowMs: this.nowMs + this.replica(index).skewMs, replicaId, accountId: ACCOUNT };
  }

  edit(on: number, field: Field, value: string | undefined): void {
    const replica = this.replica(on);
    const before = shownKey(replica.doc, field);
    const edited = editRegistry(replica.doc, { [field]: value }, this.editor(on));
    const after = shownKey(edited, field);
    if (after !== undefined && after !== before) {
      replica.made.set(after, value);
      if (before) replica.overwritten.add(before);
    }
    replica.doc = edited;
  }

  merge(from: number, into: number): void {
    const [source, target] = [this.replica(from), this.replica(into)];
    target.doc = mergeRegistry(target.doc, source.doc);
    for (const [key, value] of source.made) target.made.set(key, value);
    for (const key of source.overwritten) target.overwritten.add(key);
    this.keptAcross ||= FIELDS.some(
      (field) => target.doc.stamps?.[field] && neverReplaced(target, field).length === 0,
    );
  }

  resolve(how: 'keep' | 'take', on: number): void {
    const replica = this.replica(on);
    const entry = replica.doc.superseded?.[0];
    if (!entry) return;
    const before = shownKey(replica.doc, entry.field);
    replica.doc = (how === 'keep' ? keepCurrent : takeLost)(replica.doc, entry, this.editor(on));
    replica.overwritten.add(editKey(entry.field, entry.stamp));
    const after = shownKey(replica.doc, entry.field);
    if (after !== undefined && after !== before) {
      replica.made.set(after, entry.value);
      if (before) replica.overwritten.add(before);
    }
  }
}

function simulated(steps: Step[]): Simulation {
  const simulation = new Simulation();
  for (const next of steps) simulation.run(next);
  return simulation;
}

const history = fc.array(step, { maxLength: 40, size: 'max' });

describe('merging two states of one person', () => {
  it('keeps exactly the values nobody has seen and replaced: none lost, none brought back', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { replicas, keptAcross } = simulated(steps);
        for (const replica of replicas) {
          const { doc, made } = replica;
          for (const field of keptAcross ? [] : FIELDS) {
            expect(liveKeys(doc, field)).toEqual(neverReplaced(replica, field).sort());
          }
          for (const entry of doc.superseded ?? []) {
            expect(entry.value).toBe(made.get(editKey(entry.field, entry.stamp)));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same result whichever side comes first', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { replicas } = simulated(steps);
        for (const a of replicas) {
          for (const b of replicas) expect(mergeRegistry(a.doc, b.doc)).toEqual(mergeRegistry(b.doc, a.doc));
        }
      }),
    );
  });

  it('gives the same result in whatever grouping three states meet', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [a, b, c] = simulated(steps).replicas.map((replica) => replica.doc);
        if (!a || !b || !c) return;
        expect(mergeRegistry(mergeRegistry(a, b), c)).toEqual(mergeRegistry(a, mergeRegistry(b, c)));
      }),
    );
  });

  it('changes nothing when a state is merged with itself or with what it already has', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [a, b] = simulated(steps).replicas.map((replica) => replica.doc);
        if (!a || !b) return;
        const merged = mergeRegistry(a, b);
        expect(mergeRegistry(a, a)).toEqual(a);
        expect(mergeRegistry(merged, a)).toEqual(merged);
        expect(mergeRegistry(b, merged)).toEqual(merged);
      }),
    );
  });

  it('brings every tablet to the same person once all have met, whatever their clocks say', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const simulation = simulated(steps);
        for (const [from, into] of [
          [0, 1],
          [1, 2],
          [2, 0],
          [2, 1],
          [0, 1],
        ] as const)
          simulation.merge(from, into);
        const [a, b, c] = simulation.replicas.map((replica) => replica.doc);
        expect(b).toEqual(a);
        expect(c).toEqual(a);
      }),
    );
  });

  it('never lets a stamp pulled back from the future win again by being sent twice', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const simulation = simulated(steps);
        const { doc } = simulation.replica(0);
        const once = storedAtServer(doc, simulation.nowMs);
        const twice = mergeRegistry(once, clampRegistryStamps(doc, simulation.nowMs + 60_000));
        for (const stamp of Object.values(twice.stamps ?? {}))
          expect(hlcMs(stamp.at)).toBeLessThanOrEqual(simulation.nowMs);
        expect(twice).toEqual(once);
      }),
    );
  });
});
