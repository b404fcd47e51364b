// The server's side of sync, as the tablet sees it: pages down, per-document answers up.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { CompareReply, CompareRequest } from '@tram/shared-schema/sync/compare.js';
import type { Cursor, Epoch, PushReply, PushRequest, Witness } from '@tram/shared-schema/sync/wire.js';

export type SyncFailure =
  | { kind: 'unreachable' }
  | { kind: 'session-expired' }
  | { kind: 'account-disabled'; mayKeepUnsent: boolean }
  | { kind: 'device-revoked'; mayKeepUnsent: boolean }
  | { kind: 'epoch-changed'; epoch: Epoch }
  /** `retryAfterMs`: the server's own wish, where it said one. */
  | { kind: 'server-trouble'; retryAfterMs?: number }
  | { kind: 'update-needed' }
  | { kind: 'not-allowed' };

/** The request as a whole was not taken, though the line and the session are good: something in the batch is at fault. */
export type BatchRefused = { kind: 'batch-refused'; field?: string; rule?: string };

export interface PulledPage {
  readonly epoch: Epoch;
  readonly documents: readonly TramDocument[];
  /** The same as text of one byte a letter (documents/one-byte-text.ts), so that nobody writes it again to store it. */
  readonly json?: readonly string[];
  /** Worth storing only together with, or after, the page's documents. */
  readonly cursor: Cursor;
  /** How many changes the server still has after this page. */
  readonly pending: number;
}

export interface Contact {
  readonly serverTime: Instant;
  /** Milliseconds the server's clock is ahead of ours, half the round trip taken off. */
  readonly offsetMs: number;
  /** The server's word for its newest change. */
  readonly witness?: Witness;
}

export interface SyncServer {
  /**
   * Streams pages from `cursor` on; the next page is not read before `onPage` has resolved. A line that breaks
   * gives `unreachable` after the pages that came whole. A cursor the server no longer knows is read from the beginning.
   */
  pull(
    from: { cursor?: Cursor; epoch?: Epoch; witnesses?: readonly Witness[] },
    onPage: (page: PulledPage, contact: Contact) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Result<Contact & { epoch: Epoch }, SyncFailure>>;
  push(
    request: Omit<PushRequest, 'sentAt'>,
    signal: AbortSignal,
  ): Promise<Result<{ reply: PushReply; contact: Contact }, SyncFailure | BatchRefused>>;
  /** With a server that began anew; reads and never writes there. */
  compare(
    request: CompareRequest,
    signal: AbortSignal,
  ): Promise<Result<{ reply: CompareReply; contact: Contact }, SyncFailure>>;
}
