// TabletDocuments in memory, for tests and for looking at screens. It obeys the port; it forgets with the page.

import {
  lifecycleOf,
  type DocumentByType,
  type DocumentType,
  type TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import type {
  StorageFailure,
  StoredDocument,
  SyncState,
  TabletDocuments,
} from '#documents/tablet-documents.js';

export interface MemoryTabletDocuments extends TabletDocuments {
  /** As if pulled from the server. */
  receive(docs: readonly TramDocument[]): void;
  /** As if the server had answered. */
  settle(id: string, syncState: SyncState, refusal?: Refusal): void;
  /** Every write fails with this until it is taken away again. */
  failWrites(failure: StorageFailure | undefined): void;
}

type Stored = StoredDocument;

export function createMemoryTabletDocuments(): MemoryTabletDocuments {
  const held = new Map<string, Stored>();
  const listeners = new Set<(documents: readonly Stored[]) => void>();
  let failure: StorageFailure | undefined;

  const write = (stored: readonly Stored[]): void => {
    for (const one of stored) held.set(one.doc._id, one);
    if (stored.length > 0) for (const listener of listeners) listener(stored);
  };
  const ofType = <T extends DocumentType>(type: T): StoredDocument<DocumentByType[T]>[] =>
    [...held.values()].filter((one): one is StoredDocument<DocumentByType[T]> => one.doc.type === type);
  const events = (): Stored[] =>
    [...held.values()]
      .filter((one) => lifecycleOf(one.doc.type) === 'event')
      .sort((a, b) => (momentOf(a.doc) < momentOf(b.doc) ? 1 : -1));

  const count = (...states: SyncState[]): number =>
    [...held.values()].filter(
      ({ doc, syncState }) => lifecycleOf(doc.type) !== 'reference' && states.includes(syncState),
    ).length;

  return {
    get(type, id) {
      return Promise.resolve(ofType(type).find((one) => one.doc._id === id));
    },
    add(docs) {
      docs.forEach(refuseReference);
      if (failure) return Promise.resolve(err(failure));
      write(docs.filter((doc) => !held.has(doc._id)).map((doc) => ({ doc, syncState: 'local' })));
      return Promise.resolve(ok(undefined));
    },
    async change(type, id, change) {
      await Promise.resolve();
      const before = ofType(type).find((one) => one.doc._id === id);
      if (!before) return err({ kind: 'not-found' });
      refuseReference(before.doc);
      if (failure) return err(failure);
      const doc = change(before.doc);
      if (doc !== before.doc) write([{ doc, syncState: 'local' }]);
      return ok(doc);
    },
    async saveTogether(changes, added) {
      await Promise.resolve();
      added.forEach(refuseReference);
      const changed: Stored[] = [];
      for (const { type, id, change } of changes) {
        const before = ofType(type).find((one) => one.doc._id === id);
        if (!before) return err({ kind: 'not-found' });
        refuseReference(before.doc);
        const doc = (change as (doc: TramDocument) => TramDocument)(before.doc);
        if (doc !== before.doc) changed.push({ doc, syncState: 'local' });
      }
      if (failure) return err(failure);
      const fresh = added.filter((doc) => !held.has(doc._id));
      write([...changed, ...fresh.map((doc): Stored => ({ doc, syncState: 'local' }))]);
      return ok(undefined);
    },
    sendAgain(type, id) {
      const before = ofType(type).find((one) => one.doc._id === id);
      if (!before) return Promise.resolve(err({ kind: 'not-found' }));
      refuseReference(before.doc);
      if (failure) return Promise.resolve(err(failure));
      if (before.syncState === 'refused') write([{ doc: before.doc, syncState: 'local' }]);
      return Promise.resolve(ok(undefined));
    },
    async readAll(type, onPage) {
      const all = ofType(type);
      for (let at = 0; at < all.length; at += 500) await onPage(all.slice(at, at + 500));
    },
    eventsOf(subject) {
      return Promise.resolve(events().filter(({ doc }) => subjectOf(doc) === subject));
    },
    eventsBetween(from, to) {
      const within = events().filter(({ doc }) => {
        const day = localDateAt(epochMsOf(momentOf(doc)));
        return day >= from && day <= to;
      });
      return Promise.resolve(within);
    },
    withState(state) {
      return Promise.resolve([...held.values()].filter((one) => one.syncState === state));
    },
    unsent() {
      return Promise.resolve({ waiting: count('local', 'sent'), refused: count('refused') });
    },
    counts() {
      return Promise.resolve({
        waiting: count('local', 'sent'),
        refused: count('refused'),
        atServer: count('accepted', 'merged'),
      });
    },
    onWritten(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receive(docs) {
      write(
        docs.map((doc) => {
          const before = held.get(doc._id);
          if (!before) return { doc, syncState: 'accepted' };
          return { ...before, doc: mergeDocuments(before.doc, doc) };
        }),
      );
    },
    settle(id, syncState, refusal) {
      const before = held.get(id);
      if (!before) throw new Error('nothing of that id is held');
      write([{ doc: before.doc, syncState, ...(refusal && { refusal }) }]);
    },
    failWrites(next) {
      failure = next;
    },
  };
}

function refuseReference(doc: TramDocument): void {
  if (lifecycleOf(doc.type) === 'reference') throw new RangeError('reference data is written by the server');
}

function subjectOf(doc: TramDocument): string | undefined {
  if (doc.type === 'household-change') return doc.householdId;
  if (doc.type === 'lot-movement') return doc.lotId;
  return 'personId' in doc ? doc.personId : undefined;
}

const momentOf = (doc: TramDocument) => ('occurredAt' in doc ? doc.occurredAt : doc.createdAt);
