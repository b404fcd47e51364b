// Fifty tablets that are switched on in the same minute read the same changes: each batch is fetched once, and those who
// come a moment later are given the same.
//
// A batch a moment old is as good as one read a moment ago: a record that was changed since comes again behind it. Only the
// newest is never kept, or somebody who was woken for a change would not find it.

import type { Batch } from './change-batch.js';

export interface SharedBatches {
  /** `key` names all that the answer depends on, the database first. */
  read(key: string, fetch: () => Promise<Batch>): Promise<Batch>;
  /** Its changes begin anew, and what was read of it may never have been. */
  forget(keyStart: string): void;
}

/** Tablets that began together are soon some batches apart. */
const KEPT_MS = 3_000;
/** However many read: what they hold themselves is one batch and the next. */
const KEPT_BYTES = 16 * 1024 * 1024;

const weightOf = ({ rows }: Batch): number =>
  rows.reduce((sum, { text }) => sum + (text?.bytes.length ?? 0), 0);

interface Kept {
  readonly batch: Promise<Batch>;
  bytes: number;
}

export function createSharedBatches(keptMs = KEPT_MS, keptBytes = KEPT_BYTES): SharedBatches {
  /** Oldest first. */
  const held = new Map<string, Kept>();
  let bytes = 0;

  function drop(key: string, kept: Kept): void {
    if (held.get(key) !== kept) return;
    held.delete(key);
    bytes -= kept.bytes;
  }

  async function keep(key: string, kept: Kept): Promise<void> {
    const batch = await kept.batch;
    if (batch.pending === 0) return drop(key, kept);
    if (held.get(key) !== kept) return;
    kept.bytes = weightOf(batch);
    bytes += kept.bytes;
    for (const [oldest, one] of held) {
      if (bytes <= keptBytes) break;
      drop(oldest, one);
    }
    setTimeout(() => drop(key, kept), keptMs).unref();
  }

  function begin(key: string, fetch: () => Promise<Batch>): Promise<Batch> {
    const kept: Kept = { batch: fetch(), bytes: 0 };
    held.set(key, kept);
    // Whoever waits for it is told why it failed; the next asks again.
    keep(key, kept).catch(() => drop(key, kept));
    return kept.batch;
  }

  return {
    async read(key, fetch) {
      const standing = held.get(key);
      if (!standing) return begin(key, fetch);
      const batch = await standing.batch;
      if (batch.pending > 0) return batch;
      // The newest, but begun before we asked: what was written in between is not in it. Who asked with us asks with us again.
      return held.get(key)?.batch ?? begin(key, fetch);
    },
    forget(keyStart) {
      for (const [key, kept] of held) if (key.startsWith(keyStart)) drop(key, kept);
    },
  };
}
