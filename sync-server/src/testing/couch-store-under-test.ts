// A DocumentStore on one of the CouchDBs under test, with what only a test may do to it.

import { randomBytes } from 'node:crypto';
import { isObject, openCouch } from '#store/couch-client.js';
import { nanoDocumentStore } from '#store/nano-document-store.js';
import { stationDatabase } from '#store/station-database.js';
import type { StoreUnderTest } from './contracts/document-store.contract.js';
import type { CouchUnderTest } from './couch-under-test.js';

export async function openStoreUnderTest(couchUnderTest: CouchUnderTest): Promise<StoreUnderTest> {
  const opened = await couchUnderTest.open();
  const couch = openCouch(opened);
  return {
    store: nanoDocumentStore(couch, { bytes: randomBytes }),
    async addConflict(stationId, document) {
      const docs = [{ ...document, _rev: `1-${randomBytes(16).toString('hex')}` }];
      const db = stationDatabase(stationId);
      await couch.request({ db, path: '_bulk_docs', method: 'POST', body: { docs, new_edits: false } });
    },
    async countConflicts(stationId, id) {
      const reply = await couch.request({ db: stationDatabase(stationId), doc: id, qs: { conflicts: true } });
      const conflicts = isObject(reply) ? reply['_conflicts'] : undefined;
      return Array.isArray(conflicts) ? conflicts.length : 0;
    },
    close: () => opened.close(),
  };
}
