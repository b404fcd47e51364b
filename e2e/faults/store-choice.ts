// Which store the server under test keeps its documents in: its own, or a CouchDB that is named by the environment.

import { randomBytes } from 'node:crypto';
import { couchBackup, type CouchServer } from './couch-backup.js';
import type { Backup } from './data-folder.js';

export type StoreKind = 'embedded' | 'couchdb';
type Environment = Readonly<Record<string, string>>;

/** A prefix of its own: nothing that is in that CouchDB already is touched. */
export function storeEnvironment(store: StoreKind): Environment {
  if (store === 'embedded') return { COUCHDB_URL: '' };
  return { COUCHDB_PREFIX: `faults-${randomBytes(4).toString('hex')}-` };
}

function couchOf({ COUCHDB_PREFIX: prefix }: Environment): (CouchServer & { prefix: string }) | undefined {
  const { COUCHDB_URL: url, COUCHDB_USER: user = '', COUCHDB_PASSWORD: password = '' } = process.env;
  return prefix === undefined || url === undefined ? undefined : { url, user, password, prefix };
}

/** Undefined where the store lies in the server's folder. */
export function backupOf(environment: Environment): Backup | undefined {
  const couch = couchOf(environment);
  return couch && couchBackup(couch, couch.prefix);
}

export async function dropDatabases(environment: Environment): Promise<void> {
  const couch = couchOf(environment);
  if (!couch) return;
  const { url, user, password, prefix } = couch;
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const all = (await (await fetch(`${url}/_all_dbs`, { headers })).json()) as readonly string[];
  for (const name of all.filter((database) => database.startsWith(prefix))) {
    await fetch(`${url}/${encodeURIComponent(name)}`, { method: 'DELETE', headers });
  }
}
