// The store without our server before it: the embedded one in a process of its own, or the CouchDB the environment names.

import { randomBytes } from 'node:crypto';
import { startCouchStore } from '../fill/couch-store-process.js';

export type StoreKind = 'embedded' | 'couchdb';

export interface BareStore {
  readonly kind: StoreKind;
  /** For the server under test: so that it keeps its records in the same kind of store. */
  readonly environment: Readonly<Record<string, string>>;
  /** A database of the bare store, made for this run. */
  readonly database: string;
  readonly authorization: string;
  dispose(): Promise<void>;
}

async function make(database: string, authorization: string): Promise<void> {
  // One shard, as our server makes a station's database.
  const reply = await fetch(`${database}?q=1`, { method: 'PUT', headers: { authorization } });
  if (!reply.ok) throw new Error(`the bare store made no database: ${reply.status}`);
}

async function embedded(): Promise<BareStore> {
  const store = await startCouchStore();
  const { authorization } = store;
  const database = `${store.url}/bench`;
  await make(database, authorization);
  return {
    kind: 'embedded',
    environment: { COUCHDB_URL: '' },
    database,
    authorization,
    dispose: store.dispose,
  };
}

async function couchDb(url: string): Promise<BareStore> {
  const { COUCHDB_USER: user = '', COUCHDB_PASSWORD: password = '' } = process.env;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const prefix = `bench-${randomBytes(4).toString('hex')}-`;
  const database = `${url}/${prefix}bare`;
  await make(database, authorization);
  return {
    kind: 'couchdb',
    environment: { COUCHDB_PREFIX: prefix },
    database,
    authorization,
    async dispose() {
      const headers = { authorization };
      const names = (await (await fetch(`${url}/_all_dbs`, { headers })).json()) as readonly string[];
      for (const name of names.filter((one) => one.startsWith(prefix))) {
        await fetch(`${url}/${encodeURIComponent(name)}`, { method: 'DELETE', headers });
      }
    },
  };
}

export function openBareStore(kind: StoreKind): Promise<BareStore> {
  if (kind === 'embedded') return embedded();
  const { COUCHDB_URL: url } = process.env;
  if (url === undefined || url === '')
    throw new Error('--store couchdb needs COUCHDB_URL, COUCHDB_USER, COUCHDB_PASSWORD');
  return couchDb(url.replace(/\/$/, ''));
}
