// Brings one station's records to this app's version behind the worker's back, one window at a time.

import { signal, type ReadonlySignal } from '@preact/signals';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import type { TabLock } from '#session/tab-lock.js';
import type { RoomMaker } from '#storage/make-room.js';
import { migrateStore, type MigrationOutcome } from '#storage/migrations/migrate-store.js';
import { MIGRATIONS } from '#storage/migrations/released-migrations.js';
import type { StationDatabase } from '#storage/open-database.js';
import { reportFailure } from './report-failure.js';
import { APP_VERSION } from './version.js';

export type VersionChange = MigrationOutcome | { readonly kind: 'under-way'; readonly done: number };

export interface WorkplaceVersion {
  readonly change: ReadonlySignal<VersionChange>;
  stop(): Promise<void>;
}

export function bringUpToDate(
  { name, tables }: StationDatabase,
  lock: TabLock,
  room: RoomMaker,
): WorkplaceVersion {
  const change = signal<VersionChange>({ kind: 'up-to-date' });
  const stopping = new AbortController();
  const running = lock.runIfFree(`tram-version-${name}`, async () => {
    change.value = await migrateStore({
      tables,
      migrations: MIGRATIONS,
      appVersion: APP_VERSION,
      yieldToScreen,
      hasRoom: () => room.hasRoomNow(),
      onProgress: (done) => (change.value = { kind: 'under-way', done }),
      onFault: reportFailure,
      signal: stopping.signal,
    });
  });
  const done = running.then(() => undefined).catch(reportFailure);
  return {
    change,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
