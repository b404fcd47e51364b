// Whatever tablets edit, send, lose the answer of and send again, in whatever order: all end with the same person,
// and no edit is gone that nobody had seen.

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import { documentId, type ReplicaId, type StationId } from '@tram/shared-schema/document/ids.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import { hasSeen, replicaOf, type Stamp } from '@tram/shared-schema/document/stamp.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newUlid } from '#new-ulid.js';
import { NOW_MS, NURSE, person, replica, ulidOf } from '../documents.js';
import type { StoreUnderTest } from './document-store.contract.js';

const FIELDS = ['phone', 'note', 'address'] as const;
const TABLETS = [replica('tableta'), replica('tabletb'), replica('tabletc')];

type Step =
  | { do: 'edit'; tablet: number; field: (typeof FIELDS)[number]; value: string; skewMs: number }
  | { do: 'send'; tablet: number; answerLost: boolean }
  | { do: 'pull'; tablet: number };

const tablet = fc.nat({ max: TABLETS.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('edit' as const),
    tablet,
    field: fc.constantFrom(...FIELDS),
    value: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    skewMs: fc.integer({ min: -3_600_000, max: 3_600_000 }),
  }),
  fc.record({ do: fc.constant('send' as const), tablet, answerLost: fc.boolean() }),
  fc.record({ do: fc.constant('pull' as const), tablet }),
);

const knows = (doc: RegistryDocument, field: string, edit: Pick<Stamp, 'at' | 'n'>): boolean =>
  hasSeen(doc.stamps?.[field], edit) ||
  (doc.superseded ?? []).some(
    ({ field: lost, stamp }) => lost === field && replicaOf(stamp) === replicaOf(edit) && stamp.n === edit.n,
  );

export function convergingEditsContract(name: string, open: () => Promise<StoreUnderTest>): void {
  let under: StoreUnderTest;
  let stationId: StationId;
  let people = 0;
  beforeAll(async () => {
    under = await open();
    stationId = documentId('station', newUlid(Date.now(), { bytes: randomBytes }));
    await under.store.createStation(stationId);
  });
  afterAll(() => under.close());

  /** Steps of one round run at the same time; each tablet keeps its own order. */
  async function run(rounds: readonly (readonly Step[])[]): Promise<void> {
    const base: Person = {
      ...person(0),
      stationId,
      _id: documentId('person', ulidOf(50_000 + (people += 1))),
    };
    await under.store.writeDocuments(stationId, [base]);
    const held = TABLETS.map(() => base);
    const made: { field: string; stamp: Stamp }[] = [];
    let nowMs = NOW_MS;
    const holdMerged = (n: number, other: Person): void => {
      held[n] = mergeDocuments(held[n] ?? base, other) as Person;
    };
    const take = async (one: Step): Promise<void> => {
      const mine = held[one.tablet] ?? base;
      const replicaId = TABLETS[one.tablet] as ReplicaId;
      if (one.do === 'edit') {
        nowMs += 1000;
        const edited = editRegistry<Person>(
          mine,
          { [one.field]: one.value },
          { nowMs: nowMs + one.skewMs, replicaId, accountId: NURSE },
        );
        const stamp = edited.stamps?.[one.field];
        if (stamp && edited !== mine && stamp !== mine.stamps?.[one.field])
          made.push({ field: one.field, stamp });
        held[one.tablet] = edited;
      } else if (one.do === 'send') {
        const [answer] = await under.store.writeDocuments(stationId, [mine]);
        if (!one.answerLost) holdMerged(one.tablet, answer as Person);
      } else {
        const found = await under.store.readDocuments(stationId, [base._id]);
        holdMerged(one.tablet, found.get(base._id) as Person);
      }
    };
    for (const round of rounds) {
      const byTablet = TABLETS.map((_, n) => round.filter((one) => one.tablet === n));
      await Promise.all(
        byTablet.map(async (steps) => {
          for (const one of steps) await take(one);
        }),
      );
    }
    for (const n of TABLETS.keys()) await take({ do: 'send', tablet: n, answerLost: false });
    for (const n of TABLETS.keys()) await take({ do: 'pull', tablet: n });
    const found = await under.store.readDocuments(stationId, [base._id]);
    const final = found.get(base._id) as Person;
    for (const [n, mine] of held.entries()) expect(mine, `tablet ${n}`).toEqual(final);
    for (const { field, stamp } of made)
      expect(knows(final, field, stamp), `${field} ${stamp.at}`).toBe(true);
  }

  it(`lets all tablets end with the same person and forgets no edit on ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 5 }), run),
      { numRuns: 25, interruptAfterTimeLimit: 12_000 },
    );
  });
}
