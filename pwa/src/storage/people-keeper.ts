// When the people in memory are worth keeping for the next start, and how that is done while the screen goes on working:
// after a first fill, and once so much was written since that reading it again would be felt.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { KeptPeople, PeopleSnapshots } from './people-snapshots.js';
import type { StandingRow } from './rx-rows.js';
import { toStored } from './station-row.js';
import type { TakingIn } from './taking-in.js';

export interface DirectoryMemory {
  readonly snapshots: PeopleSnapshots;
  /** As it was read before the records were opened; undefined where that was not possible. */
  readonly kept: KeptPeople | undefined;
  /** Gives what takes it back. */
  readonly schedule: (work: () => void, delayMs: number) => () => void;
  /** So many records written since are worth keeping everybody anew. */
  readonly worthKeeping?: number;
}

export interface PeopleKeeperParts extends DirectoryMemory {
  readonly yieldToScreen: () => Promise<void>;
  readonly readOne: TabletDocuments['get'];
  /** Takes in what is read, but nothing over what was heard of meanwhile. */
  readonly takeStored: TakingIn['takeStored'];
  /** How many records were taken in so far. */
  readonly taken: () => number;
  /** How many persons and households are held. */
  readonly held: () => number;
  readonly pack: () => Generator<void, Uint8Array<ArrayBuffer>>;
}

export interface PeopleKeeper {
  /** On top of what was kept: false where it cannot be used, and every record must be read. */
  readKept(): Promise<boolean>;
  /** Before every record is read: what another tab keeps from now on is not what is read. */
  noteStanding(): Promise<void>;
  /** Everybody is in. */
  begin(): void;
  noteWritten(count: number): void;
  /** Resolves when nothing is being kept. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Some dozen milliseconds of reading at the next start of a slow tablet. */
const WORTH_KEEPING = 200;
/** Nobody is typing, and no page has come from the server. */
const QUIET_MS = 15_000;

export function createPeopleKeeper(parts: PeopleKeeperParts): PeopleKeeper {
  const { snapshots, kept, schedule, yieldToScreen, readOne, takeStored, taken, held, pack } = parts;
  const { worthKeeping = WORTH_KEEPING } = parts;
  /** The snapshot that stood when what is held was read. */
  let before: string | undefined;
  /** How many records the next start would read. */
  let unkept = 0;
  let isOpen = true;
  let hasBegun = false;
  let working: Promise<void> | undefined;
  let cancel: (() => void) | undefined;

  function look(): void {
    if (!isOpen || !hasBegun || unkept < worthKeeping) return;
    cancel?.();
    cancel = schedule(() => {
      working ??= keep().finally(() => (working = undefined));
    }, QUIET_MS);
  }

  /** Undefined where somebody was taken in meanwhile: a snapshot shows one moment or is none. */
  async function packed(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const seen = taken();
    const packing = pack();
    for (;;) {
      const step = packing.next();
      if (step.done) return step.value;
      await yieldToScreen();
      if (!isOpen || taken() !== seen) return undefined;
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

  /** Only their ids are kept: what differs is in the records. */
  async function takeDiffering(differing: readonly string[]): Promise<void> {
    if (differing.length === 0) return;
    await takeStored(async (onPage) => {
      for (const type of ['person', 'household'] as const) {
        const ids = differing.filter((id) => isIdOf(type, id));
        const records = await Promise.all(ids.map((id) => readOne(type, id)));
        await onPage(records.flatMap((stored) => stored ?? []));
      }
    });
  }

  async function keep(): Promise<void> {
    const seen = taken();
    const fresh = await takeFresh();
    // Another tab keeps them: it took marks away, and what this tab has not heard of yet can no longer be told.
    if (!fresh) isOpen = false;
    if (!fresh || !isOpen) return;
    // Nothing was heard of meanwhile, so each of these is held as it was read.
    const bytes = taken() === seen + fresh.length ? await packed() : undefined;
    if (!bytes) {
      look();
      return;
    }
    unkept = 0;
    const id = await snapshots.keep(bytes, { before, documents: held() });
    if (id === undefined) return;
    before = id;
    await snapshots.settle(id, fresh);
  }

  return {
    async readKept() {
      if (!kept?.people) return false;
      before = kept.id;
      const fresh = await takeFresh();
      if (!fresh) return false;
      unkept += fresh.length;
      await takeDiffering(kept.people.differing);
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
