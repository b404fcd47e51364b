import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Database } from '#embedded/database.js';
import { LevelDown, type LevelDownStore } from './level-down.js';
import { SyncedLevelDown } from './synced-leveldown.js';

let folder: string;
let database: Database;

/** What LevelDB itself is asked to do, below everything of ours. */
const levelDown = LevelDown.prototype as LevelDownStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-synced-'));
  database = await Database.open('ward', folder);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('every document is answered for only after LevelDB was asked to sync it', async () => {
  const batch = vi.spyOn(levelDown, '_batch');
  await database.writer.write([{ _id: 'a', v: 1 }], true);
  await database.writer.write([{ _id: 'b', _rev: '1-abc' }], false);
  expect(batch.mock.calls.map(([, options]) => options.sync)).toEqual([true, true]);
});

test('local documents and settings are synced as well', async () => {
  const batch = vi.spyOn(levelDown, '_batch');
  await database.writer.write([{ _id: '_local/checkpoint', seq: 1 }], true);
  await database.local.remove('_local/checkpoint');
  await database.settings.setSecurity({});
  expect(batch.mock.calls.map(([, options]) => options.sync)).toEqual([true, true, true]);
});

test('what PouchDB writes for itself when a database is opened is synced too', async () => {
  const put = vi.spyOn(levelDown, '_put');
  const batch = vi.spyOn(levelDown, '_batch');
  const other = await mkdtemp(join(tmpdir(), 'tram-synced-'));
  const opened = await Database.open('other', other);
  await opened.close();
  await rm(other, { recursive: true, force: true });
  const options = [...put.mock.calls.map((call) => call[2]), ...batch.mock.calls.map((call) => call[1])];
  expect(options.length).toBeGreaterThan(0);
  expect(options.every(({ sync }) => sync === true)).toBe(true);
});

test('people who save at the same moment share one trip to the disk', async () => {
  const batch = vi.spyOn(levelDown, '_batch');
  const rows = await Promise.all(
    Array.from({ length: 50 }, (_, at) => database.writer.write([{ _id: `p${at}`, at }], true)),
  );
  expect(rows.flat().every((row) => 'ok' in row)).toBe(true);
  expect(batch.mock.calls.length).toBeLessThan(5);
});

test('one bad document among those who share does not harm the others', async () => {
  const good = Array.from({ length: 5 }, (_, at) => database.writer.write([{ _id: `p${at}` }], true));
  // Past the checks that guard PouchDB, to see it refuse a whole batch.
  const bad = database.writer.write([{ _id: 'bad', _unknown: 1 }], true);
  await expect(bad).rejects.toThrow();
  const rows = (await Promise.all(good)).flat();
  expect(rows.every((row) => 'ok' in row)).toBe(true);
  expect((await database.counts()).documents).toBe(5);
});

test('ways of writing that cannot be synced are refused', async () => {
  const level = new SyncedLevelDown(join(folder, 'other'));
  await new Promise<void>((resolve, reject) =>
    level.open({}, (error) => (error ? reject(error) : resolve())),
  );
  expect(() => level._chainedBatch()).toThrow('cannot be written synced');
  const cleared = new Promise((resolve) => level._clear({}, resolve));
  expect(await cleared).toBeInstanceOf(Error);
  await new Promise<void>((resolve) => level.close(() => resolve()));
});
