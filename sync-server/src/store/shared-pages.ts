// Fifty tablets that are switched on in the same minute read the same changes: each page is fetched once, and those who
// come a moment later are given the same. Only here pages wait: a reader holds none while its line is busy with the last,
// and comes again for the next.
//
// A page a moment old is as good as one read a moment ago: a record that was changed since comes again behind it. Only the
// newest is never kept, or somebody who was woken for a change would not find it. Nor is an empty one, which ends a reading:
// where a change was written while it was read, it is empty and more is to come.

import type { ChangesPage } from '#ports.js';
import { createTurns } from '#turns.js';

export interface CutPage {
  readonly page: ChangesPage;
  /** Not even a change that is nothing for a tablet. */
  readonly isEmpty: boolean;
  /** Of one change, for the size of the next question. */
  readonly bytesPerRow: number;
}

export interface SharedPages {
  /** `key` names all that the answer depends on, the database first. */
  read(key: string, fetch: () => Promise<CutPage>): Promise<CutPage>;
  /** Whether nothing would have to be fetched. */
  holds(key: string): boolean;
  /** Its changes begin anew, and what was read of it may never have been. */
  forget(keyStart: string): void;
}

/** Tablets that began together are soon some pages apart. */
const KEPT_MS = 3_000;
/** However many read. What becomes of a page on its way (pack-page.ts) is kept as long and weighs about as much again. */
const KEPT_BYTES = 8 * 1024 * 1024;
/** Answers of the store being taken apart at the same moment: half a megabyte each, and some objects. */
const FETCHED_AT_ONCE = 2;

const isNewest = ({ page, isEmpty }: CutPage): boolean => isEmpty || page.pending === 0;

const weightOf = ({ page }: CutPage): number => page.rows.reduce((sum, { bytes }) => sum + bytes.length, 0);

interface Kept {
  readonly cut: Promise<CutPage>;
  bytes: number;
  over?: NodeJS.Timeout;
}

export function createSharedPages(keptMs = KEPT_MS, keptBytes = KEPT_BYTES): SharedPages {
  const inTurn = createTurns(FETCHED_AT_ONCE);
  /** Oldest first. */
  const held = new Map<string, Kept>();
  let bytes = 0;

  function drop(key: string, kept: Kept): void {
    if (held.get(key) !== kept) return;
    held.delete(key);
    bytes -= kept.bytes;
    // A clock that still runs would hold it until it rings.
    clearTimeout(kept.over);
  }

  async function keep(key: string, kept: Kept): Promise<void> {
    const cut = await kept.cut;
    if (isNewest(cut)) return drop(key, kept);
    if (held.get(key) !== kept) return;
    kept.bytes = weightOf(cut);
    bytes += kept.bytes;
    for (const [oldest, one] of held) {
      if (bytes <= keptBytes) break;
      drop(oldest, one);
    }
    if (held.get(key) === kept) kept.over = setTimeout(() => drop(key, kept), keptMs).unref();
  }

  function begin(key: string, fetch: () => Promise<CutPage>): Promise<CutPage> {
    const kept: Kept = { cut: inTurn(fetch), bytes: 0 };
    held.set(key, kept);
    // Whoever waits for it is told why it failed; the next asks again.
    keep(key, kept).catch(() => drop(key, kept));
    return kept.cut;
  }

  return {
    async read(key, fetch) {
      const standing = held.get(key);
      if (!standing) return begin(key, fetch);
      const cut = await standing.cut;
      if (!isNewest(cut)) return cut;
      // The newest, but begun before we asked: what was written in between is not in it. Who asked with us asks with us again.
      return held.get(key)?.cut ?? begin(key, fetch);
    },
    holds: (key) => held.has(key),
    forget(keyStart) {
      for (const [key, kept] of held) if (key.startsWith(keyStart)) drop(key, kept);
    },
  };
}
