// The tablet's book of sync: what waits, what was sent, how far the server was read. Beside TabletDocuments, on the
// same rows; only sync/ uses it.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { Cursor, Epoch, PushResult, Witness } from '@tram/shared-schema/sync/wire.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { ComparisonJournal } from './comparison-journal.js';

export interface SyncPosition {
  readonly epoch?: Epoch;
  readonly cursor?: Cursor;
  /** While reading is unfinished: how many documents it is in all, so that a fill cut off goes on at its percentage. */
  readonly total?: number;
}

/** One document as it was when taken for sending; `version` tells whether it was edited since. */
export interface Outgoing {
  readonly doc: TramDocument;
  readonly version: string;
}

/** What the server said it had, in which epoch. */
export interface KeptWitness {
  readonly epoch: Epoch;
  readonly witness: Witness;
}

export interface SyncJournal {
  /**
   * Never ahead of what is stored, whatever was cut off. The epoch is known as soon as the server acknowledged anything,
   * also where nothing was read from it yet.
   */
  position(): Promise<SyncPosition>;
  /**
   * Merges a page into what the tablet holds and then moves the position. Unsent work stays unsent; a page stored
   * twice changes nothing. `json`: see PulledPage.
   */
  storePage(
    documents: readonly TramDocument[],
    position: SyncPosition,
    json?: readonly string[],
  ): Promise<Result<void, StorageFailure>>;
  /** The oldest waiting documents up to these bounds, marked `sent`. Those `sent` without an answer come again. */
  takeOutgoing(maxDocuments: number, maxBytes: number): Promise<readonly Outgoing[]>;
  /** Writes the server's answers. An answer to a version that was edited since leaves the document waiting. */
  settle(sent: readonly Outgoing[], results: readonly PushResult[]): Promise<Result<void, StorageFailure>>;
  /** No answer came: `sent` goes back to `local`. Where this fails they stay `sent`, and come again all the same. */
  release(sent: readonly Outgoing[]): Promise<Result<void, StorageFailure>>;
  /** Shown to the server at every contact, so that it notices what it lost. */
  witnesses(): Promise<readonly Witness[]>;
  /** Before an answer is believed. */
  keepWitness(kept: KeptWitness): Promise<Result<void, StorageFailure>>;
  /** For a server that was restored or replaced. */
  readonly comparison: ComparisonJournal;
}
