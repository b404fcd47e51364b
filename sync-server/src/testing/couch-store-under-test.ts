// A DocumentStore on one of the CouchDBs under test, with what only a test may do to it.

import { randomBytes } from 'node:crypto';
import { isObject, openCouch } from '#store/couch-client.js';
import { nanoDocumentStore } from '#store/nano-document-store.js';
import { stationDatabase } from '#store/station-database.js';
import type { StoreUnderTest } from './contracts/document-store.contract.js';
import type { CouchUnderTest, OpenCouch } from './couch-under-test.js';

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
    backUp: (stationId, ids) => backUp(opened, stationDatabase(stationId), ids),
    close: () => opened.close(),
  };
}

/** Past nano, which our client lets delete nothing. */
async function backUp(
  { url, user, password, prefix }: OpenCouch,
  db: string,
  ids: readonly string[],
): Promise<() => Promise<void>> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const base = `${url}/${prefix}${db}`;
  const ask = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}`);
    return (await reply.json()) as Record<string, unknown>;
  };
  const { _rev, ...epoch } = await ask('GET', '/_local/tram-epoch');
  const left = await Promise.all(ids.map((id) => ask('GET', `/${encodeURIComponent(id)}?revs=true`)));
  return async () => {
    await ask('DELETE', '');
    await ask('PUT', '?q=1');
    await ask('PUT', '/_local/tram-epoch', epoch);
    await ask('POST', '/_bulk_docs', { docs: left, new_edits: false });
  };
}
