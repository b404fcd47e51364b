// What this tablet tells of itself with every request: its version, how full it is, and what waits to be sent. It must
// never hold a request up: a figure that does not come at once is left out, and the server keeps the one before.

import type { DeviceReport } from '@tram/shared-schema/sync/device-report.js';
import type { UnsentCounts } from '#documents/tablet-documents.js';
import type { PersistentStorage } from './persistent-storage.js';

type CountUnsent = () => Promise<UnsentCounts>;

export interface DeviceReporter {
  report(): Promise<DeviceReport>;
  /** Whose records are open: their unsent work is told until what is answered here is called. */
  follow(countUnsent: CountUnsent): () => void;
}

export interface DeviceReporterParts {
  readonly appVersion: string;
  readonly storage: Pick<PersistentStorage, 'state' | 'refresh'>;
  readonly nowMs: () => number;
  readonly schedule: (work: () => void, delayMs: number) => () => void;
  onFault(fault: unknown): void;
}

/** The browser walks through its files to say how full it is. */
const ASK_STORAGE_MS = 10 * 60_000;
const COUNT_PATIENCE_MS = 250;

export function createDeviceReporter(parts: DeviceReporterParts): DeviceReporter {
  const { appVersion, storage, nowMs, schedule, onFault } = parts;
  let countUnsent: CountUnsent | undefined;
  let askedStorageMs: number | undefined;

  function askStorage(): void {
    const now = nowMs();
    if (askedStorageMs !== undefined && Math.abs(now - askedStorageMs) < ASK_STORAGE_MS) return;
    askedStorageMs = now;
    storage.refresh().catch(onFault);
  }

  /** Asked anew every time: right after a push it must not tell of what has just arrived. */
  function unsent(): Promise<UnsentCounts | undefined> {
    const count = countUnsent;
    if (!count) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const stop = schedule(() => resolve(undefined), COUNT_PATIENCE_MS);
      const fail = (fault: unknown): undefined => {
        // Locking closes the records under a request that is about to go out.
        if (countUnsent === count) onFault(fault);
        return undefined;
      };
      void count().catch(fail).then(resolve).finally(stop);
    });
  }

  return {
    async report() {
      askStorage();
      const counts = await unsent();
      const full = storage.state.peek();
      return {
        appVersion,
        ...(full && {
          storageUsedBytes: full.usedBytes,
          storageQuotaBytes: full.usedBytes + full.freeBytes,
        }),
        ...counts,
      };
    },
    follow(count) {
      countUnsent = count;
      return () => {
        if (countUnsent === count) countUnsent = undefined;
      };
    },
  };
}
