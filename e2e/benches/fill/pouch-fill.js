// PouchDB's replication into the browser, as others fill a tablet. Plain JavaScript: the package brings no types.

import PouchDB from 'pouchdb-browser';

const BATCH = 1000;

globalThis.fill = async ({ couchUrl }) => {
  const startedAt = performance.now();
  const database = new PouchDB('pouch', { auto_compaction: true });
  const from = new PouchDB(couchUrl, { skip_setup: true });
  await database.replicate.from(from, { batch_size: BATCH });
  const ms = performance.now() - startedAt;
  const { doc_count: documents } = await database.info();
  await database.close();
  return { documents, ms };
};
