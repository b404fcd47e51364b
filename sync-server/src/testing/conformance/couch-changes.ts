// A database with something of everything in its history, and how its changes are told.

import type { CouchClient, Written } from './couch-client.js';

export interface Row {
  seq: string | null;
  id: string;
  changes: { rev: string }[];
  deleted?: true;
  doc?: Record<string, unknown>;
}

export interface Changes {
  results: Row[];
  last_seq: string;
  pending: number;
}

export const hash = (letter: string): string => letter.repeat(32);

export const ids = (changes: Changes): string[] => changes.results.map((row) => row.id).sort();

/** Five documents: one edited, one deleted, one in conflict, and a design. */
export async function seeded(client: CouchClient): Promise<string> {
  const path = await client.database();
  const { body } = await client.post<Written[]>(`${path}/_bulk_docs`, {
    docs: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
      { _id: 'e', n: 5 },
      { _id: 'd', n: 4, k: 'x' },
    ],
  });
  await client.put(`${path}/_design/z`, { views: {} });
  const docs = ['a', 'b'].map((letter) => ({ _id: 'c', _rev: `1-${hash(letter)}`, v: letter }));
  await client.post(`${path}/_bulk_docs`, { new_edits: false, docs });
  await client.put(`${path}/a`, { _rev: body[0]?.rev, n: 10 });
  await client.delete(`${path}/e?rev=${body[2]?.rev}`);
  return path;
}
