// When what is held in memory is worth keeping for the next start, and how that is done while the screen goes on working:
// after a first fill, and once so much was written since that reading it again would be felt.

import type { KeptSnapshots, SnapshotBytes } from './kept-snapshots.js';
import type { StandingRow } from './rx-rows.js';
import { toStored } from './station-row.js';
import type { TakingIn } from './taking-in.js';

export interface SnapshotMemory {
  readonly snapshots: KeptSnapshots;
  /** Gives what takes it back. */
  readonly schedule: (work: () => void, delayMs: number) => () => void;
  /** Between two slices of packing, which nobody waits for; as everything else gives way where absent. */
  readonly giveWay?: () => Promise<void>;
  /** So many records written since are worth keeping everything anew. */
  readonly worthKeeping?: number;
}

export interface Packed {
  readonly parts: readonly SnapshotBytes[];
  /** Of how many it is made. */
  readonly documents: number;
}

export interface SnapshotKeeperParts<P extends Packed> extends SnapshotMemory {
  readonly yieldToScreen: () => Promise<void>;
  /** Takes in what is read, but nothing over what was heard of meanwhile. */
  readonly takeStored: TakingIn['takeStored'];
  /** How many records were taken in so far. */
  readonly taken: () => number;
  /** Gives way after every few records. */
  readonly pack: () => Generator<void, P>;
  /** It stands, and nothing was taken in since it was packed. */
  readonly onKept?: (packed: P) => void;
}

export interface SnapshotKeeper {
  /** Takes in what was written since the one that was read: false where another stands, and every record must be read. */
  readSince(id: string): Promise<boolean>;
  /** Before every record is read: what another tab keeps from now on is not what is read. */
  noteStanding(): Promise<void>;
  /** Everything is in. */
  begin(): void;
  noteWritten(count: number): void;
  /** Resolves when nothing is being kept. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Some dozen milliseconds of reading at the next start of a slow tablet. */
const WORTH_KEEPING = 200;
/** No save, and no page from the server. */
const QUIET_MS = 15_000;

export function createSnapshotKeeper<P extends Packed>(parts: SnapshotKeeperParts<P>): SnapshotKeeper {
  const { snapshots, schedule, yieldToScreen, takeStored, taken, pack, onKept } = parts;
  const { worthKeeping = WORTH_KEEPING, giveWay = yieldToScreen } = parts;
  /** The snapshot that stood when what is held was read. */
  let before: string | undefined;
  /** How many records the next start would read. */
  let unkept = 0;
  let isOpen = true;
  let hasBegun = false;
  /** Something was taken in while it was packed: next time nobody is waited for, or a busy desk would never keep any. */
  let wasDisturbed = false;
  let working: Promise<void> | undefined;
  let cancel: (() => void) | undefined;

  function look(): void {
    if (!isOpen || !hasBegun || unkept < worthKeeping) return;
    cancel?.();
    cancel = schedule(() => {
      working ??= keep().finally(() => (working = undefined));
    }, QUIET_MS);
  }

  /** Undefined where anything was taken in meanwhile: a snapshot shows one moment or is none. */
  async function packed(): Promise<P | undefined> {
    const seen = taken();
    const packing = pack();
    for (;;) {
      const step = packing.next();
      if (step.done) {
        wasDisturbed = false;
        return step.value;
      }
      await (wasDisturbed ? yieldToScreen() : giveWay());
      if (!isOpen) return undefined;
      if (taken() !== seen) {
        wasDisturbed = true;
        return undefined;
      }
    }
  }

  /** Rows written since `before`; undefined where another snapshot stands. */
  async function takeFresh(): Promise<readonly StandingRow[] | undefined> {
    let fresh: readonly StandingRow[] | undefined;
    await takeStored(async (onPage) => {
      fresh = await snapshots.freshSince(before);
      await onPage((fresh ?? []).flatMap((row) => toStored(row) ?? []));
    });
    return fresh;
  }

  async function keep(): Promise<void> {
    const seen = taken();
    const fresh = await takeFresh();
    // Another tab keeps them: it took marks away, and what this tab has not heard of yet can no longer be told.
    if (!fresh) isOpen = false;
    if (!fresh || !isOpen) return;
    // Nothing was heard of meanwhile, so each of these is held as it was read.
    const whole = taken() === seen + fresh.length ? await packed() : undefined;
    if (!whole) {
      look();
      return;
    }
    const takenThen = taken();
    unkept = 0;
    const id = await snapshots.keep(whole.parts, { before, documents: whole.documents });
    if (id === undefined) return;
    before = id;
    if (taken() === takenThen) onKept?.(whole);
    await snapshots.settle(id, fresh);
  }

  return {
    async readSince(id) {
      before = id;
      const fresh = await takeFresh();
      if (!fresh) return false;
      unkept += fresh.length;
      return true;
    },
    async noteStanding() {
      before = await snapshots.standing();
      unkept = Infinity;
    },
    begin() {
      hasBegun = true;
      look();
    },
    noteWritten(count) {
      unkept += count;
      look();
    },
    idle: async () => working,
    async close() {
      isOpen = false;
      cancel?.();
      await working;
    },
  };
}
