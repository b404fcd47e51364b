// Rows laid down our way: what an older version laid down is still there, and a page that fails half-way moves nothing.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dexieStorage, newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  editedPerson,
  sampleEncounter,
  sampleHamlet,
  samplePerson,
  ulidOf,
} from '#testing/contracts/sample-documents.js';
import { testSealing } from '#testing/test-sealing.js';
import { dexieStationStorage } from './dexie-station-storage.js';
import { openStationDatabase } from './open-database.js';

const person = samplePerson(10);
const visit = sampleEncounter(20, person);
const page = [sampleHamlet(30), person, visit];
const first = { epoch: 'e1', cursor: '1' };
const second = { epoch: 'e1', cursor: '2' };

describe('records an older version laid down with RxDB’s own indexes', () => {
  it('are all there, wait where they waited, and are found as before', async () => {
    const factories = { indexedDB: new IDBFactory(), IDBKeyRange };
    const stationId = documentId('station', ulidOf(515_151));
    const older = storeOn(
      await openStationDatabase({ storage: getRxStorageDexie(factories), stationId, multiInstance: false }),
    );
    await older.journal.storePage(page, first);
    const own = samplePerson(11);
    await older.documents.add([own]);
    await older.close();

    const newer = storeOn(
      await openStationDatabase({
        ...dexieStationStorage({ sealing: testSealing, factories }),
        stationId,
        multiInstance: false,
      }),
    );
    expect(await newer.journal.position()).toEqual(first);
    expect(await newer.documents.counts()).toEqual({ waiting: 1, refused: 0, atServer: 2 });
    expect(await newer.documents.eventsOf(person._id)).toEqual([{ doc: visit, syncState: 'accepted' }]);
    expect(await newer.documents.get('person', own._id)).toEqual({ doc: own, syncState: 'local' });
    await newer.documents.change('person', person._id, (doc) => editedPerson(doc, { phone: '0912000001' }));
    const sent = await newer.journal.takeOutgoing(10, 100_000);
    expect(sent.map(({ doc }) => doc._id).sort()).toEqual([own._id, person._id].sort());
    await newer.close();
  });
});

describe('a page put down past RxDB', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const after = [
    editedPerson(person, { phone: '0912000001' }),
    samplePerson(12),
    sampleEncounter(21, person),
  ];

  for (const [words, fail, failure] of [
    [
      'the disk is full',
      () => {
        throw new DOMException('QuotaExceededError', 'QuotaExceededError');
      },
      'storage-full',
    ],
    [
      'the browser gives a transaction up',
      (store: IDBObjectStore) => {
        store.transaction.abort();
        return { error: null };
      },
      'storage-failed',
    ],
  ] as const) {
    it(`moves nothing where ${words}, and is stored whole later`, async () => {
      const store = storeOn(await newTablet(dexieStorage()).open());
      await store.journal.storePage(page, first);
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
        return fail(this) as never;
      });
      expect(await store.journal.storePage(after, second)).toEqual({ ok: false, error: { kind: failure } });
      expect(await store.journal.position()).toEqual(first);
      vi.restoreAllMocks();
      expect((await store.journal.storePage(after, second)).ok).toBe(true);
      expect(await store.journal.position()).toEqual(second);
      expect((await store.documents.get('person', person._id))?.doc.phone).toBe('0912000001');
      expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 4 });
      await store.close();
    });
  }

  it('is found in one reading with rows that were edited since, whichever way each was laid down', async () => {
    const store = storeOn(await newTablet(dexieStorage()).open());
    await store.journal.storePage([person, samplePerson(12)], first);
    await store.documents.change('person', person._id, (doc) => editedPerson(doc, { address: 'Thôn Ễ' }));
    const all: string[] = [];
    await store.documents.readAll('person', (docs) => {
      all.push(...docs.map(({ doc, syncState }) => `${doc._id} ${syncState} ${doc.address ?? ''}`));
    });
    expect(all).toEqual([
      `${person._id} local Thôn Ễ`,
      `${samplePerson(12)._id} accepted ${samplePerson(12).address ?? ''}`,
    ]);
    await store.close();
  });
});
