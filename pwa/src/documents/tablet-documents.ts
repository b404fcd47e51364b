// What this tablet holds: every document with the state of its journey to the server. The one port the features
// write and read records through; adapters live in storage/. It knows nothing of care.

import type {
  DocumentByType,
  DocumentType,
  TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import type { HouseholdId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';

/**
 * local: only here. sent: on its way, no answer yet. accepted / merged: at the server (merged: with more than we had).
 * refused: the server would not take it; it stays here, is explained, and goes again when mended.
 */
export type SyncState = 'local' | 'sent' | 'accepted' | 'merged' | 'refused';

export interface StoredDocument<D extends TramDocument = TramDocument> {
  readonly doc: D;
  readonly syncState: SyncState;
  /** Present only while refused. */
  readonly refusal?: Refusal;
}

export type StorageFailure = { kind: 'storage-full' } | { kind: 'storage-failed' };
/** `newer-store`: a newer app wrote these records, and this one would not know what it reads. */
export type OpenFailure = StorageFailure | { kind: 'newer-store' };
export type ChangeFailure = StorageFailure | { kind: 'not-found' };
export type Unsubscribe = () => void;

export interface UnsentCounts {
  /** local + sent: the worker's work that is only on this tablet. */
  readonly waiting: number;
  readonly refused: number;
}
/** Of people's records; reference data is the server's own. */
export interface SyncCounts extends UnsentCounts {
  /** Everything the server is known to have. */
  readonly atServer: number;
}

/** One document of several that change together; `change` as in `TabletDocuments.change`. */
export type DocumentChange = {
  [T in DocumentType]: {
    readonly type: T;
    readonly id: string;
    readonly change: (doc: DocumentByType[T]) => DocumentByType[T];
  };
}[DocumentType];

export interface TabletDocuments {
  get<T extends DocumentType>(type: T, id: string): Promise<StoredDocument<DocumentByType[T]> | undefined>;

  /**
   * Writes the worker's new documents in one transaction per collection; resolves once they are on disk. Writing the
   * same documents again writes nothing, so a failure can simply be retried. Reference data is not a worker's: it throws.
   */
  add(docs: readonly TramDocument[]): Promise<Result<void, StorageFailure>>;

  /**
   * Reads, changes and writes one document without anybody between; the result waits to be sent.
   * `change` must be pure: it may run again. Returning the same object writes nothing. Reference data throws.
   */
  change<T extends DocumentType>(
    type: T,
    id: string,
    change: (doc: DocumentByType[T]) => DocumentByType[T],
  ): Promise<Result<DocumentByType[T], ChangeFailure>>;

  /**
   * Changes and adds several documents as one: afterwards all of it is there or none, also where the battery is pulled in
   * between. Made again after a failure nobody saw, it is still one save. Reference data throws.
   */
  saveTogether(
    changes: readonly DocumentChange[],
    added: readonly TramDocument[],
  ): Promise<Result<void, ChangeFailure>>;

  /**
   * Offers a refused document to the server as it is: what was in the way was put right there, not here. One that is
   * not refused stays as it stands.
   */
  sendAgain(type: DocumentType, id: string): Promise<Result<void, ChangeFailure>>;

  /**
   * Every document of a type, in pages, for building what is held in memory. Never used while a screen waits. What
   * `onPage` returns is waited for before the next page is read.
   */
  readAll<T extends DocumentType>(
    type: T,
    onPage: (docs: readonly StoredDocument<DocumentByType[T]>[]) => unknown,
  ): Promise<void>;

  /** A person's events, or what happened to a household; newest first. */
  eventsOf(subject: PersonDocId | HouseholdId): Promise<readonly StoredDocument[]>;
  /** Events of these days, both included, newest first. */
  eventsBetween(from: LocalDate, to: LocalDate): Promise<readonly StoredDocument[]>;
  withState(state: SyncState): Promise<readonly StoredDocument[]>;
  /** Quick at any size: what a chip on every screen may ask after every write. */
  unsent(): Promise<UnsentCounts>;
  /** Counts a hundred thousand index entries: the browser works on it for a while. See sync/watch-counts.ts. */
  counts(): Promise<SyncCounts>;

  /** After each durable write, here or in another tab: what was written. Also for documents pulled from the server. */
  onWritten(listener: (documents: readonly StoredDocument[]) => void): Unsubscribe;
}
