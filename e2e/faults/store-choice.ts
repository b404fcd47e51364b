// Which store the server under test keeps its documents in: its own, or a CouchDB that is named by the environment.

import { randomBytes } from 'node:crypto';

export type StoreKind = 'embedded' | 'couchdb';
type Environment = Readonly<Record<string, string>>;

/** A prefix of its own: nothing that is in that CouchDB already is touched. */
export function storeEnvironment(store: StoreKind): Environment {
  if (store === 'embedded') return { COUCHDB_URL: '' };
  return { COUCHDB_PREFIX: `faults-${randomBytes(4).toString('hex')}-` };
}

export async function dropDatabases({ COUCHDB_PREFIX: prefix }: Environment): Promise<void> {
  const { COUCHDB_URL: url, COUCHDB_USER: user = '', COUCHDB_PASSWORD: password = '' } = process.env;
  if (prefix === undefined || url === undefined) return;
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const all = (await (await fetch(`${url}/_all_dbs`, { headers })).json()) as readonly string[];
  for (const name of all.filter((database) => database.startsWith(prefix))) {
    await fetch(`${url}/${encodeURIComponent(name)}`, { method: 'DELETE', headers });
  }
}
