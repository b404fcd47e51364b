// @vitest-environment node
// Files that are torn, changed, of somebody else, or hold what nobody would take: each is named, and nothing half comes in.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ID, sampleEncounter, samplePerson } from '#testing/contracts/sample-documents.js';
import {
  A,
  B,
  C,
  countsOf,
  createDesks,
  madeBy,
  stateOn,
  stationKey,
  takenBy,
} from '#testing/day-file-desk.js';

const by = (replicaId: ReplicaId) => ({ createdBy: { accountId: ACCOUNT_ID, replicaId } });

describe('a day file that is not as it should be', () => {
  const desks = createDesks();
  afterEach(() => desks.shutAll());
  const person = samplePerson(10, by(A));
  const visit = sampleEncounter(20, person, by(A));

  it('takes in what was whole before a torn end and says so, wherever it was torn', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    const people = Array.from({ length: 900 }, (_, n) => samplePerson(100 + n, by(A)));
    await a.store.documents.add(people);
    const { content } = await madeBy(a);
    const torn = await takenBy(b, content.slice(0, content.size - 5));
    expect(torn.fault).toEqual({ kind: 'torn' });
    const [part] = torn.parts;
    expect(part?.count).toBe(900);
    expect(part?.counts.new).toBeGreaterThan(300);
    expect(part?.counts.new).toBeLessThan(900);
    for (const end of [1, 7, 40, 200, 400]) {
      const c = await desks.open(C);
      expect((await takenBy(c, content.slice(0, end))).fault, `cut at ${end}`).toEqual({ kind: 'torn' });
      expect(await c.store.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
      expect(await c.desk.carried.names()).toEqual([]);
      await desks.shut(c);
    }
    const whole = await takenBy(b, content);
    expect(whole.fault).toBeUndefined();
    expect(await b.store.documents.unsent()).toEqual({ waiting: 900, refused: 0 });
  });

  it('is torn, too, where it was cut off between what is carried for others and its own', async () => {
    const [a, b, c] = [await desks.open(A), await desks.open(B), await desks.open(C)];
    await a.store.documents.add([person]);
    await takenBy(b, (await madeBy(a)).content);
    await b.store.documents.add([sampleEncounter(21, person, by(B))]);
    const { content } = await madeBy(b);
    const text = new TextDecoder('latin1').decode(await content.arrayBuffer());
    const torn = await takenBy(c, content.slice(0, text.lastIndexOf('TRAMDAY')));
    expect(torn.fault).toEqual({ kind: 'torn' });
    expect(countsOf(torn)).toEqual([{ new: 1, merged: 0, known: 0, refused: 0 }]);
  });

  it('may be carried on though it is torn: what was whole goes on, and so does what is put behind it', async () => {
    const [a, b, c] = [await desks.open(A), await desks.open(B), await desks.open(C)];
    await a.store.documents.add(Array.from({ length: 900 }, (_, n) => samplePerson(100 + n, by(A))));
    const { content } = await madeBy(a);
    const first = (await takenBy(b, content.slice(0, content.size - 5))).parts[0]?.counts.new ?? 0;
    // A shorter copy of it takes nothing away.
    await takenBy(b, content.slice(0, 300));
    await b.store.documents.add([visit]);
    const taken = await takenBy(c, (await madeBy(b)).content);
    expect(taken.fault).toEqual({ kind: 'torn' });
    expect(taken.parts.map(({ replicaId, counts }) => [replicaId, counts.new])).toEqual([
      [A, first],
      [B, 1],
    ]);
    await takenBy(b, content);
    expect((await takenBy(c, (await madeBy(b)).content)).fault).toBeUndefined();
    expect(await c.store.documents.unsent()).toEqual({ waiting: 901, refused: 0 });
  });

  it('takes in nothing of a chunk in which one bit was changed', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    await a.store.documents.add([person]);
    const bytes = new Uint8Array(await (await madeBy(a)).content.arrayBuffer());
    const at = bytes.length - 60;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await takenBy(b, new Blob([bytes]))).toMatchObject({ fault: { kind: 'tampered' } });
    expect(await stateOn(b, person)).toBeUndefined();
  });

  it('names a file of another station, of another key, of a newer version, and what is no day file', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    await a.store.documents.add([person]);
    const { content } = await madeBy(a);
    const elsewhere = await desks.open(B, { stationId: 'station:0000000000000000000000000Z' as never });
    expect((await takenBy(elsewhere, content)).fault).toMatchObject({ kind: 'foreign-station' });
    await desks.shut(elsewhere);
    const community = await desks.open(B, { keyId: 'zzzzzzzzzzz' });
    expect((await takenBy(community, content)).fault).toMatchObject({ kind: 'wrong-key' });
    await desks.shut(community);
    const swapped = await desks.open(B, { key: await stationKey('x') });
    expect((await takenBy(swapped, content)).fault).toEqual({ kind: 'tampered' });
    const text = await content.slice(0, 300).text();
    const newer = new Blob([text.slice(0, 30).replace('"format":1', '"format":9'), content.slice(30)]);
    expect((await takenBy(b, newer)).fault).toEqual({ kind: 'newer-version', format: 9 });
    expect((await takenBy(b, new Blob(['ảnh chụp']))).fault).toEqual({ kind: 'not-a-day-file' });
  });

  it('refuses by themselves what no server would take, and takes in the rest', async () => {
    const [a, b] = [await desks.open(A, {}), await desks.open(B)];
    const bad = samplePerson(11, { ...by(A), sex: 7 as never });
    const elsewhere = samplePerson(12, {
      ...by(A),
      stationId: 'station:0000000000000000000000000Z' as never,
    });
    await a.store.documents.add([person, bad, elsewhere]);
    const taken = await takenBy(b, (await madeBy(a)).content);
    expect(countsOf(taken)).toEqual([{ new: 1, merged: 0, known: 0, refused: 2 }]);
    expect(taken.parts[0]?.refused.map(({ refusal }) => refusal.kind).sort()).toEqual([
      'invalid',
      'wrong-station',
    ]);
    expect(await stateOn(b, bad)).toBeUndefined();
  });

  it('does not write over a visit that another file says differently', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    await a.store.documents.add([{ ...visit, reason: 'Khác' }]);
    await b.store.documents.add([visit]);
    const taken = await takenBy(b, (await madeBy(a)).content);
    expect(taken.parts[0]?.refused).toMatchObject([{ refusal: { kind: 'immutable', field: 'reason' } }]);
    expect((await b.store.documents.get('encounter', visit._id))?.doc).toEqual(visit);
  });
});
