// `_changes` as a source to follow: ids and how many leaves each has, never a document.

import { err, ok } from '@tram/shared-schema/result.js';
import type { ChangedDocument, ChangeSource } from '#following/change-source.js';
import { StoreUnavailable } from '#ports.js';
import {
  CouchRefused,
  isObject,
  orMissing,
  rowsOf,
  type CouchClient,
  type JsonObject,
} from './couch-client.js';
import { isSequence, sequenceOf } from './sequence.js';

const ROWS = 1000;

function readRow({ id, changes }: JsonObject): ChangedDocument {
  if (typeof id !== 'string') throw new StoreUnavailable('the store answered a change without its id');
  return { id, leaves: Array.isArray(changes) ? changes.length : 1 };
}

function lastSequence(reply: JsonObject | readonly unknown[]): string {
  const last = sequenceOf(isObject(reply) ? reply['last_seq'] : undefined);
  if (last === undefined) throw new StoreUnavailable('the store answered changes without a sequence');
  return last;
}

export function couchChangeSource(couch: CouchClient, db: string): ChangeSource {
  return {
    async position() {
      const qs = { since: 'now', limit: 1 };
      return lastSequence(await couch.request({ db, path: '_changes', qs }));
    },
    async after(since = '0', { waitMs, signal }) {
      if (!isSequence(since)) return err({ kind: 'unknown-cursor' });
      const wait = waitMs > 0 ? { feed: 'longpoll', timeout: waitMs } : {};
      const qs = { since, limit: ROWS, style: 'all_docs', ...wait };
      try {
        const reply = await orMissing(couch.request({ db, path: '_changes', qs, ...(signal && { signal }) }));
        if (reply === undefined) return err({ kind: 'no-station' });
        const changed = rowsOf(reply, 'results').map(readRow);
        return ok({ changed, cursor: lastSequence(reply), isCut: changed.length === ROWS });
      } catch (error) {
        if (error instanceof CouchRefused && error.couchStatus === 400)
          return err({ kind: 'unknown-cursor' });
        throw error;
      }
    },
  };
}
