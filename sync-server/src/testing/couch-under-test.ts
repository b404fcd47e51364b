// The CouchDBs a store must work on alike: the embedded one always, a real one when COUCHDB_URL names it
// (with COUCHDB_USER and COUCHDB_PASSWORD). Each opening starts clean and leaves nothing behind.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '#embedded/open-embedded-store.js';

export interface OpenCouch {
  /** Without credentials and without a slash at the end. */
  url: string;
  user: string;
  password: string;
  /** Every database a test makes begins with this, so that tests sharing a server do not meet. */
  prefix: string;
  close(): Promise<void>;
}

export interface CouchUnderTest {
  name: string;
  isEmbedded: boolean;
  open(): Promise<OpenCouch>;
}

export function couchesUnderTest(): CouchUnderTest[] {
  const url = process.env['COUCHDB_URL'];
  return url === undefined || url === '' ? [embedded] : [embedded, couchDb(url.replace(/\/$/, ''))];
}

const embedded: CouchUnderTest = {
  name: 'the embedded store',
  isEmbedded: true,
  open: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tram-embedded-'));
    const store = await openEmbeddedStore({ dataDir, user: 'tram', password: 'only-for-tests' });
    return {
      ...store,
      prefix: '',
      close: async () => {
        await store.close();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  },
};

function couchDb(url: string): CouchUnderTest {
  return {
    name: 'CouchDB',
    isEmbedded: false,
    open: async () => {
      const user = process.env['COUCHDB_USER'] ?? 'admin';
      const password = process.env['COUCHDB_PASSWORD'] ?? '';
      const prefix = `test-${randomUUID().slice(0, 8)}-`;
      return { url, user, password, prefix, close: () => removeDatabases({ url, user, password }, prefix) };
    },
  };
}

interface Server {
  url: string;
  user: string;
  password: string;
}

async function removeDatabases({ url, user, password }: Server, prefix: string): Promise<void> {
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const range = new URLSearchParams({ start_key: `"${prefix}"`, end_key: `"${prefix}\ufff0"` });
  const reply = await fetch(`${url}/_all_dbs?${range}`, { headers });
  for (const name of (await reply.json()) as string[]) {
    await fetch(`${url}/${encodeURIComponent(name)}`, { method: 'DELETE', headers });
  }
}
