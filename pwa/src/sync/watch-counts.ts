// How much waits and how much is at the server, as signals that follow the store. What waits is asked after every write;
// the rest is a long count, so it is asked once things are quiet.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SyncCounts, TabletDocuments, UnsentCounts, Unsubscribe } from '#documents/tablet-documents.js';
import type { Schedule } from './round-timer.js';

export interface WatchedCounts {
  /** What a chip on every screen shows; undefined only until the store has answered for the first time. */
  readonly unsent: ReadonlySignal<UnsentCounts | undefined>;
  /** Undefined until counted. `atServer` may be some seconds old while much is being written. */
  readonly counts: ReadonlySignal<SyncCounts | undefined>;
  close: Unsubscribe;
}

const SOON_MS = 250;
const QUIET_MS = 3_000;

export function watchCounts(
  documents: Pick<TabletDocuments, 'unsent' | 'counts' | 'onWritten'>,
  schedule: Schedule,
): WatchedCounts {
  const unsent = signal<UnsentCounts | undefined>(undefined);
  const atServer = signal<number | undefined>(undefined);
  let cancelSoon: Unsubscribe | undefined;
  let cancelQuiet: Unsubscribe | undefined;

  async function countUnsent(): Promise<void> {
    cancelSoon = undefined;
    unsent.value = await documents.unsent();
  }
  async function countAll(): Promise<void> {
    cancelQuiet = undefined;
    const { atServer: counted, ...few } = await documents.counts();
    unsent.value = few;
    atServer.value = counted;
  }
  const whenQuiet = (): void => {
    cancelQuiet?.();
    cancelQuiet = schedule(() => void countAll(), QUIET_MS);
  };
  const stop = documents.onWritten(() => {
    cancelSoon ??= schedule(() => void countUnsent(), SOON_MS);
    whenQuiet();
  });
  void countUnsent();
  // Not at once: the app has just been opened, and its first list is what the storage should be reading now.
  whenQuiet();
  return {
    unsent,
    counts: computed(() =>
      unsent.value === undefined || atServer.value === undefined
        ? undefined
        : { ...unsent.value, atServer: atServer.value },
    ),
    close() {
      stop();
      cancelSoon?.();
      cancelQuiet?.();
    },
  };
}
