// A tablet full of what the first release wrote, and the second release that comes to it.

import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { FIRST_RELEASE } from '@tram/shared-schema/fixtures/first-release.js';
import { expect } from 'vitest';
import { bareRow } from '#storage/migrations/kept-before.js';
import { migrateStore, type MigrateParts, type MigrationOutcome } from '#storage/migrations/migrate-store.js';
import type { Migration } from '#storage/migrations/migration.js';
import { readVersion } from '#storage/migrations/store-version.js';
import type { StationDatabase } from '#storage/open-database.js';
import { COLLECTIONS } from '#storage/station-row.js';
import { storeOn, type TabletOnDisk } from './rxdb-store.js';
import { SECOND_RELEASE } from './second-release.js';

export const docs = FIRST_RELEASE as unknown as readonly TramDocument[];
export const [first, second, household, visit, waiting, refused] = docs.map(({ _id }) => _id as string);
export const LIFTED = [first, second, visit, waiting, refused];

const opened: StationDatabase[] = [];
export async function closeAll(): Promise<void> {
  for (const database of opened.splice(0)) await database.close();
}
/** As the second release opens it. */
export async function open(tablet: TabletOnDisk): Promise<StationDatabase> {
  await closeAll();
  const database = await tablet.open({ newestVersion: 2 });
  opened.push(database);
  return database;
}
/** At the server, waiting and refused: one of each. */
export async function fill(database: StationDatabase): Promise<void> {
  const { documents, journal } = storeOn(database);
  const isMine = ({ _id }: TramDocument): boolean => _id === waiting || _id === refused;
  await journal.storePage(
    docs.filter((doc) => !isMine(doc)),
    { epoch: 'e1', cursor: '1' },
  );
  await documents.add(docs.filter(isMine));
  const sent = await journal.takeOutgoing(10, 100_000);
  const refusal = { kind: 'invalid', field: 'reason', rule: 'maxLength' } as const;
  await journal.settle(sent, [{ id: refused as never, kind: 'refused', refusal }]);
  await journal.release(sent);
}

/** Everything of the records, as it lies; no bookkeeping. */
export async function rowsOf({ tables }: StationDatabase): Promise<readonly string[]> {
  const rows = await Promise.all(COLLECTIONS.map((name) => tables[name].idsBetween('', '~', 1000)));
  return rows.flat().map((row) => canonicalJson(bareRow(row)));
}
export const keptBefore = async ({ tables }: StationDatabase) =>
  (await Promise.all(COLLECTIONS.map((name) => tables[name].idsBetween('~before:', '~before;', 10)))).flat();
export const versions = async ({ tables }: StationDatabase) =>
  (await Promise.all(COLLECTIONS.map((name) => readVersion(tables[name])))).map(({ version }) => version);

export const migrate = (
  { tables }: StationDatabase,
  parts: Partial<MigrateParts> = {},
): Promise<MigrationOutcome> =>
  migrateStore({
    tables,
    migrations: [SECOND_RELEASE],
    appVersion: '2.0.0',
    yieldToScreen: () => Promise.resolve(),
    hasRoom: () => true,
    onProgress: () => undefined,
    onFault: () => undefined,
    signal: new AbortController().signal,
    piece: 2,
    ...parts,
  });

export const isSecond = (row: string): boolean => row.includes('"schemaVersion":2');

export async function expectWhole(database: StationDatabase): Promise<void> {
  const rows = await rowsOf(database);
  expect(rows).toHaveLength(docs.length);
  expect(rows.filter(isSecond)).toHaveLength(LIFTED.length);
  expect(await versions(database)).toEqual([2, 2, 2]);
  expect(await keptBefore(database)).toEqual([]);
  const { documents } = storeOn(database);
  expect(await documents.unsent()).toEqual({ waiting: 1, refused: 1 });
  expect(await documents.get('encounter', waiting ?? '')).toMatchObject({
    syncState: 'local',
    doc: { reason: 'Khám lại', reasonWords: ['Khám lại'] },
  });
  expect(await documents.get('encounter', refused ?? '')).toMatchObject({
    syncState: 'refused',
    refusal: { field: 'reason' },
    doc: { reasonWords: ['Đau lưng'], advice: 'Nghỉ ngơi' },
  });
  expect(await documents.get('person', first ?? '')).toMatchObject({
    syncState: 'accepted',
    doc: { phone: '0300000123', phones: [{ number: '0300000123' }] },
  });
  expect((await documents.get('household', household ?? ''))?.doc.schemaVersion).toBe(1);
}

/** The second release with a fault: one record it cannot lift. */
export const STUMBLING: Migration = {
  ...SECOND_RELEASE,
  change(row) {
    if (row.id === refused) throw new TypeError('no such thing');
    return SECOND_RELEASE.change(row);
  },
};
