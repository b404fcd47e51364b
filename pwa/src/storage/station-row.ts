// How a document lies in the tablet's store: one row, the whole document in `doc`, and beside it only what is looked
// up or counted. Nothing personal may stand outside `doc`, which is what gets encrypted.

import {
  lifecycleOf,
  type DocumentType,
  type TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import { epochMsOf, isInstant } from '@tram/shared-schema/document/instant.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import type { StoredDocument, SyncState } from '#documents/tablet-documents.js';

/** Few on purpose: each is an IndexedDB database of its own, and the free RxDB opens thirteen. */
export const COLLECTIONS = ['registry', 'events', 'reference'] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

export interface StationRow {
  readonly id: string;
  readonly type: string;
  /**
   * `own`: a row of the store itself (its bookmark, its replica id), never a document. `elsewhere`: what is left of an
   * old event that only the server has (retention-row.ts). `before`: a row as it was, while the store changes its version
   * (migrations/kept-before.ts).
   */
  readonly syncState: SyncState | 'own' | 'elsewhere' | 'before';
  /** How often a worker of this tablet changed it: an answer of the server is for the count it was sent with. */
  readonly edits: number;
  readonly doc: TramDocument;
  readonly refusal?: Refusal;
  /** Only in `events`, where they are indexed and so must be there. */
  readonly personId?: string;
  readonly day?: string;
}

/** A type this version does not know is kept beside the reference data: as it came, never merged, never sent. */
export function collectionOf(type: string): CollectionName {
  switch (lifecycleOf(type)) {
    case 'registry':
      return 'registry';
    case 'event':
      return 'events';
    case 'reference':
    case undefined:
      return 'reference';
  }
}

/** Ids name their type, but a worker's card carries the account's id. */
export const idPrefixOf = (type: DocumentType): string => (type === 'worker' ? 'account' : type);

const textField = (doc: TramDocument, field: string): string => {
  const value = (doc as unknown as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : '';
};

/** The station's day of an event: when it happened, or when it was written where it does not say. */
function dayOf(doc: TramDocument): string {
  const instant = [textField(doc, 'occurredAt'), doc.createdAt].find(isInstant);
  return instant === undefined ? '' : localDateAt(epochMsOf(instant));
}

/** What happened to a household or to a lot is looked up by it, as a person's events are by the person. */
function subjectField(type: string): string {
  if (type === 'household-change') return 'householdId';
  return type === 'lot-movement' ? 'lotId' : 'personId';
}

function keysOf(doc: TramDocument): Pick<StationRow, 'personId' | 'day'> {
  if (collectionOf(doc.type) !== 'events') return {};
  return { personId: textField(doc, subjectField(doc.type)), day: dayOf(doc) };
}

export function rowOf(doc: TramDocument, syncState: SyncState, edits: number, refusal?: Refusal): StationRow {
  return {
    id: doc._id,
    type: doc.type,
    syncState,
    edits,
    doc,
    ...keysOf(doc),
    ...(refusal && { refusal }),
  };
}

/** The worker's change: it waits to be sent, and what the server said of the state before no longer holds. */
export const editedRow = (before: StationRow, doc: TramDocument): StationRow =>
  rowOf(doc, 'local', before.edits + 1);

/** The same document further on its way. */
export const movedRow = (
  before: StationRow,
  syncState: SyncState,
  doc: TramDocument = before.doc,
): StationRow => rowOf(doc, syncState, before.edits);

/** The same standing with a fuller document. */
export function fullerRow(before: StationRow, doc: TramDocument): StationRow {
  if (!holdsDocument(before)) return before;
  return rowOf(doc, before.syncState, before.edits, before.refusal);
}

type DocumentRow = StationRow & { readonly syncState: SyncState };
export const holdsDocument = (row: StationRow): row is DocumentRow =>
  row.syncState !== 'own' && row.syncState !== 'elsewhere' && row.syncState !== 'before';

export function toStored(row: StationRow): StoredDocument | undefined {
  if (!holdsDocument(row)) return undefined;
  return { doc: row.doc, syncState: row.syncState, ...(row.refusal && { refusal: row.refusal }) };
}
