// Bringing a file to the server.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { DayFileReply } from '@tram/shared-schema/sync/day-file.js';
import type { SyncFailure } from '#sync/sync-server.js';

/** too-large: for the server, or for somebody between. */
export type BringFailure = SyncFailure | { kind: 'too-large' };

export interface DayFileServer {
  bring(
    stationId: StationId,
    content: Blob,
    signal: AbortSignal,
  ): Promise<Result<DayFileReply, BringFailure>>;
}
