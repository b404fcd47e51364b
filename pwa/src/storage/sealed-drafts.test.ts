// Half-written forms as they lie on the tablet, and what becomes of one that does not open.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Draft } from '#drafts/draft-store.js';
import { ACCOUNT_ID, MORNING_MS, samplePerson } from '#testing/contracts/sample-documents.js';
import { sealingOf, testSealing } from '#testing/test-sealing.js';
import { openDeviceDatabase, type DeviceDatabase } from './dexie-device-database.js';
import { openDrafts } from './dexie-draft-store.js';
import type { ClosedRow } from './row-sealing.js';
import { plainSealing } from './sealing.js';

const draft: Draft = {
  draftId: 'visit-10',
  kind: 'encounter',
  accountId: ACCOUNT_ID,
  personId: samplePerson(10)._id,
  title: 'Người Mẫu 10',
  changedAt: instantAt(MORNING_MS),
  values: { reason: 'Đau đầ' },
};

let database: DeviceDatabase;
beforeEach(() => {
  database = openDeviceDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
});
afterEach(() => database.close());

const onDisk = async (): Promise<string> => JSON.stringify(await database.drafts.toArray());

it('nothing of what was typed, and of whom, lies on the tablet', async () => {
  const drafts = await openDrafts({ database, sealing: testSealing });
  await drafts.keep(draft);
  expect(await onDisk()).toContain(draft.draftId);
  expect(await onDisk()).not.toMatch(/Người|Đau|title|values|reason/);
  expect(await drafts.find(draft.draftId)).toEqual(draft);
});

it('what an older version kept in clear is sealed when it is opened, and is still there', async () => {
  await database.drafts.put(draft);
  const drafts = await openDrafts({ database, sealing: testSealing });
  expect(await onDisk()).not.toMatch(/Người|Đau/);
  expect(await drafts.allOf(ACCOUNT_ID)).toEqual([draft]);
});

it('one kept without keys is sealed once there are some', async () => {
  await (await openDrafts({ database, sealing: plainSealing })).keep(draft);
  expect(await onDisk()).toContain('Đau');
  const drafts = await openDrafts({ database, sealing: testSealing });
  expect(await onDisk()).not.toContain('Đau');
  expect(await drafts.find(draft.draftId)).toEqual(draft);
});

it('one that does not open is told, and put aside where its form is begun anew; its own key opens it', async () => {
  await (await openDrafts({ database, sealing: testSealing })).keep(draft);
  const closed: ClosedRow[] = [];
  const sealing = await sealingOf('another');
  const other = await openDrafts({ database, sealing, onClosed: (rows) => closed.push(...rows) });
  expect(await other.allOf(ACCOUNT_ID)).toEqual([]);
  expect(await other.find(draft.draftId)).toBeUndefined();
  expect(closed[0]).toEqual({ id: draft.draftId, why: 'other-key' });
  const anew = { ...draft, changedAt: instantAt(MORNING_MS + 60_000), values: { reason: 'Sốt' } };
  await other.keep(anew);
  await other.keep(anew);
  expect(await other.allOf(ACCOUNT_ID)).toEqual([anew]);

  const own = await openDrafts({ database, sealing: testSealing });
  const readable = await own.allOf(ACCOUNT_ID);
  expect(readable.map(({ values }) => values)).toEqual([draft.values]);
});
