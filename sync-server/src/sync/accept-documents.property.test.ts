// Honest tablets are never refused: whatever they edit, settle, send, lose the answer of and send again, with whatever
// clock, the server takes it, all end with the same person, and a page sent twice changes nothing.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import {
  editRegistry,
  keepCurrent,
  openDisagreements,
  takeLost,
} from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Account } from '#ports.js';
import { HAMLET_A, HAMLET_B, NOW_MS, NURSE, person, replica, STATION, TABLET } from '#testing/documents.js';
import { memoryDocuments } from '#testing/memory-documents.js';
import { acceptDocuments } from './accept-documents.js';
import { documentChecker } from './document-schema.js';

const TABLETS: readonly ReplicaId[] = [TABLET, replica('tabletb'), replica('tabletc')];
const YEAR_MS = 365 * 86_400_000;
const SKEWS_MS = [0, -7_200_000, 86_400_000];
const JUMPS_MS = [-YEAR_MS, -600_000, 0, 600_000, YEAR_MS];
const check = documentChecker();
const nurse = { accountId: NURSE, role: 'worker', stationId: STATION } as Account;

type Step =
  | { do: 'edit'; tablet: number; field: 'phone' | 'note' | 'hamletId'; value: number }
  | { do: 'settle'; tablet: number; take: boolean }
  | { do: 'send'; tablet: number; answerLost: boolean }
  | { do: 'pull'; tablet: number }
  /** Somebody sets the tablet's clock, or its battery was out. */
  | { do: 'jump'; tablet: number; toMs: number };
const tablet = fc.nat({ max: TABLETS.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      tablet,
      field: fc.constantFrom('phone' as const, 'note' as const, 'hamletId' as const),
      value: fc.nat({ max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), tablet, take: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), tablet, answerLost: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pull' as const), tablet }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump' as const), tablet, toMs: fc.constantFrom(...JUMPS_MS) }),
  },
);

const base: Person = person(1);
const VALUES = {
  phone: ['0900000000', '0900000001', '0900000002', undefined],
  note: ['a', 'b', 'c', undefined],
  hamletId: [HAMLET_A, HAMLET_B, HAMLET_A, undefined],
};

async function play(steps: readonly Step[]): Promise<void> {
  const store = memoryDocuments();
  const held: Person[] = TABLETS.map(() => base);
  const skews = [...SKEWS_MS];
  let nowMs = NOW_MS;
  const send = async (n: number): Promise<Person> => {
    const sender = {
      account: nurse,
      stationId: STATION,
      replicaId: TABLETS[n] ?? TABLET,
      nowMs,
    };
    // As JSON, because that is how it travels.
    const sent = JSON.parse(JSON.stringify(held[n])) as Person;
    const [result] = await acceptDocuments(store, check, sender, [sent]);
    if (result?.kind === 'refused') throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
    const writes = store.writes;
    const [again] = await acceptDocuments(store, check, { ...sender, nowMs: nowMs + 1 }, [sent]);
    expect(store.writes, 'a repeated request wrote').toBe(writes);
    expect(again).toEqual(result);
    return result?.kind === 'merged' ? (result.document as Person) : sent;
  };
  const pull = async (n: number): Promise<void> => {
    const stored = (await store.readDocuments(STATION, [base._id])).get(base._id);
    if (stored) held[n] = mergeDocuments(held[n] ?? base, stored) as Person;
  };
  // Made on the first tablet, and known to the others once the server has it.
  await send(0);
  for (const one of steps) {
    nowMs += 60_000;
    const n = one.tablet;
    const mine = held[n] ?? base;
    const editor = { nowMs: nowMs + (skews[n] ?? 0), replicaId: TABLETS[n] ?? TABLET, accountId: NURSE };
    if (one.do === 'edit')
      held[n] = editRegistry<Person>(mine, { [one.field]: VALUES[one.field][one.value] }, editor);
    else if (one.do === 'jump') skews[n] = one.toMs;
    else if (one.do === 'pull') await pull(n);
    else if (one.do === 'settle') {
      const [lost] = openDisagreements(mine);
      if (lost) held[n] = one.take ? takeLost(mine, lost, editor) : keepCurrent(mine, lost, editor);
    } else {
      const answer = await send(n);
      if (!one.answerLost) held[n] = mergeDocuments(mine, answer) as Person;
    }
  }
  for (const n of TABLETS.keys()) await send(n);
  for (const n of TABLETS.keys()) await pull(n);
  for (const mine of held) expect(sameJson(mine, held[0])).toBe(true);
}

it('no honest tablet is ever refused, and all end with the same person', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), play), { numRuns: 400 });
});
