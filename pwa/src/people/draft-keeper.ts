// Keeps a half-written form from its first keystroke. One write at a time: what was typed while one was under way is
// written next, and only the newest of it.

import { signal, type ReadonlySignal } from '@preact/signals';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { Draft, DraftStore } from '#drafts/draft-store.js';

export type DraftAbout = Pick<Draft, 'draftId' | 'kind' | 'accountId' | 'personId' | 'recordId'>;
type Typed = Pick<Draft, 'title' | 'values'>;

export interface DraftKeeper {
  keep(title: string, values: Draft['values']): void;
  /** Nothing typed after this is kept, and what was kept is gone: given back, for somebody who wants it after all. */
  discard(): Promise<Draft | undefined>;
  /** Resolves when all that was typed so far is kept or refused. */
  settled(): Promise<void>;
  readonly keptAtMs: ReadonlySignal<number | undefined>;
  /** False while words typed since then are still on their way to the disk. */
  readonly allKept: ReadonlySignal<boolean>;
  /** The newest words could not be kept; they are still in the form. */
  readonly failure: ReadonlySignal<StorageFailure | undefined>;
}

export function createDraftKeeper(
  drafts: Pick<DraftStore, 'keep' | 'find' | 'discard'>,
  about: DraftAbout,
  nowMs: () => number,
): DraftKeeper {
  const keptAtMs = signal<number | undefined>(undefined);
  const allKept = signal(true);
  const failure = signal<StorageFailure | undefined>(undefined);
  let newest: Typed | undefined;
  let writing = Promise.resolve();
  let idle = true;
  let closed = false;

  async function writeNewest(): Promise<void> {
    try {
      while (newest && !closed) {
        const typed = newest;
        newest = undefined;
        const at = nowMs();
        const kept = await drafts.keep({ ...about, ...typed, changedAt: instantAt(at) });
        failure.value = kept.ok ? undefined : kept.error;
        if (!kept.ok) continue;
        keptAtMs.value = at;
        allKept.value = newest === undefined;
      }
    } finally {
      idle = true;
    }
  }

  return {
    keptAtMs,
    allKept,
    failure,
    keep(title, values) {
      newest = { title, values };
      allKept.value = false;
      if (!idle || closed) return;
      idle = false;
      writing = writeNewest();
    },
    async discard() {
      const unwritten = newest;
      closed = true;
      await writing;
      const kept = await drafts.find(about.draftId);
      await drafts.discard(about.draftId);
      return unwritten ? { ...about, ...unwritten, changedAt: instantAt(nowMs()) } : kept;
    },
    settled: () => writing,
  };
}
