// RxDB's own CouchDB replication, pull only, into one collection without any index of ours.

import { addRxPlugin, createRxDatabase, type RxJsonSchema } from 'rxdb';
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election';
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { offerFill } from './fill-page.js';

interface AnyDocument {
  readonly id: string;
}
const SCHEMA: RxJsonSchema<AnyDocument> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 60 } },
  required: ['id'],
};
const BATCH = 1000;

offerFill(async ({ couchUrl }) => {
  addRxPlugin(RxDBLeaderElectionPlugin);
  const startedAt = performance.now();
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'relaxed' });
  const database = await createRxDatabase({ name: 'plugin', storage, multiInstance: false });
  const { everything } = await database.addCollections({ everything: { schema: SCHEMA } });
  if (!everything) throw new Error('the collection was not made');
  const replication = replicateCouchDB({
    replicationIdentifier: 'fill',
    collection: everything,
    url: `${couchUrl}/`,
    live: false,
    pull: { batchSize: BATCH },
  });
  const failures: unknown[] = [];
  replication.error$.subscribe((failure) => failures.push(failure));
  await replication.awaitInitialReplication();
  const ms = performance.now() - startedAt;
  if (failures.length > 0) throw new Error('the replication reported an error', { cause: failures[0] });
  const documents = await everything.count().exec();
  await database.close();
  return { documents, ms };
});
