// A person's old events that this tablet gave up for room: they lie at the server, and can be had again for one person.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from './tablet-documents.js';

export interface LeftEvent {
  readonly id: DocumentId;
  /** The station's day it happened on, as in LocalDate. */
  readonly day: string;
}

export interface OlderEvents {
  /** The newest first; empty where everything known of them is here. */
  leftOf(personId: PersonDocId): Promise<readonly LeftEvent[]>;
  /** Puts them back as they stand at the server. What is here already stays as it is. */
  bringBack(documents: readonly TramDocument[]): Promise<Result<void, StorageFailure>>;
  /** The server has these no more, so nobody is sent looking for them again. */
  forget(ids: readonly DocumentId[]): Promise<Result<void, StorageFailure>>;
}
