// The server's own records, found by id: insert-if-absent and compare-and-set, nothing else is needed.
// Only this server writes these databases, so a record is taken to be what was put in.

import { StoreUnavailable } from '#ports.js';
import { CouchRefused, isObject, orMissing, rowsOf, type CouchClient } from './couch-client.js';
import type { RetryPolicy } from './revise-documents.js';

export interface KeyRange {
  readonly prefix: string;
  /** The first key, itself included; absent: from the end where the reading starts. */
  readonly from?: string;
  readonly limit: number;
  readonly backwards?: boolean;
}

export interface KeyedRecords<T extends object> {
  read(id: string): Promise<T | undefined>;
  /** All whose id starts with `<prefix>:`, in the order of their ids. */
  list(prefix: string): Promise<readonly T[]>;
  listRange(range: KeyRange): Promise<readonly T[]>;
  /** False where the id is taken. */
  insert(id: string, record: T): Promise<boolean>;
  /** `change` may run more than once; answering undefined leaves what stands. Resolves to the state afterwards. */
  change(id: string, change: (record: T | undefined) => T | undefined): Promise<T | undefined>;
}

const END = '\ufff0';

interface Held {
  readonly rev: string;
  readonly record: unknown;
}

function held(raw: unknown): Held {
  if (!isObject(raw) || typeof raw['_rev'] !== 'string')
    throw new StoreUnavailable('a record cannot be read');
  const { _id, _rev, ...record } = raw;
  return { rev: raw['_rev'], record };
}

export async function readTogether(
  couch: CouchClient,
  db: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const qs = { include_docs: true };
  const reply = await couch.request({ db, path: '_all_docs', method: 'POST', qs, body: { keys: ids } });
  const found = new Map<string, unknown>();
  for (const { id, doc } of rowsOf(reply, 'rows')) {
    if (isObject(doc) && typeof id === 'string') found.set(id, held(doc).record);
  }
  return found;
}

export function keyedRecords<T extends object>(
  couch: CouchClient,
  db: string,
  retry: RetryPolicy,
): KeyedRecords<T> {
  const readHeld = async (id: string): Promise<Held | undefined> => {
    const reply = await orMissing(couch.request({ db, doc: id }));
    return reply === undefined ? undefined : held(reply);
  };
  const allDocs = async (qs: Record<string, string | number | boolean>): Promise<readonly T[]> => {
    const reply = await couch.request({ db, path: '_all_docs', qs: { include_docs: true, ...qs } });
    return rowsOf(reply, 'rows').map((row) => held(row['doc']).record as T);
  };
  const put = async (id: string, record: T, rev?: string): Promise<boolean> => {
    try {
      await couch.request({
        db,
        doc: id,
        method: 'PUT',
        body: { ...record, ...(rev !== undefined && { _rev: rev }) },
      });
      return true;
    } catch (error) {
      if (error instanceof CouchRefused && error.couchStatus === 409) return false;
      throw error;
    }
  };
  return {
    read: async (id) => (await readHeld(id))?.record as T | undefined,
    list: (prefix) => allDocs({ startkey: `${prefix}:`, endkey: `${prefix}:${END}` }),
    listRange: ({ prefix, from, limit, backwards = false }) =>
      backwards
        ? allDocs({ descending: true, limit, startkey: from ?? `${prefix}:${END}`, endkey: `${prefix}:` })
        : allDocs({ limit, startkey: from ?? `${prefix}:`, endkey: `${prefix}:${END}` }),
    insert: (id, record) => put(id, record),
    async change(id, change) {
      for (let attempt = 0; attempt < retry.attempts; attempt += 1) {
        if (attempt > 0) await retry.pause(attempt);
        const standing = await readHeld(id);
        const next = change(standing?.record as T | undefined);
        if (next === undefined) return standing?.record as T | undefined;
        if (await put(id, next, standing?.rev)) return next;
      }
      throw new StoreUnavailable('too many writers at the same record');
    },
  };
}
