// A tablet of the first release meets a second one.

import { afterEach, describe, expect, it } from 'vitest';
import {
  closeAll,
  STUMBLING,
  expectWhole,
  fill,
  first,
  isSecond,
  keptBefore,
  LIFTED,
  migrate,
  open,
  rowsOf,
  visit,
} from '#testing/contracts/migrating-tablet.js';
import { newTablet, RXDB_TABLETS, storeOn } from '#testing/contracts/rxdb-store.js';
import { testSealing } from '#testing/test-sealing.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { dexieStationStorage } from '../dexie-station-storage.js';
import { leftAtServer } from '../retention-row.js';
import { NewerStore, refuseNewerStore } from './store-version.js';

afterEach(closeAll);

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
    const parts = { migrations: [STUMBLING], onFault: (error: unknown) => faults.push(error) };
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
    await closeAll();
    await expect(tablet.open()).rejects.toThrow('the store is of version 2, this app knows 1');
  });
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
