// A tablet of the first release meets a second one, whatever happens to it on the way.

import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { FIRST_RELEASE } from '@tram/shared-schema/fixtures/first-release.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, describe, expect, it } from 'vitest';
import { failingStorage } from '#testing/contracts/failing-storage.js';
import { newTablet, RXDB_TABLETS, storeOn, type TabletOnDisk } from '#testing/contracts/rxdb-store.js';
import { testSealing } from '#testing/test-sealing.js';
import { SECOND_RELEASE } from '#testing/contracts/second-release.js';
import { dexieStationStorage } from '../dexie-station-storage.js';
import type { StationDatabase } from '../open-database.js';
import { leftAtServer } from '../retention-row.js';
import { COLLECTIONS } from '../station-row.js';
import { bareRow } from './kept-before.js';
import { migrateStore, type MigrateParts, type MigrationOutcome } from './migrate-store.js';
import type { Migration } from './migration.js';
import { NewerStore, readVersion, refuseNewerStore } from './store-version.js';

const docs = FIRST_RELEASE as unknown as readonly TramDocument[];
const [first, second, household, visit, waiting, refused] = docs.map(({ _id }) => _id as string);
const LIFTED = [first, second, visit, waiting, refused];

const opened: StationDatabase[] = [];
/** As the second release opens it. */
async function open(tablet: TabletOnDisk): Promise<StationDatabase> {
  for (const database of opened.splice(0)) await database.close();
  const database = await tablet.open({ newestVersion: 2 });
  opened.push(database);
  return database;
}
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

/** At the server, waiting and refused: one of each. */
async function fill(database: StationDatabase): Promise<void> {
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
async function rowsOf({ tables }: StationDatabase): Promise<readonly string[]> {
  const rows = await Promise.all(COLLECTIONS.map((name) => tables[name].idsBetween('', '~', 1000)));
  return rows.flat().map((row) => canonicalJson(bareRow(row)));
}
const keptBefore = async ({ tables }: StationDatabase) =>
  (await Promise.all(COLLECTIONS.map((name) => tables[name].idsBetween('~before:', '~before;', 10)))).flat();
const versions = async ({ tables }: StationDatabase) =>
  (await Promise.all(COLLECTIONS.map((name) => readVersion(tables[name])))).map(({ version }) => version);

const migrate = ({ tables }: StationDatabase, parts: Partial<MigrateParts> = {}): Promise<MigrationOutcome> =>
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

const isSecond = (row: string): boolean => row.includes('"schemaVersion":2');

async function expectWhole(database: StationDatabase): Promise<void> {
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

describe.each(RXDB_TABLETS)('a new version of the app, on $name', ({ make }) => {
  it('lifts every record once, unsent and refused ones too, and keeps nothing of the old state', async () => {
    const database = await open(make());
    await fill(database);
    expect(await migrate(database)).toEqual({ kind: 'up-to-date' });
    await expectWhole(database);
    const rows = await rowsOf(database);
    expect(await migrate(database)).toEqual({ kind: 'up-to-date' });
    expect(await rowsOf(database)).toEqual(rows);
  });

  it('puts everything back as it was where one record cannot be lifted, and the tablet works on', async () => {
    const tablet = make();
    let database = await open(tablet);
    await fill(database);
    const before = await rowsOf(database);
    const faults: unknown[] = [];
    const stumbling: Migration = {
      ...SECOND_RELEASE,
      change(row) {
        if (row.id === refused) throw new TypeError('no such thing');
        return SECOND_RELEASE.change(row);
      },
    };
    const parts = { migrations: [stumbling], onFault: (error: unknown) => faults.push(error) };
    expect(await migrate(database, parts)).toEqual({ kind: 'kept-old', fault: 'fault' });
    expect(faults).toHaveLength(1);
    expect(await rowsOf(database)).toEqual(before);
    expect(await keptBefore(database)).toEqual([]);

    // An app of the first release opens it again, and a worker saves.
    await refuseNewerStore(database.tables, 1);
    database = await open(tablet);
    const { documents } = storeOn(database);
    expect((await documents.change('person', first ?? '', (doc) => ({ ...doc, note: 'Nghe kém' }))).ok).toBe(
      true,
    );

    // The same app does not stumble at every start; the next one tries again.
    expect(await migrate(database, parts)).toEqual({ kind: 'kept-old', fault: 'fault' });
    expect(faults).toHaveLength(1);
    expect(await migrate(database, { appVersion: '2.0.1' })).toEqual({ kind: 'up-to-date' });
    expect((await rowsOf(database)).filter(isSecond)).toHaveLength(LIFTED.length);
    expect(await documents.unsent()).toEqual({ waiting: 2, refused: 1 });
  });

  it('does not begin where there is no room, and does it when there is', async () => {
    const database = await open(make());
    await fill(database);
    const before = await rowsOf(database);
    let pieces = 0;
    const hasRoom = (): boolean => (pieces += 1) < 3;
    expect(await migrate(database, { hasRoom })).toEqual({ kind: 'kept-old', fault: 'storage-full' });
    expect(await rowsOf(database)).toEqual(before);
    expect(await migrate(database)).toEqual({ kind: 'up-to-date' });
    await expectWhole(database);
  });

  it('stops when the app is closed, and what a worker writes in between is neither lost nor undone', async () => {
    const tablet = make();
    let database = await open(tablet);
    await fill(database);
    const stop = new AbortController();
    const stopped = await migrate(database, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(stopped).toEqual({ kind: 'unfinished' });
    database = await open(tablet);
    const { documents } = storeOn(database);
    await documents.change('person', first ?? '', (doc) => ({ ...doc, note: 'Nghe kém' }));
    const out = await migrate(database, { hasRoom: () => false });
    expect(out).toEqual({ kind: 'kept-old', fault: 'storage-full' });
    expect((await documents.get('person', first ?? ''))?.doc.note).toBe('Nghe kém');
    expect(await migrate(database)).toEqual({ kind: 'up-to-date' });
    expect((await documents.get('person', first ?? ''))?.doc.note).toBe('Nghe kém');
    expect((await rowsOf(database)).filter(isSecond)).toHaveLength(LIFTED.length);
  });
});

describe('an older app', () => {
  it.each([
    ['whole', 100],
    ['cut off in the middle', 1],
  ])('does not open a store a newer one wrote, %s, and changes nothing', async (_, pieces) => {
    const tablet = newTablet();
    const database = await open(tablet);
    await fill(database);
    const stop = new AbortController();
    let left = pieces;
    await migrate(database, {
      signal: stop.signal,
      onProgress: () => ((left -= 1) <= 0 ? stop.abort() : undefined),
    });
    const rows = await rowsOf(database);
    await expect(refuseNewerStore(database.tables, 1)).rejects.toBeInstanceOf(NewerStore);
    expect(await rowsOf(database)).toEqual(rows);
    for (const one of opened.splice(0)) await one.close();
    await expect(tablet.open()).rejects.toThrow('the store is of version 2, this app knows 1');
  });
});

describe('a tablet that is switched off in the middle', () => {
  const HOW = ['before', 'after'] as const;
  function failingTablet() {
    const quota = (): Error => new DOMException('QuotaExceededError', 'AbortError');
    const failing = failingStorage(getRxStorageMemory() as RxStorage<unknown, unknown>, quota);
    return { failing, tablet: newTablet({ storage: failing.storage }) };
  }
  async function writesOf(parts: Partial<MigrateParts>): Promise<number> {
    const { failing, tablet } = failingTablet();
    const database = await open(tablet);
    await fill(database);
    const before = failing.writes();
    await migrate(database, parts);
    return failing.writes() - before;
  }

  for (const how of HOW) {
    it(`has all of it lifted in the end, cut off ${how} any write, twice`, async () => {
      const writes = await writesOf({});
      expect(writes).toBeGreaterThan(15);
      for (let step = 0; step < writes; step += 1) {
        for (const again of [1, 6, 13]) {
          const { failing, tablet } = failingTablet();
          let database = await open(tablet);
          await fill(database);
          for (const cut of [step, again]) {
            failing.failAfter(cut, how);
            await migrate(database);
            failing.heal();
            database = await open(tablet);
            expect(await rowsOf(database)).toHaveLength(docs.length);
            expect(await storeOn(database).documents.unsent()).toEqual({ waiting: 1, refused: 1 });
          }
          while ((await migrate(database)).kind !== 'up-to-date') database = await open(tablet);
          await expectWhole(database);
        }
      }
    }, 120_000);

    it(`has all of it as it was, cut off ${how} any write of going back, twice`, async () => {
      const stumbling: Migration = {
        ...SECOND_RELEASE,
        change(row) {
          if (row.id === refused) throw new TypeError('no such thing');
          return SECOND_RELEASE.change(row);
        },
      };
      // Every start is of another version of the app, which tries again.
      let tries = 0;
      const stumble = (database: StationDatabase) =>
        migrate(database, { migrations: [stumbling], appVersion: `2.0.${(tries += 1)}` });
      const { tablet: whole } = failingTablet();
      const untouched = await open(whole);
      await fill(untouched);
      const before = await rowsOf(untouched);
      for (let step = 0; step < 30; step += 1) {
        for (const again of [1, 6, 13]) {
          const { failing, tablet } = failingTablet();
          let database = await open(tablet);
          await fill(database);
          for (const cut of [step, again]) {
            failing.failAfter(cut, how);
            await stumble(database);
            failing.heal();
            database = await open(tablet);
          }
          expect((await stumble(database)).kind).toBe('kept-old');
          expect(await rowsOf(database)).toEqual(before);
          expect(await keptBefore(database)).toEqual([]);
          expect(await versions(database)).toEqual([1, 1, 1]);
        }
      }
    }, 120_000);
  }
});

it('what is kept of the old state lies as sealed as all else, and so does what is left of an old visit', async () => {
  const factories = { indexedDB: new IDBFactory(), IDBKeyRange };
  const tablet = newTablet(dexieStationStorage({ sealing: testSealing, factories }) as never);
  const database = await open(tablet);
  await fill(database);
  const stop = new AbortController();
  await migrate(database, { signal: stop.signal, onProgress: () => stop.abort() });
  expect((await keptBefore(database)).length).toBeGreaterThan(0);
  const { events } = database.tables;
  await events.update(await events.rows.find([visit ?? '']), (row) => leftAtServer(row));

  const lying = await everythingIn(factories.indexedDB);
  expect(lying).toContain(`~before:${first}`);
  for (const said of ['Nguyễn', 'Nguy\\u1ec5n', '0300000123', '003187000123', 'reason', 'digest'])
    expect(lying).not.toContain(said);
});

async function everythingIn(indexedDB: IDBFactory): Promise<string> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
  const texts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      texts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())));
    database.close();
  }
  return texts.join('\n');
}
