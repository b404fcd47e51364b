// The databases of a CouchDB as they are one day, put back a later one: what an administrator's copy of CouchDB's files
// does, over its protocol, because the files are not ours. Revisions, conflicts, deletions and `_local` documents come back
// as they were; everything since is gone.

import type { Backup } from './data-folder.js';

interface Answer {
  readonly rows?: readonly { readonly doc: Readonly<Record<string, unknown>> }[];
  readonly results?: readonly { readonly docs: readonly { readonly ok?: unknown }[] }[];
}
interface Changes {
  readonly results: readonly { readonly id: string; readonly changes: readonly { readonly rev: string }[] }[];
}

interface KeptDatabase {
  readonly name: string;
  readonly security: unknown;
  readonly documents: readonly unknown[];
  readonly local: readonly Readonly<Record<string, unknown>>[];
}

export interface CouchServer {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const PAGE = 500;

export function couchBackup({ url, user, password }: CouchServer, prefix: string): Backup {
  const headers = {
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    'content-type': 'application/json',
  };
  let kept: readonly KeptDatabase[] = [];

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await fetch(`${url}/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`CouchDB answered ${reply.status} to ${method}`);
    return (await reply.json()) as T;
  }
  const databases = async (): Promise<readonly string[]> =>
    (await ask<readonly string[]>('GET', '_all_dbs')).filter((name) => name.startsWith(prefix));

  async function documentsOf(db: string): Promise<readonly unknown[]> {
    const { results } = await ask<Changes>('GET', `${db}/_changes?style=all_docs`);
    const leaves = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
    const documents: unknown[] = [];
    for (let from = 0; from < leaves.length; from += PAGE) {
      const asked = { docs: leaves.slice(from, from + PAGE) };
      const answer = await ask<Answer>('POST', `${db}/_bulk_get?revs=true`, asked);
      for (const { docs } of answer.results ?? [])
        documents.push(...docs.flatMap(({ ok }) => (ok === undefined ? [] : [ok])));
    }
    return documents;
  }

  async function keep(name: string): Promise<KeptDatabase> {
    const db = encodeURIComponent(name);
    const { rows = [] } = await ask<Answer>('GET', `${db}/_local_docs?include_docs=true`);
    return {
      name,
      security: await ask('GET', `${db}/_security`),
      documents: await documentsOf(db),
      local: rows.map(({ doc }) => doc),
    };
  }

  async function putBack({ name, security, documents, local }: KeptDatabase): Promise<void> {
    const db = encodeURIComponent(name);
    await ask('PUT', `${db}?q=1`);
    await ask('PUT', `${db}/_security`, security);
    for (let from = 0; from < documents.length; from += PAGE) {
      const docs = documents.slice(from, from + PAGE);
      await ask('POST', `${db}/_bulk_docs`, { docs, new_edits: false });
    }
    for (const { _rev, ...doc } of local) await ask('PUT', `${db}/${String(doc['_id'])}`, doc);
  }

  return {
    async keep() {
      kept = await Promise.all((await databases()).map(keep));
    },
    async putBack() {
      for (const name of await databases()) await ask('DELETE', encodeURIComponent(name));
      for (const database of kept) await putBack(database);
    },
  };
}
