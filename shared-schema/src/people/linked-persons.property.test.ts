// Tablets that link, part and meet in any order: whatever happened, once they hold the same records they name the same
// record for everybody.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPerson, FIXTURE_MS, fixtureId } from '../../fixtures/builders.js';
import { editRegistry, openDisagreements, type Editor } from '../document/edit-registry.js';
import type { PersonDocId, ReplicaId } from '../document/ids.js';
import { mergeRegistry } from '../document/merge-registry.js';
import { linkPersons, type LinkedPersons } from './linked-persons.js';
import type { Person } from './person.js';

const PEOPLE = 5;
const IDS = Array.from({ length: PEOPLE }, (_, n) => fixtureId('person', n + 1));
const REPLICAS = ['aaaaaaaaaa', 'bbbbbbbbbb', 'server0001'] as const;

type Step =
  | { kind: 'join'; on: number; goes: number; stays: number }
  | { kind: 'part'; on: number; who: number }
  | { kind: 'meet'; from: number; into: number; who: number };

const place = fc.nat({ max: REPLICAS.length - 1 });
const who = fc.nat({ max: PEOPLE - 1 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('join' as const), on: place, goes: who, stays: who }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('part' as const), on: place, who }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('meet' as const), from: place, into: place, who }),
    },
  ),
  { maxLength: 40 },
);

type Records = Map<PersonDocId, Person>;
const linksOf = (records: Records): LinkedPersons => linkPersons(records.values());
const idAt = (n: number): PersonDocId => IDS[n] ?? fixtureId('person');

class Tablets {
  readonly held: Records[] = REPLICAS.map(
    () => new Map(IDS.map((_id) => [_id, aPerson({ _id, personalId: undefined })])),
  );
  private nowMs = FIXTURE_MS;

  at(n: number): Records {
    return this.held[n] ?? new Map<PersonDocId, Person>();
  }

  editor(n: number): Editor {
    return {
      nowMs: (this.nowMs += 1000),
      replicaId: (REPLICAS[n] ?? '') as ReplicaId,
      accountId: fixtureId('account'),
    };
  }

  link(on: number, id: PersonDocId, replacedBy: PersonDocId | undefined): void {
    const record = this.at(on).get(id);
    if (record) this.at(on).set(id, editRegistry(record, { replacedBy }, this.editor(on)));
  }

  meet(from: number, into: number, id: PersonDocId): void {
    const [theirs, ours] = [this.at(from).get(id), this.at(into).get(id)];
    if (theirs && ours) this.at(into).set(id, mergeRegistry(ours, theirs));
  }

  run(step: Step): void {
    if (step.kind === 'meet') return this.meet(step.from, step.into, idAt(step.who));
    const linked = linksOf(this.at(step.on));
    if (step.kind === 'part') {
      for (const { personId, replacedBy } of linked.separation(idAt(step.who)))
        this.link(step.on, personId, replacedBy);
      return;
    }
    const [goes, stays] = [linked.standingOf(idAt(step.goes)), linked.standingOf(idAt(step.stays))];
    if (goes !== stays) this.link(step.on, goes, stays);
  }

  /** Every record reaches everybody, in the order given. */
  meetAll(order: readonly (readonly [number, number])[]): void {
    for (const [from, into] of order) for (const id of IDS) this.meet(from, into, id);
  }
}

const ROUNDS = [
  [
    [0, 2],
    [1, 2],
    [2, 0],
    [2, 1],
  ],
  [
    [1, 2],
    [0, 1],
    [1, 0],
    [0, 2],
    [2, 1],
    [2, 0],
  ],
] as const;

function played(history: readonly Step[]): Tablets {
  const tablets = new Tablets();
  for (const step of history) tablets.run(step);
  return tablets;
}

describe('linking on several tablets', () => {
  it('names the same record for everybody once all have met, in whatever order', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const standings = ROUNDS.flatMap((order) => {
          const tablets = played(history);
          tablets.meetAll(order);
          return tablets.held.map((records) => IDS.map((id) => linksOf(records).standingOf(id)));
        });
        for (const standing of standings) expect(standing).toEqual(standings[0]);
      }),
      { numRuns: 400 },
    );
  });

  it('always ends at a record that stands for itself, and whoever it holds is told', () => {
    fc.assert(
      fc.property(steps, (history) => {
        for (const records of played(history).held) {
          const linked = linksOf(records);
          for (const id of IDS) {
            const standing = linked.standingOf(id);
            expect(linked.standingOf(standing)).toBe(standing);
            expect(id === standing || linked.heldBy(standing).includes(id)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('one tap separates a record from the one it went to, and nobody else from theirs', () => {
    fc.assert(
      fc.property(steps, who, (history, n) => {
        const [records = new Map<PersonDocId, Person>()] = played(history).held;
        const before = linksOf(records);
        const id = idAt(n);
        const changes = before.separation(id);
        const after = linkPersons(
          [...records.values()].map((record) => {
            const change = changes.find(({ personId }) => personId === record._id);
            return change ? { _id: record._id, replacedBy: change.replacedBy } : record;
          }),
        );
        const isAlone = before.standingOf(id) === id && changes.length === 0;
        expect(after.standingOf(id)).toBe(isAlone ? before.standingOf(id) : id);
        const others = IDS.filter((other) => before.standingOf(other) !== before.standingOf(id));
        for (const other of others) expect(after.standingOf(other)).toBe(before.standingOf(other));
      }),
      { numRuns: 400 },
    );
  });

  it('tells of one record linked to two others by two tablets', () => {
    const tablets = new Tablets();
    tablets.link(0, idAt(0), idAt(1));
    tablets.link(1, idAt(0), idAt(2));
    tablets.meetAll(ROUNDS[0]);
    for (const records of tablets.held) {
      const record = records.get(idAt(0));
      expect(record && openDisagreements(record).map(({ field }) => field)).toEqual(['replacedBy']);
    }
  });
});
