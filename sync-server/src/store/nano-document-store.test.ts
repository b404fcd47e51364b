import { randomBytes } from 'node:crypto';
import { documentStoreContract, type StoreUnderTest } from '#testing/contracts/document-store.contract.js';
import { convergingEditsContract } from '#testing/contracts/converging-edits.contract.js';
import { isObject, openCouch, type CouchAddress } from './couch-client.js';
import { nanoDocumentStore } from './nano-document-store.js';
import { stationDatabase } from './station-database.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';

async function open(address: CouchAddress): Promise<StoreUnderTest> {
  const couch = openCouch(address);
  const stations: StationId[] = [];
  const inner = nanoDocumentStore(couch, { bytes: randomBytes });
  return {
    store: {
      ...inner,
      async createStation(stationId) {
        stations.push(stationId);
        await inner.createStation(stationId);
      },
    },
    async addConflict(stationId, document) {
      const docs = [{ ...document, _rev: `1-${randomBytes(16).toString('hex')}` }];
      await couch.request({
        db: stationDatabase(stationId),
        path: '_bulk_docs',
        method: 'POST',
        body: { docs, new_edits: false },
      });
    },
    async countConflicts(stationId, id) {
      const reply = await couch.request({ db: stationDatabase(stationId), doc: id, qs: { conflicts: true } });
      const conflicts = isObject(reply) ? reply['_conflicts'] : undefined;
      return Array.isArray(conflicts) ? conflicts.length : 0;
    },
    async close() {
      for (const stationId of stations) {
        await fetch(`${address.url}/${stationDatabase(stationId)}`, {
          method: 'DELETE',
          headers: { authorization: `Basic ${btoa('admin:tram-test')}` },
        });
      }
    },
  };
}
const couch = () => open({ url: 'http://127.0.0.1:5984', user: 'admin', password: 'tram-test' });
documentStoreContract('CouchDB', couch);
convergingEditsContract('CouchDB', couch);
