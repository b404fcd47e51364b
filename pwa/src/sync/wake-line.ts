// The one line on which a tablet waits for news: held by one tab of the browser at a time, and by none that nobody sees.

import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { TabLock } from '#session/tab-lock.js';
import type { SyncFailure } from './sync-server.js';
import type { WakeWatch } from './wake-watch.js';

export interface WakeLine {
  /** Does nothing while it is open, or waits for another tab to let go. */
  open(): void;
  /** Resolves once nothing of it runs any more. */
  close(): Promise<void>;
  isOpen(): boolean;
}

export interface WakeLineParts {
  readonly wake: Pick<WakeWatch, 'watch'>;
  readonly lock: TabLock;
  readonly nowMs: () => number;
  onMore(cursor: Cursor | undefined): void;
  /** It is closed now. `failures` counts from 1, and again from 1 after a line that had worked for a while. */
  onTrouble(failure: SyncFailure, failures: number): void;
}

const LOCK = 'tram-wake';
const WORKED_MS = 60_000;

export function createWakeLine({ wake, lock, nowMs, onMore, onTrouble }: WakeLineParts): WakeLine {
  let open: AbortController | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let failures = 0;

  async function hold(closing: AbortController): Promise<void> {
    if (closing.signal.aborted) return;
    const fromMs = nowMs();
    const end = await wake.watch(onMore, closing.signal).finally(() => {
      if (open === closing) open = undefined;
    });
    if (closing.signal.aborted || end.kind === 'stopped') return;
    if (end.kind === 'more') {
      failures = 0;
      return onMore(undefined);
    }
    failures = nowMs() - fromMs >= WORKED_MS ? 1 : failures + 1;
    onTrouble(end.failure, failures);
  }

  return {
    open() {
      if (open) return;
      const closing = new AbortController();
      open = closing;
      const held = lock.run(LOCK, () => hold(closing));
      last = Promise.allSettled([last, held]);
      held.catch((fault: unknown) => {
        if (open === closing) open = undefined;
        // A fault of ours: seen by whoever watches for those. The next good round opens the line again.
        throw fault;
      });
    },
    async close() {
      open?.abort();
      open = undefined;
      await last;
    },
    isOpen: () => open !== undefined,
  };
}
