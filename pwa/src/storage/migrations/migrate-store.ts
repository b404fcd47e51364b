// Brings the tablet's store from version to version, in small pieces between a worker's keystrokes. Cut off anywhere it
// goes on where it stood. Where it fails, every row is put back as it was and the app works on with the older form.

import { toStorageFailure } from '../storage-failure.js';
import { COLLECTIONS, type CollectionName } from '../station-row.js';
import { bareRow, keepBefore, putBack, throwAwayBefore } from './kept-before.js';
import type { Migration } from './migration.js';
import { FIRST_VERSION } from './released-migrations.js';
import {
  readVersion,
  refuseNewerStore,
  writeVersion,
  type MigrationFault,
  type Tables,
  type VersionState,
} from './store-version.js';

export interface MigrateParts {
  readonly tables: Tables;
  readonly migrations: readonly Migration[];
  /** Which app tries: it does not try again what failed by its own fault. */
  readonly appVersion: string;
  readonly yieldToScreen: () => Promise<void>;
  /** False where the next piece would take the last room of the tablet. */
  readonly hasRoom: () => boolean;
  /** How many rows were looked at. */
  readonly onProgress: (done: number) => void;
  readonly onFault: (error: unknown) => void;
  readonly signal: AbortSignal;
  /** Rows at a time: few enough to hold up no keystroke on a slow tablet. */
  readonly piece?: number;
}

export type MigrationOutcome =
  | { readonly kind: 'up-to-date' }
  /** Everything is as it was before, and works as before. */
  | { readonly kind: 'kept-old'; readonly fault: MigrationFault }
  /** Goes on at the next start; until then both forms lie side by side. */
  | { readonly kind: 'unfinished' };

const BEHIND_ALL_IDS = '~';
const PIECE = 250;

class NoRoom extends Error {
  override readonly name = 'NoRoom';
}
class Stopped extends Error {
  override readonly name = 'Stopped';
}

export async function migrateStore(parts: MigrateParts): Promise<MigrationOutcome> {
  const { tables, migrations, appVersion, signal, piece = PIECE } = parts;
  let done = 0;

  const stateOf = (name: CollectionName): Promise<VersionState> => readVersion(tables[name]);
  const states = (): Promise<readonly VersionState[]> => Promise.all(COLLECTIONS.map(stateOf));

  async function forward(name: CollectionName, { to, collections, change }: Migration): Promise<void> {
    const { version, step } = await stateOf(name);
    if (version >= to) return;
    const table = tables[name];
    const moveTo = (after: string): Promise<void> =>
      writeVersion(tables, name, { version, step: { to, phase: 'forward', after } });
    let after = step?.to === to ? step.after : '';
    if (after === '') await moveTo('');
    while (after < BEHIND_ALL_IDS) {
      if (signal.aborted) throw new Stopped();
      if (!parts.hasRoom()) throw new NoRoom();
      const rows = collections.includes(name) ? await table.idsBetween(after, BEHIND_ALL_IDS, piece) : [];
      const needing = rows.filter((row) => change(bareRow(row)) !== undefined);
      await keepBefore(table, needing);
      await table.update(needing, (row) => change(bareRow(row)));
      after = rows.at(-1)?.id ?? BEHIND_ALL_IDS;
      await moveTo(after);
      parts.onProgress((done += rows.length));
      await parts.yieldToScreen();
    }
  }

  /** From the first of these writes on there is no way back: all rows of all collections are changed and on the disk. */
  async function finish({ to }: Migration): Promise<void> {
    for (const name of COLLECTIONS) await tables[name].flush();
    for (const name of COLLECTIONS)
      await writeVersion(tables, name, { version: to, step: { to, phase: 'tidy', after: '' } });
  }

  async function tidy(): Promise<void> {
    for (const name of COLLECTIONS) {
      const { version, step } = await stateOf(name);
      if (step?.phase !== 'tidy') continue;
      await throwAwayBefore(tables[name]);
      await writeVersion(tables, name, { version });
    }
  }

  async function goBack(migration: Migration, fault: MigrationFault): Promise<void> {
    const { to } = migration;
    // All of them before the first row: cut off in between, none goes on forward.
    for (const name of COLLECTIONS) {
      const { version } = await stateOf(name);
      const failed = { to, by: appVersion, fault };
      if (version < to)
        await writeVersion(tables, name, { version, step: { to, phase: 'back', after: '' }, failed });
    }
    await finishGoingBack(migration);
  }

  async function finishGoingBack(migration: Migration): Promise<void> {
    for (const name of COLLECTIONS) {
      const { version, step, failed } = await stateOf(name);
      if (step?.phase !== 'back') continue;
      await putBack(tables[name], migration);
      await tables[name].flush();
      await writeVersion(tables, name, { version, ...(failed && { failed }) });
    }
  }

  /** Undefined where the step is taken. */
  async function take(migration: Migration): Promise<MigrationOutcome | undefined> {
    const before = await states();
    const begunBack = before.find(({ step }) => step?.phase === 'back');
    if (begunBack) {
      // The others may not have heard of it.
      await goBack(migration, begunBack.failed?.fault ?? 'fault');
      return { kind: 'kept-old', fault: begunBack.failed?.fault ?? 'fault' };
    }
    const failed = before.find((state) => state.failed?.to === migration.to)?.failed;
    if (failed?.fault === 'fault' && failed.by === appVersion) return { kind: 'kept-old', fault: 'fault' };
    try {
      for (const name of COLLECTIONS) await forward(name, migration);
    } catch (error) {
      if (error instanceof Stopped) return { kind: 'unfinished' };
      const fault = error instanceof NoRoom ? 'storage-full' : toStorageFailure(error)?.kind;
      if (fault === undefined) parts.onFault(error);
      await goBack(migration, fault ?? 'fault');
      return { kind: 'kept-old', fault: fault ?? 'fault' };
    }
    await finish(migration);
    await tidy();
    return undefined;
  }

  await refuseNewerStore(tables, FIRST_VERSION + migrations.length);
  try {
    await tidy();
    for (const migration of migrations) {
      const taken = (await states()).every(({ version }) => version >= migration.to);
      const outcome = taken ? undefined : await take(migration);
      if (outcome) return outcome;
    }
    return { kind: 'up-to-date' };
  } catch (error) {
    // The storage failed while finishing or while going back: what was begun is written down and goes on next time.
    if (!toStorageFailure(error)) throw error;
    return { kind: 'unfinished' };
  }
}
