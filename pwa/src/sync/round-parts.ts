// What a round of sync is given.

import type { PushParts } from './push-waiting.js';
import type { SyncServer } from './sync-server.js';
import type { SyncStatus } from './sync-status.js';

export interface RoundParts extends PushParts {
  readonly server: SyncServer;
  readonly onProgress: (
    progress: Pick<SyncStatus, 'phase' | 'received' | 'compared' | 'clockOffsetMs'>,
  ) => void;
}
