// What every DocumentStore promises of a station's changes: whole, once, in pages of bounded weight.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newUlid } from '#new-ulid.js';
import type { DocumentStore } from '#ports.js';
import { NOW_MS, NURSE, person, TABLET } from '../documents.js';
import { idsOf, pagesSince } from '../read-pages.js';
import type { StoreUnderTest } from './document-store.contract.js';

const inStation = <D extends TramDocument>(stationId: StationId, doc: D): D => ({ ...doc, stationId });

export function stationChangesContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`changes on ${name}`, () => {
    let under: StoreUnderTest;
    let store: DocumentStore;
    let stationId: StationId;
    const count = 700;
    beforeAll(async () => {
      under = await open();
      store = under.store;
      stationId = documentId('station', newUlid(Date.now(), { bytes: randomBytes }));
      await store.createStation(stationId);
      // Light ones first, so that the pace learnt on them meets heavy ones.
      const docs = Array.from({ length: count }, (_, n) =>
        inStation(
          stationId,
          n < 600 ? person(n) : person(n, { note: 'x'.repeat(n % 7 === 0 ? 30_000 : 900) }),
        ),
      );
      await store.writeDocuments(stationId, docs);
    });

    afterAll(() => under.close());

    it('shows every document once, and neither design documents nor CouchDB’s own fields', async () => {
      const pages = await pagesSince(store, stationId);
      const ids = idsOf(pages);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(count);
      const row = pages[0]?.rows[0];
      expect(Object.keys(row?.document ?? {}).filter((key) => key.startsWith('_'))).toEqual(['_id']);
      expect(JSON.parse(Buffer.from(row?.bytes ?? []).toString())).toEqual(row?.document);
    });

    it.each([20_000, 70_000, 400_000])(
      'keeps each page below %i bytes unless one document is heavier',
      async (limit) => {
        const pages = await pagesSince(store, stationId, undefined, limit);
        for (const { rows } of pages) {
          const bytes = rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
          expect(rows.length === 1 || bytes <= limit, `${rows.length} rows of ${bytes}`).toBe(true);
        }
        expect(new Set(idsOf(pages)).size).toBe(count);
        expect(pages.length).toBeGreaterThan(1);
      },
    );

    it('goes on from any page’s cursor without a gap and without a repetition', async () => {
      const pages = await pagesSince(store, stationId, undefined, 30_000);
      for (const at of [0, 3, Math.floor(pages.length / 2), pages.length - 2]) {
        const rest = await pagesSince(store, stationId, pages[at]?.cursor, 100_000);
        expect(idsOf(rest), `page ${at}`).toEqual(idsOf(pages.slice(at + 1)));
      }
    });

    it('counts down what is left to nothing', async () => {
      const pages = await pagesSince(store, stationId, undefined, 30_000);
      const pending = pages.map((page) => page.pending);
      expect(pending).toEqual([...pending].sort((a, b) => b - a));
      expect(pending.at(-1)).toBe(0);
    });

    it('brings a document again after it was changed, and nothing else', async () => {
      const cursor = (await pagesSince(store, stationId)).at(-1)?.cursor;
      const base = inStation(stationId, person(5));
      await store.writeDocuments(stationId, [
        editRegistry<Person>(
          base,
          { phone: '0911111111' },
          { nowMs: NOW_MS, replicaId: TABLET, accountId: NURSE },
        ),
      ]);
      const rest = await pagesSince(store, stationId, cursor);
      expect(idsOf(rest)).toEqual([base._id]);
    });

    it('stops reading when the reader has gone', async () => {
      const leaving = new AbortController();
      const changes = await store.openChanges(stationId, { pageBytes: 5000, signal: leaving.signal });
      if (!changes.ok) throw new Error(changes.error.kind);
      let pages = 0;
      const reading = (async () => {
        for await (const page of changes.value) {
          pages += page.rows.length > 0 ? 1 : 0;
          leaving.abort();
        }
      })();
      await expect(reading).rejects.toThrow();
      expect(pages).toBeLessThan(60);
    });
  });
}
