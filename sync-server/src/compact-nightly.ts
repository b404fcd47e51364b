// The embedded store gives back the room of superseded bodies at night. A CouchDB does that by itself.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { errorName } from '#error-name.js';
import { pause } from '#following/keep-following.js';
import { keepNightly, type WallTime } from '#nightly.js';
import type { OpenStore } from '#open-store.js';
import type { Clock } from '#ports.js';

const LAST_FILE = 'compacted-at';

export interface CompactNightly {
  readonly at: WallTime;
  readonly dataDir: string;
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

export async function compactNightly(parts: CompactNightly): Promise<void> {
  const { at, dataDir, store, clock, signal, logger } = parts;
  const { compact } = store;
  if (!compact) return;
  const file = join(dataDir, LAST_FILE);
  const failed = (error: unknown): void => {
    if (!signal.aborted) logger.error({ error: errorName(error) }, 'compaction');
  };
  await keepNightly({
    at,
    clock,
    signal,
    pause,
    async readLastMs() {
      // No file, or one nobody can read: as if it never was done.
      const text = await readFile(file, 'utf8').catch(() => '');
      const ms = Date.parse(text.trim());
      return Number.isNaN(ms) ? undefined : ms;
    },
    saveLastMs: (ms) => writeFile(file, `${new Date(ms).toISOString()}\n`).catch(failed),
    async run() {
      const startedMs = clock.nowMs();
      const databases = await compact();
      logger.info({ databases, ms: clock.nowMs() - startedMs }, 'compaction');
    },
    failed,
  });
}
