// A tablet that is switched off in the middle of changing its store's version, at every write, and once more after that.

import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, describe, expect, it } from 'vitest';
import { failingStorage } from '#testing/contracts/failing-storage.js';
import {
  closeAll,
  docs,
  expectWhole,
  fill,
  keptBefore,
  migrate,
  open,
  rowsOf,
  STUMBLING,
  versions,
} from '#testing/contracts/migrating-tablet.js';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import type { StationDatabase } from '../open-database.js';
import type { MigrateParts } from './migrate-store.js';

afterEach(closeAll);

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
        for (const again of [2, 9]) {
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
    });

    it(`has all of it as it was, cut off ${how} any write of going back, twice`, async () => {
      // Every start is of another version of the app, which tries again.
      let tries = 0;
      const stumble = (database: StationDatabase) =>
        migrate(database, { migrations: [STUMBLING], appVersion: `2.0.${(tries += 1)}` });
      const { tablet: whole } = failingTablet();
      const untouched = await open(whole);
      await fill(untouched);
      const before = await rowsOf(untouched);
      for (let step = 0; step < 30; step += 1) {
        for (const again of [2, 9]) {
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
    });
  }
});
