// Seals what an older version laid in clear, some rows at a time and behind everything else: it goes on where it stopped
// when the tablet was closed, and is over for good once every collection was gone through.

import { ownRow, ownValueOf, writeOwnRow } from './own-rows.js';
import type { RowTable } from './row-table.js';
import { COLLECTIONS, type CollectionName } from './station-row.js';
import { toStorageFailure } from './storage-failure.js';

const SEALED_ROW = '~sealed';
const ROWS_AT_ONCE = 200;

interface SealedTo {
  readonly after: string;
  readonly isDone: boolean;
}
const NOTHING_YET: SealedTo = { after: '', isDone: false };

export interface SealClearParts {
  readonly tables: Readonly<Record<CollectionName, RowTable>>;
  /** Lets the screen and the worker's fingers go first. */
  readonly yieldToScreen: () => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

export interface SealingClear {
  /** Resolves when all is sealed, or it was stopped. */
  readonly done: Promise<void>;
  stop(): void;
}

export function sealClearRecords({ tables, yieldToScreen, onFault }: SealClearParts): SealingClear {
  let isStopped = false;

  async function sealIn(name: CollectionName): Promise<void> {
    const table = tables[name];
    if (!table.sealClear) return;
    let { after, isDone } = ownValueOf<SealedTo>(await table.readOne(SEALED_ROW)) ?? NOTHING_YET;
    while (!isDone && !isStopped) {
      const last = await table.sealClear(after, ROWS_AT_ONCE);
      isDone = last === undefined;
      after = last ?? after;
      await writeOwnRow(table, ownRow(name, SEALED_ROW, { after, isDone } satisfies SealedTo));
      await yieldToScreen();
    }
  }
  async function sealAll(): Promise<void> {
    try {
      for (const name of COLLECTIONS) await sealIn(name);
    } catch (fault) {
      // A full disk, or one that is being closed: the next start goes on from here.
      if (!isStopped && !toStorageFailure(fault)) onFault(fault);
    }
  }
  return {
    done: sealAll(),
    stop: () => (isStopped = true),
  };
}
