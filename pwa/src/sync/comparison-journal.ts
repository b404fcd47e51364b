// The tablet's side of comparing with a server that began anew: what it holds, in the order of ids, and how far it came.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { StateEntry } from '@tram/shared-schema/sync/compare.js';
import type { Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';
import type { StorageFailure } from '#documents/tablet-documents.js';

export interface ComparisonPlace {
  /** Everything up to this id has been compared. */
  readonly after: string;
  /** Where the server's changes stood when the comparison began. */
  readonly cursor: Cursor;
  /** How many documents that was, for the screen. */
  readonly done: number;
}

export interface ComparisonJournal {
  /** How far comparing with this epoch came, never further than it did; undefined where it has not begun. */
  place(epoch: Epoch): Promise<ComparisonPlace | undefined>;
  /** How many documents there are to compare. */
  count(): Promise<number>;
  /** What is held behind an id and before another, in order. */
  entries(after: string, limit: number): Promise<readonly StateEntry[]>;
  /**
   * Merges what the server sent into what is held. What the server lacks, or has less of, waits to be sent again;
   * nothing is deleted, and unsent work goes on waiting.
   */
  take(documents: readonly TramDocument[], lacks: readonly string[]): Promise<Result<void, StorageFailure>>;
  /** Only after everything up to there was taken. */
  moveTo(epoch: Epoch, place: ComparisonPlace): Promise<Result<void, StorageFailure>>;
  /** All was compared: from now on the server is read from `cursor` on. */
  finish(epoch: Epoch, cursor: Cursor): Promise<Result<void, StorageFailure>>;
}
