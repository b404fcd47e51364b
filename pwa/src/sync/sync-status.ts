// What the tablet can honestly say about sync. Counts come from the store; this says what the line is doing.

import type { SyncFailure } from './sync-server.js';

export interface SyncStatus {
  readonly phase: 'idle' | 'sending' | 'receiving';
  /** Epoch milliseconds by our clock of the last complete round; undefined before the first. */
  readonly lastRoundAtMs?: number;
  /** Why the last round stopped; absent after a good one. */
  readonly failure?: SyncFailure;
  /** How far the server's clock is ahead of ours. */
  readonly clockOffsetMs?: number;
  /** While receiving: documents stored in this round and still to come. */
  readonly received?: { readonly done: number; readonly pending: number };
}
