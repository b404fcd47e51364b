// The server's word for the newest change it had, kept where what it acknowledges is kept: a collection whose rows are
// called accepted after a power cut has the word beside them, because it was written first and in the same database.

import type { Witness } from '@tram/shared-schema/sync/wire.js';
import { ownRow, ownValueOf, writeOwnRow } from './own-rows.js';
import type { RowTable } from './row-table.js';

const WITNESS_ROW = '~witness';
const BESIDE = ['registry', 'events'] as const;
type Tables = Readonly<Record<(typeof BESIDE)[number], RowTable>>;

export interface KeptWitnesses {
  /** One, or one of each collection where the power went between two. */
  read(): Promise<readonly Witness[]>;
  write(witness: Witness): Promise<void>;
}

export function createKeptWitnesses(tables: Tables): KeptWitnesses {
  let written: Witness | undefined;
  return {
    async read() {
      const rows = await Promise.all(BESIDE.map((name) => tables[name].readOne(WITNESS_ROW)));
      const words = rows.flatMap((row) => ownValueOf<{ witness: Witness }>(row)?.witness ?? []);
      return [...new Set(words)];
    },
    async write(witness) {
      if (witness === written) return;
      for (const name of BESIDE) await writeOwnRow(tables[name], ownRow(name, WITNESS_ROW, { witness }));
      written = witness;
    },
  };
}
