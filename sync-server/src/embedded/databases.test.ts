import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Databases, isDatabaseName } from './databases.js';

let folder: string;
let databases: Databases;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-databases-'));
  databases = new Databases(folder);
});

afterEach(async () => {
  await databases.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(['tram-station-x', 'a', 'a_$()+/-9', `a${'b'.repeat(237)}`])('%s is a name', (name) => {
  expect(isDatabaseName(name)).toBe(true);
});

test.each([
  '',
  'A',
  '9a',
  '_a',
  'a.b',
  '../a',
  'a b',
  'â',
  `a${'b'.repeat(300)}`,
  `a${'/'.repeat(100)}`,
  'a\n',
])('%j is no name', (name) => {
  expect(isDatabaseName(name)).toBe(false);
});

test('a removal that a crash interrupted is finished at the next start', async () => {
  await databases.create('ward');
  await mkdir(join(folder, '.removed-1', 'documents'), { recursive: true });
  await writeFile(join(folder, '.removed-1', 'documents', 'CURRENT'), 'x');
  await databases.sweep();
  expect((await readdir(folder)).filter((name) => name.startsWith('.removed'))).toEqual([]);
  expect(await databases.names()).toEqual(['ward']);
});

test('a creation that a crash interrupted leaves no database, and can be repeated', async () => {
  await mkdir(join(folder, 'half'));
  expect(await databases.names()).toEqual([]);
  await expect(databases.get('half')).rejects.toThrow('Database does not exist.');
  await databases.create('half');
  expect(await databases.names()).toEqual(['half']);
});

test('whoever is in the middle of a history when the databases close is told, and nobody waits for them', async () => {
  await databases.create('ward');
  const database = await databases.get('ward');
  for (const _id of ['a', 'b', 'c']) await database.writer.writeOne({ _id }, true);
  const resting = database.changes({ since: 0, chunk: 1 });
  expect((await resting.next()).value).toMatchObject({ scannedTo: 1 });
  const reading = database.changes({ since: 0, chunk: 1 });
  await Promise.allSettled([databases.close(), reading.next()]);
  await expect(resting.next()).rejects.toThrow('Database does not exist.');
});

test('what else lies in the folder is left alone', async () => {
  await mkdir(join(folder, 'Not A Database'));
  await writeFile(join(folder, 'notes'), 'x');
  await databases.create('ward');
  expect(await databases.names()).toEqual(['ward']);
});

test('many who make and remove the same database at once meet in an order', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, (_, at) =>
      at % 3 === 2 ? databases.remove('ward') : databases.create('ward'),
    ),
  );
  expect(outcomes.map(({ status }) => status).slice(0, 3)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await databases.names()).toEqual([]);
  await databases.create('ward');
  expect((await (await databases.get('ward')).counts()).documents).toBe(0);
});

test('those who ask for a database at the same moment get the same one', async () => {
  await databases.create('ward');
  const [first, second] = await Promise.all([databases.get('ward'), databases.get('ward')]);
  expect(first).toBe(second);
});

test('who still holds a removed database is told that it does not exist', async () => {
  await databases.create('ward');
  const held = await databases.get('ward');
  await databases.remove('ward');
  expect(held.ended.aborted).toBe(true);
  await expect(held.writer.write([{ _id: 'a' }], true)).rejects.toThrow('Database does not exist.');
  await expect(held.local.write({ _id: '_local/a' })).rejects.toThrow('Database does not exist.');
  await expect(held.reader.bodiesAt([1])).rejects.toThrow('Database does not exist.');
});
