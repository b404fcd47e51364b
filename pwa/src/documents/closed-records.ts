// Records of this tablet that do not open: torn by its disk, or sealed under a key nobody at it has. What the server has is
// fetched again; what only this tablet has stays as it lies, and somebody is told.

import type { ReadonlySignal } from '@preact/signals';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { StorageFailure, Unsubscribe } from './tablet-documents.js';

/** What can be told of it: its kind stands in its id, and an event's row says of whom and of which day it is. */
export interface ClosedRecord {
  readonly id: string;
  /** A half-written form, not a record. */
  readonly isDraft: boolean;
  /** Counted as waiting to be sent, which it cannot be. */
  readonly isWaiting: boolean;
  readonly personId?: string;
  /** The station's day, as in LocalDate. */
  readonly day?: string;
}

export interface ClosedRecords {
  /** The server has them, and they come with the next contact. */
  readonly fetchable: ReadonlySignal<readonly DocumentId[]>;
  /** Nobody else is known to have them. */
  readonly onlyHere: ReadonlySignal<readonly ClosedRecord[]>;
  /**
   * Puts the server's state in place of each of `documents` that still does not open and does not wait to be sent. `lacks`:
   * what the server turned out not to have either.
   */
  answered(
    asked: readonly DocumentId[],
    documents: readonly TramDocument[],
    lacks: readonly DocumentId[],
  ): Promise<Result<void, StorageFailure>>;
  /** One more was met that can be fetched. */
  onFetchable(listener: () => void): Unsubscribe;
}
