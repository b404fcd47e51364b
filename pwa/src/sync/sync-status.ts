// What the tablet can honestly say about sync. Counts come from the store; this says what the line is doing.

import type { StorageFailure } from '#documents/tablet-documents.js';
import type { Thrift } from './connectivity.js';
import type { SyncFailure } from './sync-server.js';

/** Why a round stopped: the line, the server, or this tablet's own storage. */
export type RoundFailure = SyncFailure | StorageFailure;

export interface SyncStatus {
  /** comparing: the server was restored or replaced, and what both hold is being put together again. */
  readonly phase: 'idle' | 'sending' | 'receiving' | 'comparing';
  /** Epoch milliseconds by our clock of the last complete round; undefined before the first. */
  readonly lastRoundAtMs?: number;
  /** Why the last round stopped; absent after a good one. */
  readonly failure?: RoundFailure;
  /** Why little is asked of the line now; absent while it may be used freely. */
  readonly thrift?: Thrift;
  /** How far the server's clock is ahead of ours. */
  readonly clockOffsetMs?: number;
  /** While receiving: documents stored, also before the line last broke, and still to come. */
  readonly received?: { readonly done: number; readonly pending: number; readonly leftMs?: number };
  /** While comparing: documents compared, of all that are here. */
  readonly compared?: { readonly done: number; readonly total: number };
}
