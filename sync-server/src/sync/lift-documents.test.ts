import { describe, expect, it } from 'vitest';
import { liftThrough, type Release } from '@tram/shared-schema/document/releases.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { ok } from '@tram/shared-schema/result.js';
import { liftStations } from '#admin/lift-stations.js';
import { memoryDocuments } from '#testing/memory-documents.js';
import { NOW_MS, NURSE, person, STATION, TABLET } from '#testing/documents.js';
import type { Account } from '#ports.js';
import { acceptDocuments } from './accept-documents.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';

/** A second release that nobody made: people have several phones. */
const SECOND: Release = {
  to: 2,
  lifts: {
    person: (doc) =>
      doc.schemaVersion >= 2
        ? undefined
        : ({ ...doc, schemaVersion: 2, phones: doc.phone === undefined ? [] : [doc.phone] } as Person),
  },
};
const nurse = { accountId: NURSE, role: 'worker', stationId: STATION } as Account;
const anything: CheckDocument = (doc) => ok(doc as Person);
const sender = { account: nurse, stationId: STATION, replicaId: TABLET, nowMs: NOW_MS };
const older = { ...person(1), phone: '0300000123' };
const push = (store: ReturnType<typeof memoryDocuments>, doc: Person) =>
  acceptDocuments(store, anything, sender, [doc], liftThrough([SECOND]));
const standing = async (store: ReturnType<typeof memoryDocuments>) =>
  (await store.readDocuments(STATION, [older._id])).get(older._id);

describe('a record of an older release', () => {
  it('sent by a tablet that was in a drawer is stored in the form of today, and given back to it', async () => {
    const store = memoryDocuments();
    const [result] = await push(store, older);
    expect(result).toMatchObject({ kind: 'merged', document: { schemaVersion: 2, phones: ['0300000123'] } });
    const { writes } = store;
    expect(await push(store, older)).toEqual([result]);
    expect(store.writes).toBe(writes);
  });

  it('that lies at the server is lifted before it is compared: a lifted one sent again is the same record', async () => {
    const store = memoryDocuments();
    await acceptDocuments(store, anything, sender, [older]);
    expect(await standing(store)).toMatchObject({ schemaVersion: 1 });
    const lifted = liftThrough([SECOND])(older) as Person;
    const [result] = await push(store, lifted);
    expect(result).toEqual({ id: older._id, kind: 'accepted' });
    expect(await standing(store)).toMatchObject({ schemaVersion: 2 });
    expect(await standing(store)).not.toHaveProperty('superseded');
  });

  it('is lifted where it lies after a start, each once', async () => {
    const store = memoryDocuments();
    await acceptDocuments(store, anything, sender, [older]);
    const deps = {
      documents: {
        ...store,
        readRange: async () => [...(await store.readDocuments(STATION, [older._id])).values()],
      },
      directory: { listStations: () => Promise.resolve([{ stationId: STATION, name: 'Trạm' }]) },
    };
    const { signal } = new AbortController();
    expect(await liftStations(deps, [SECOND], signal)).toBe(1);
    expect(await standing(store)).toMatchObject({ schemaVersion: 2, phones: ['0300000123'] });
    expect(await liftStations(deps, [SECOND], signal)).toBe(0);
    expect(await liftStations(deps, [], signal)).toBe(0);
  });
});
