// The server's word for the newest change it had, kept where what it acknowledges is kept: a collection whose rows are
// called accepted after a power cut has the word beside them, because it was written first and in the same database.

import type { KeptWitness } from '#sync/sync-journal.js';
import { ownRow, ownValueOf, writeOwnRow } from './own-rows.js';
import type { RowTable } from './row-table.js';

const WITNESS_ROW = '~witness';
const BESIDE = ['registry', 'events'] as const;
type Tables = Readonly<Record<(typeof BESIDE)[number], RowTable>>;

export interface KeptWitnesses {
  /** One, or one of each collection where the power went between two: the newer first. */
  read(): Promise<readonly KeptWitness[]>;
  write(kept: KeptWitness): Promise<void>;
}

const isSame = (a: KeptWitness | undefined, b: KeptWitness): boolean =>
  a?.witness === b.witness && a.epoch === b.epoch;

export function createKeptWitnesses(tables: Tables): KeptWitnesses {
  let written: KeptWitness | undefined;
  return {
    async read() {
      const rows = await Promise.all(BESIDE.map((name) => tables[name].readOne(WITNESS_ROW)));
      const kept = rows.flatMap((row) => ownValueOf<KeptWitness>(row) ?? []);
      return kept.filter((one, at) => !kept.slice(0, at).some((before) => isSame(before, one)));
    },
    async write({ epoch, witness }) {
      const kept: KeptWitness = { epoch, witness };
      if (isSame(written, kept)) return;
      for (const name of BESIDE) await writeOwnRow(tables[name], ownRow(name, WITNESS_ROW, kept));
      written = kept;
    },
  };
}
