// Keeping what is held in memory, beside somebody who works: the whole keeping with real storage is in the tests of what
// is kept (care-snapshots, people-snapshots).

import { describe, expect, it, vi } from 'vitest';
import type { KeptSnapshots } from './kept-snapshots.js';
import { createSnapshotKeeper, type Packed, type SnapshotKeeper } from './snapshot-keeper.js';

const PACKED: Packed = { parts: [], documents: 2 };

interface Desk {
  readonly keeper: SnapshotKeeper;
  readonly kept: Packed['parts'][];
  readonly packed: string[];
  /** The hand rests. */
  readonly rest: () => void;
  readonly hear: () => void;
}

function beginKeeping(): Desk {
  const kept: Packed['parts'][] = [];
  const packed: string[] = [];
  let taken = 0;
  let rest = (): void => undefined;
  const snapshots: KeptSnapshots = {
    standing: async () => undefined,
    readParts: async () => undefined,
    freshSince: async () => [],
    async keep(parts) {
      kept.push([...parts]);
      return 'snapshot-1';
    },
    settle: async () => undefined,
  };
  const keeper = createSnapshotKeeper({
    snapshots,
    worthKeeping: 1,
    schedule(work) {
      work();
      return () => undefined;
    },
    giveWay: () => new Promise((resolve) => (rest = resolve)),
    yieldToScreen: async () => undefined,
    takeStored: async (read) => read(async () => undefined),
    taken: () => taken,
    *pack() {
      packed.push('one');
      yield;
      packed.push('two');
      return PACKED;
    },
  });
  keeper.begin();
  keeper.noteWritten(1);
  return { keeper, kept, packed, rest: () => rest(), hear: () => (taken += 1) };
}

describe('keeping what is held for the next start', () => {
  it('stands still while somebody types, and goes on in the pause', async () => {
    const { keeper, kept, packed, rest } = beginKeeping();
    await vi.waitFor(() => expect(packed).toEqual(['one']));
    expect(kept).toEqual([]);
    rest();
    await keeper.idle();
    expect([packed, kept]).toEqual([['one', 'two'], [PACKED.parts]]);
  });

  it('keeps nothing where something was saved in the pause: that would be two moments in one', async () => {
    const { keeper, kept, packed, rest, hear } = beginKeeping();
    await vi.waitFor(() => expect(packed).toEqual(['one']));
    hear();
    rest();
    await keeper.idle();
    expect([packed, kept]).toEqual([['one'], []]);
    keeper.noteWritten(1);
    await keeper.idle();
    expect([packed, kept], 'the next time nobody is waited for').toEqual([
      ['one', 'one', 'two'],
      [PACKED.parts],
    ]);
  });
});
