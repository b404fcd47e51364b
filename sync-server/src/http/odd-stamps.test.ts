import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hlc } from '@tram/shared-schema/document/hybrid-clock.js';
import type { Stamp, Superseded } from '@tram/shared-schema/document/stamp.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { kinds, openDesk, type Desk } from '#testing/desk-under-test.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.server.close());

/** The nurse's edit as an app with a fault, or nobody's app, would stamp it. */
const stamp = (later: number, n: number): Stamp => ({
  at: `${'0'.repeat(9)}.${later.toString(36).padStart(3, '0')}.${desk.nurse.replicaId}` as Hlc,
  n,
  by: desk.accountOf('y1'),
});
const lost = (field: string, value: unknown, later: number, n: number): Superseded => ({
  field,
  value,
  stamp: stamp(later, n),
});
const push = (...docs: Person[]) => desk.nurse.push(desk.at.stationId, docs);
const stored = async ({ _id }: Person): Promise<Person | undefined> =>
  (await desk.server.deps.documents.readDocuments(desk.at.stationId, [_id])).get(_id) as Person | undefined;

describe('a person with stamps no honest tablet writes', () => {
  it('is judged like any other when a field is named after something every object has', async () => {
    const before = desk.newPerson({ stamps: { note: stamp(0, 1) } });
    await push(before);
    const claimed = { ...stamp(0, 1), seen: { elsewhere0: 3 } };
    const odd = { ...before, stamps: { note: stamp(0, 1), toString: claimed } };
    const { results } = await push(odd, desk.newPerson());
    expect(results).toMatchObject([{ refusal: { kind: 'forged-author' } }, { kind: 'accepted' }]);
  });

  it('never shows a lost value the field may not have', async () => {
    const hidden = desk.newPerson({
      stamps: { name: stamp(1, 1) },
      superseded: [lost('name', { evil: 1 }, 2, 2)],
    });
    expect((await push(hidden)).results).toMatchObject([{ refusal: { kind: 'invalid', field: 'name' } }]);
    expect(await stored(hidden)).toBeUndefined();
  });

  it('never grows by merging into one that no tablet could send back', async () => {
    const first = desk.newPerson({ note: 'y', stamps: { note: stamp(900, 1) } });
    const withLost = (from: number): Person => ({
      ...first,
      superseded: Array.from({ length: 150 }, (_, i) => lost('note', 'x', from + i, from + i)),
    });
    expect(kinds((await push(withLost(2))).results)).toEqual(['merged']);
    expect((await push(withLost(301))).results).toMatchObject([
      { refusal: { kind: 'invalid', field: 'superseded', rule: 'maxItems' } },
    ]);
    expect((await stored(first))?.superseded).toHaveLength(150);
  });

  it('is stored as merge keeps it, so that sending it again changes nothing', async () => {
    const odd = desk.newPerson({ superseded: [lost('note', 'x', 0, 1)] });
    expect(kinds((await push(odd)).results)).toEqual(['merged']);
    const first = await stored(odd);
    expect(first?.superseded).toBeUndefined();
    await push(odd);
    expect(await stored(odd)).toEqual(first);
  });
});
