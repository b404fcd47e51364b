// The tablet's records as a day file sees them: what is to go out, and what came in. Adapters live in storage/.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { DayFileDocument } from '@tram/shared-schema/sync/day-file.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import type { StorageFailure } from '#documents/tablet-documents.js';

/** unsent: all that is not at the server, also what it refused. since: what is there and was changed from then on. */
export type DayFilePages = { readonly kind: 'unsent' } | { readonly kind: 'since'; readonly fromMs: number };

export type TakenOutcome =
  /** new: not here before. merged: brought something. known: nothing that was not here. */
  | { readonly id: string; readonly kind: 'new' | 'merged' | 'known' }
  | { readonly id: string; readonly kind: 'refused'; readonly refusal: Refusal };

export interface CheckedDocument extends DayFileDocument {
  readonly doc: TramDocument;
}

export interface DayFileRecords {
  /** In pages, people before what happened to them; the next page is read when it is asked for. */
  pages(which: DayFilePages): AsyncIterable<readonly DayFileDocument[]>;
  /**
   * Merges what a file brought into what is here, on disk when it resolves. What the server is not known to have waits
   * to be sent, as if it had been written here; what waits already goes on waiting. No id may come twice.
   */
  take(documents: readonly CheckedDocument[]): Promise<Result<readonly TakenOutcome[], StorageFailure>>;
}
