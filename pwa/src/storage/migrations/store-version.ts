// Which version the rows of a collection are of, and how far a change of version came. Each collection says it for itself,
// in its own database, because browsers promise no order between databases.

import { ownRow, ownValueOf, writeOwnRow } from '../own-rows.js';
import type { RowTable } from '../row-table.js';
import { COLLECTIONS, type CollectionName } from '../station-row.js';
import { FIRST_VERSION } from './released-migrations.js';

export type MigrationFault = 'storage-full' | 'storage-failed' | 'fault';

export interface VersionState {
  readonly version: number;
  /**
   * `forward`: changed up to and with `after`. `back`: rows are being put back as they were. `tidy`: the new state is
   * whole, and what was kept of the old one is thrown away.
   */
  readonly step?: {
    readonly to: number;
    readonly phase: 'forward' | 'back' | 'tidy';
    readonly after: string;
  };
  /** The last try, so that the same app does not fail in the same way at every start. */
  readonly failed?: { readonly to: number; readonly by: string; readonly fault: MigrationFault };
}

export type Tables = Readonly<Record<CollectionName, RowTable>>;

/** Written by a newer app, or by one that was about to: this one would not know what it reads. */
export class NewerStore extends Error {
  override readonly name = 'NewerStore';
}

const VERSION_ROW = '~version';
const FIRST: VersionState = { version: FIRST_VERSION };

export const readVersion = async (table: RowTable): Promise<VersionState> =>
  ownValueOf<VersionState>(await table.readOne(VERSION_ROW)) ?? FIRST;

export const writeVersion = (tables: Tables, name: CollectionName, state: VersionState): Promise<void> =>
  writeOwnRow(tables[name], ownRow(name, VERSION_ROW, state));

/** The newest version anything here was written in, also where its writing was cut off. */
const newestIn = ({ version, step }: VersionState): number => Math.max(version, step?.to ?? 0);

export async function refuseNewerStore(tables: Tables, newestKnown: number): Promise<void> {
  const states = await Promise.all(COLLECTIONS.map((name) => readVersion(tables[name])));
  const newest = Math.max(...states.map(newestIn));
  if (newest > newestKnown)
    throw new NewerStore(`the store is of version ${newest}, this app knows ${newestKnown}`);
}
