// What every DocumentStore promises about its past: it knows what it once said it had, and notices when that is gone.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { newUlid } from '#new-ulid.js';
import type { DocumentStore } from '#ports.js';
import { encounter, NOW_MS, person, ulidOf } from '../documents.js';
import { idsOf, pagesSince } from '../read-pages.js';
import type { StoreUnderTest } from './document-store.contract.js';

export function stationHistoryContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the past of a station on ${name}`, () => {
    let under: StoreUnderTest;
    let store: DocumentStore;
    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(() => under.close());

    const newStation = async (): Promise<StationId> => {
      const stationId = documentId('station', newUlid(Date.now(), { bytes: randomBytes }));
      await store.createStation(stationId);
      return stationId;
    };
    const write = (stationId: StationId, ...numbers: number[]) =>
      store.writeDocuments(
        stationId,
        numbers.map((n) => ({ ...person(n), stationId })),
      );
    const witnessOf = async (stationId: StationId): Promise<string> => {
      const witness = (await store.head(stationId))?.witness;
      if (witness === undefined) throw new Error('no witness');
      return witness;
    };

    it('is known to it as long as nothing was lost, also after records changed', async () => {
      const stationId = await newStation();
      const witnesses = [await witnessOf(stationId)];
      for (const n of [1, 2, 3]) {
        await write(stationId, n);
        witnesses.push(await witnessOf(stationId));
      }
      await store.writeDocuments(stationId, [{ ...person(3), stationId, note: 'x', schemaVersion: 2 }]);
      expect(new Set(witnesses).size).toBe(4);
      expect(await store.remembersAll(stationId, witnesses)).toBe(true);
      expect(await store.remembersAll(stationId, [])).toBe(true);
    });

    it('is missed when the database was set back, however much was written to it since', async () => {
      const stationId = await newStation();
      await write(stationId, 1);
      const before = await witnessOf(stationId);
      await write(stationId, 2);
      const lost = await witnessOf(stationId);
      await (
        await under.backUp(stationId, [person(1)._id])
      )();
      expect(await store.remembersAll(stationId, [before])).toBe(true);
      expect(await store.remembersAll(stationId, [lost])).toBe(false);
      await write(stationId, 3, 4, 5, 6);
      expect(await store.remembersAll(stationId, [before, lost])).toBe(false);
    });

    it('is missed also where the newest record was sent again and stands as it stood', async () => {
      const stationId = await newStation();
      await write(stationId, 1);
      await write(stationId, 2);
      await write(stationId, 3);
      const lost = await witnessOf(stationId);
      await (
        await under.backUp(stationId, [person(1)._id])
      )();
      await write(stationId, 3);
      expect(await store.remembersAll(stationId, [lost])).toBe(false);
    });

    it('is missed also where the newest change of a record it kept was sent again, word for word', async () => {
      const stationId = await newStation();
      await write(stationId, 1);
      const change = { ...person(1), stationId, note: 'x', schemaVersion: 2 };
      const changed = async (): Promise<void> => {
        await store.writeDocuments(stationId, [change]);
      };
      const putBack = await under.backUp(stationId, [person(1)._id]);
      await write(stationId, 2);
      await changed();
      const lost = await witnessOf(stationId);
      await putBack();
      await changed();
      const [stands] = [...(await store.readDocuments(stationId, [person(1)._id])).values()];
      expect(stands).toEqual(change);
      expect(await store.remembersAll(stationId, [lost])).toBe(false);
    });

    it('shows in no record: what tells one write from another stays in the store', async () => {
      const stationId = await newStation();
      const sent = [1, 2].map((n) => ({ ...person(n), stationId }));
      await store.writeDocuments(stationId, sent);
      const ids = sent.map(({ _id }) => _id);
      const changes = (await pagesSince(store, stationId)).flatMap(({ rows }) => rows);
      expect(changes.map(({ document }) => document)).toEqual(sent);
      expect(changes.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as unknown)).toEqual(sent);
      expect([...(await store.readDocuments(stationId, ids)).values()]).toEqual(sent);
      expect(await store.readRange(stationId, { through: '~', limit: 10 })).toEqual(sent);
      expect(await store.listDocuments(stationId, 'person')).toEqual(sent);
    });

    it('is never missed for a word it did not give, or gave in another epoch', async () => {
      const stationId = await newStation();
      await write(stationId, 1);
      const real = await witnessOf(stationId);
      const [id, , seal] = real.split('~');
      const made = [
        `${id}~1-${'0'.repeat(32)}~${seal}`,
        `${person(9)._id}~1-${'0'.repeat(32)}~AAAAAAAAAAAAAAAA`,
        'nonsense',
        '',
        `${'x'.repeat(5000)}`,
      ];
      expect(await store.remembersAll(stationId, made)).toBe(true);
      await write(stationId, 2);
      const newest = await witnessOf(stationId);
      await (
        await under.backUp(stationId, [person(1)._id])
      )();
      await store.renewEpoch(stationId, instantAt(NOW_MS));
      expect(await store.remembersAll(stationId, [newest])).toBe(true);
    });

    it('takes a new epoch once, however many notice', async () => {
      const stationId = await newStation();
      const first = await store.epoch(stationId);
      const at = instantAt(NOW_MS);
      const renewed = await Promise.all(
        [1, 2, 3, 4].map(() => store.renewEpoch(stationId, at, first?.epoch)),
      );
      expect(new Set(renewed.map(({ epoch }) => epoch)).size).toBe(1);
      expect(renewed[0]?.epoch).not.toBe(first?.epoch);
    });

    it('ends where its changes end: reading on from there gives what came later', async () => {
      const stationId = await newStation();
      await write(stationId, 1, 2);
      const head = await store.head(stationId);
      expect(await pagesSince(store, stationId, head?.cursor)).toEqual([]);
      await write(stationId, 3);
      expect(idsOf(await pagesSince(store, stationId, head?.cursor))).toEqual([person(3)._id]);
      expect(await store.head(documentId('station', ulidOf(999_998)))).toBeUndefined();
    });

    it('reads its records by their ids, piece after piece, each once', async () => {
      const stationId = await newStation();
      const docs = [...[5, 1, 4, 2, 3].map((n) => person(n)), encounter(1)].map((doc) => ({
        ...doc,
        stationId,
      }));
      await store.writeDocuments(stationId, docs);
      const inOrder = docs.map(({ _id }) => _id).sort();
      for (const limit of [1, 2, 10]) {
        const read: string[] = [];
        for (let after: string | undefined; ; after = read.at(-1)) {
          const range = { through: '~', limit, ...(after !== undefined && { after }) };
          const piece = await store.readRange(stationId, range);
          if (piece.length === 0) break;
          expect(piece.length).toBeLessThanOrEqual(limit);
          read.push(...piece.map(({ _id }) => _id));
        }
        expect(read).toEqual(inOrder);
      }
      const [, second, , fourth] = inOrder;
      const range = { after: second ?? '', through: fourth ?? '', limit: 10 };
      expect((await store.readRange(stationId, range)).map(({ _id }) => _id)).toEqual(inOrder.slice(2, 4));
    });
  });
}
