// How much waits and how much is at the server, as signals that follow the store. A save waits from the moment it is said;
// what waits in all is asked after every write, and the rest is a long count, so it is asked once things are quiet.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type {
  StoredDocument,
  SyncCounts,
  TabletDocuments,
  UnsentCounts,
  Unsubscribe,
} from '#documents/tablet-documents.js';
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
  /** Records that wait and that no finished count is sure to know, each with the question asked last before its save. */
  const saved = new Map<string, number>();
  let lastAsked = 0;
  let lastAnswered = 0;
  let cancelSoon: Unsubscribe | undefined;
  let cancelQuiet: Unsubscribe | undefined;

  const show = ({ waiting, refused }: UnsentCounts): void => {
    unsent.value = { waiting: Math.max(waiting, saved.size), refused };
  };
  async function ask<Counts extends UnsentCounts>(count: () => Promise<Counts>): Promise<Counts> {
    lastAsked += 1;
    const question = lastAsked;
    const answer = await count();
    if (question < lastAnswered) return answer;
    lastAnswered = question;
    for (const [id, before] of saved) if (before < question) saved.delete(id);
    show(answer);
    return answer;
  }
  async function countUnsent(): Promise<void> {
    cancelSoon = undefined;
    await ask(() => documents.unsent());
  }
  async function countAll(): Promise<void> {
    cancelQuiet = undefined;
    atServer.value = (await ask(() => documents.counts())).atServer;
  }
  const whenQuiet = (): void => {
    cancelQuiet?.();
    cancelQuiet = schedule(() => void countAll(), QUIET_MS);
  };
  const note = ({ doc, syncState }: StoredDocument): void => {
    if (syncState === 'local') saved.set(doc._id, lastAsked);
    else if (syncState !== 'sent') saved.delete(doc._id);
  };
  const stop = documents.onWritten((written) => {
    written.forEach(note);
    if (unsent.value && saved.size > unsent.value.waiting) show(unsent.value);
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
