// The server's side of waking, as the tablet sees it: a line that says only that there is more.

import type { Result } from '@tram/shared-schema/result.js';
import type { WakeAnswer, WakeEnd } from '@tram/shared-schema/sync/wake.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { SyncPosition } from './sync-journal.js';
import type { SyncFailure } from './sync-server.js';

/** Why a stream that was opened came to its end, beside being told to. */
export type StreamEnd =
  | { kind: 'bye'; reason: WakeEnd; mayKeepUnsent: boolean }
  /** It opened, and not one byte came: something between us holds streams back. */
  | { kind: 'held-back' }
  /** Cut off, or silent for longer than the server ever is. `heard`: more than the first greeting came over it. */
  | { kind: 'broken'; heard: boolean };

export interface WakeServer {
  /** Holds a stream open until `signal`. The server says at once where there is more than `from`. */
  listen(
    from: SyncPosition,
    onMore: (cursor: Cursor | undefined) => void,
    signal: AbortSignal,
  ): Promise<Result<StreamEnd, SyncFailure>>;
  /** One question, held back by the server until there is more, or for a minute at most. */
  poll(from: SyncPosition, signal: AbortSignal): Promise<Result<WakeAnswer, SyncFailure>>;
}
