import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { RxStorage } from 'rxdb';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { describe, expect, it } from 'vitest';
import { storeOn } from '#testing/contracts/rxdb-store.js';
import { ACCOUNT_ID, samplePerson, ulidOf } from '#testing/contracts/sample-documents.js';
import { databaseNameOf, openStationDatabase, type OpenOptions } from './open-database.js';

const stationId = documentId('station', ulidOf(777_001));
const storage = getRxStorageMemory() as RxStorage<unknown, unknown>;
const open = async (more: Partial<OpenOptions<unknown>> = {}) =>
  openStationDatabase({ storage, stationId, multiInstance: false, ...more });

describe("a station's records on a tablet", () => {
  it('are named by the station, in letters every storage takes', () => {
    expect(databaseNameOf(stationId)).toMatch(/^tram-[0-9a-z]{26}$/);
    expect(databaseNameOf(stationId, ACCOUNT_ID)).toMatch(/^tram-[0-9a-z]{26}-[0-9a-z]{26}$/);
  });

  it('lie apart for an account that may read only part of them', async () => {
    const [all, part] = [await open(), await open({ onlyFor: ACCOUNT_ID })];
    await storeOn(all).documents.add([samplePerson(10)]);
    expect(await storeOn(part).documents.get('person', samplePerson(10)._id)).toBeUndefined();
    await Promise.all([all.close(), part.close()]);
  });

  it('can be opened again by a page that never closed them', async () => {
    await storeOn(await open()).documents.add([samplePerson(10)]);
    const again = await open();
    expect((await storeOn(again).documents.add([samplePerson(11)])).ok).toBe(true);
    expect(await storeOn(again).documents.unsent()).toEqual({ waiting: 2, refused: 0 });
    await again.close();
  });

  it('of two stations never meet', async () => {
    const other = await open({ stationId: documentId('station', ulidOf(777_002)) });
    expect(await storeOn(other).documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 0 });
    await other.close();
  });
});
