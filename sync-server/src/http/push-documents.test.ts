import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { CLOCK_TOLERANCE_MS, MAX_DOCUMENT_BYTES } from '@tram/shared-schema/sync/limits.js';
import { docsOf, kinds, openDesk, type Desk } from '#testing/desk-under-test.js';
import { encounter, household, NOW_MS, person } from '#testing/documents.js';
import { signInAs } from '#testing/server-under-test.js';

const HOUR_MS = 3_600_000;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.server.setClock(NOW_MS));
afterAll(() => desk.server.close());
const byColleague = () => ({ caller: desk.colleague, username: 'y2' });

describe('a day’s work sent to the server', () => {
  it('is accepted, written down with when and from whom it came, and given to the next tablet', async () => {
    const docs = [desk.newPerson(), desk.own(encounter(1)), desk.own(household(1))];
    const reply = await desk.nurse.push(desk.at.stationId, docs);
    expect(reply.results).toEqual(docs.map(({ _id }) => ({ id: _id, kind: 'accepted' })));
    expect(reply.epoch).toBe(await desk.epoch());
    const pulled = docsOf(await desk.colleague.lines(desk.changesPath()));
    const received = {
      receivedAt: instantAt(NOW_MS),
      receivedBy: { accountId: desk.accountOf('y1'), replicaId: desk.nurse.replicaId },
    };
    for (const doc of docs)
      expect(pulled.find(({ _id }) => _id === doc._id)).toEqual({ ...doc, ...received });
    expect(JSON.stringify(pulled)).not.toContain('_rev');
  });

  it('changes nothing when it is sent a second time, even an hour later', async () => {
    const docs = [desk.newPerson(), desk.own(encounter(2))];
    await desk.nurse.push(desk.at.stationId, docs);
    const from = await desk.position();
    desk.server.setClock(NOW_MS + HOUR_MS);
    const later = await signInAs(desk.server, 'y1', desk.nurse.replicaId);
    const again = await later.push(desk.at.stationId, docs);
    desk.server.setClock(NOW_MS);
    expect(kinds(again.results)).toEqual(['accepted', 'accepted']);
    expect(docsOf(await desk.nurse.lines(desk.changesPath(from)))).toEqual([]);
  });

  it('is stored once when the same page is sent twice at the same moment', async () => {
    const docs = Array.from({ length: 20 }, () => desk.newPerson());
    const from = await desk.position();
    const replies = await Promise.all([1, 2, 3].map(() => desk.nurse.push(desk.at.stationId, docs)));
    for (const { results } of replies) expect(new Set(kinds(results))).toEqual(new Set(['accepted']));
    expect(docsOf(await desk.nurse.lines(desk.changesPath(from)))).toHaveLength(20);
  });

  it('is taken in compressed form', async () => {
    const doc = desk.newPerson();
    const body = JSON.stringify({ protocol: 1, replicaId: desk.nurse.replicaId, documents: [doc] });
    const reply = await desk.nurse
      .post(`/api/v1/stations/${desk.at.stationId}/documents`)
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .serialize((data: unknown) => data as string)
      .send(gzipSync(body) as unknown as object);
    expect(reply.body).toMatchObject({ results: [{ id: doc._id, kind: 'accepted' }] });
  });

  it('is answered one by one: a refused record never blocks the others', async () => {
    const [first, last] = [desk.newPerson(), desk.newPerson()];
    const reply = await desk.nurse.push(desk.at.stationId, [
      first,
      { ...desk.newPerson(), sex: undefined },
      {
        ...desk.newPerson(),
        vaccine: true,
        type: 'stool-sample',
        _id: 'stool-sample:00000000000000000000000001',
      },
      desk.newPerson({ schemaVersion: 99 }),
      desk.newPerson({ stationId: desk.at.otherStationId }),
      desk.newPerson({ note: 'x'.repeat(500), ...{ extra: 'x'.repeat(MAX_DOCUMENT_BYTES) } }),
      {
        ...desk.newPerson(),
        _id: desk.at.hamletA,
        type: 'hamlet',
        updatedAt: instantAt(NOW_MS),
        name: 'Xóm Giả',
      },
      'not a document',
      { ...desk.newPerson(), phone: 123 },
      last,
    ]);
    expect(reply.results.map((result) => (result.kind === 'refused' ? result.refusal : result.kind))).toEqual(
      [
        'accepted',
        { kind: 'invalid', field: 'sex', rule: 'required' },
        { kind: 'unknown-type' },
        { kind: 'too-new' },
        { kind: 'wrong-station' },
        { kind: 'too-large' },
        { kind: 'not-allowed' },
        { kind: 'invalid', field: '', rule: 'object' },
        { kind: 'invalid', field: 'phone', rule: 'type' },
        'accepted',
      ],
    );
  });

  it('may hold the same person twice: the second is merged after the first', async () => {
    const base = desk.newPerson();
    const reply = await desk.nurse.push(desk.at.stationId, [
      base,
      desk.edited(base, { phone: '0900000001' }),
      base,
    ]);
    expect(kinds(reply.results)).toEqual(['accepted', 'accepted', 'merged']);
    const [, , third] = reply.results;
    expect(third).toMatchObject({ document: { phone: '0900000001' } });
  });

  it('takes records of several people who share the tablet', async () => {
    const doc = desk.newPerson({
      createdBy: { accountId: desk.accountOf('y2'), replicaId: desk.nurse.replicaId },
    });
    expect(kinds((await desk.nurse.push(desk.at.stationId, [doc])).results)).toEqual(['accepted']);
  });

  it('is refused for a station that is not theirs, and for one that is not there', async () => {
    const body = { protocol: 1, replicaId: desk.nurse.replicaId, documents: [desk.newPerson()] };
    for (const station of [desk.at.otherStationId, 'station:00000000000000000000099999']) {
      const reply = await desk.nurse.post(`/api/v1/stations/${station}/documents`, body);
      expect(reply.status).toBe(403);
    }
    expect((await desk.nurse.post('/api/v1/stations/nonsense/documents', body)).status).toBe(404);
  });
});

describe('two tablets and one person', () => {
  it('keep both edits when they touched different fields, and each learns of the other’s', async () => {
    const base = desk.newPerson();
    await desk.nurse.push(desk.at.stationId, [base]);
    await desk.colleague.push(desk.at.stationId, [desk.edited(base, { note: 'Dị ứng' }, byColleague())]);
    const reply = await desk.nurse.push(desk.at.stationId, [desk.edited(base, { phone: '0900000001' })]);
    expect(reply.results[0]).toMatchObject({
      kind: 'merged',
      document: { phone: '0900000001', note: 'Dị ứng' },
    });
  });

  it('keep the value that lost when both edited one field', async () => {
    const base = desk.newPerson();
    await desk.nurse.push(desk.at.stationId, [base]);
    await desk.nurse.push(desk.at.stationId, [desk.edited(base, { phone: '0900000001' })]);
    const reply = await desk.colleague.push(desk.at.stationId, [
      desk.edited(base, { phone: '0900000002' }, byColleague(), NOW_MS + 1),
    ]);
    expect(reply.results[0]).toMatchObject({
      kind: 'merged',
      document: { phone: '0900000002', superseded: [{ field: 'phone', value: '0900000001' }] },
    });
  });

  it('cannot write in each other’s name', async () => {
    const base = desk.newPerson();
    await desk.nurse.push(desk.at.stationId, [base]);
    const forgedEdit = desk.edited(base, { phone: '0900000001' }, byColleague());
    const forgedBirth = desk.own(person(900), desk.colleague.replicaId);
    const reply = await desk.nurse.push(desk.at.stationId, [forgedEdit, forgedBirth]);
    expect(reply.results).toMatchObject([
      { kind: 'refused', refusal: { kind: 'forged-author' } },
      { kind: 'refused', refusal: { kind: 'forged-author' } },
    ]);
  });

  it('cannot name an author from another station', async () => {
    const doc = desk.newPerson({
      createdBy: { accountId: desk.accountOf('khac'), replicaId: desk.nurse.replicaId },
    });
    expect((await desk.nurse.push(desk.at.stationId, [doc])).results).toMatchObject([
      { refusal: { kind: 'forged-author' } },
    ]);
  });

  it('cannot rewrite an encounter, only say that it was an error', async () => {
    const event: Encounter = desk.own(encounter(50));
    await desk.nurse.push(desk.at.stationId, [event]);
    const statusChange = {
      at: desk.edited(desk.newPerson(), { note: 'a' }).stamps?.['note']?.at,
      by: desk.accountOf('y1'),
    };
    const reply = await desk.nurse.push(desk.at.stationId, [
      { ...event, reason: 'Khác' },
      { ...event, status: 'entered-in-error', statusChange },
      event,
    ]);
    expect(reply.results).toMatchObject([
      { kind: 'refused', refusal: { kind: 'immutable', field: 'reason' } },
      { kind: 'accepted' },
      { kind: 'merged', document: { status: 'entered-in-error' } },
    ]);
  });
});

describe('a tablet whose clock runs ahead', () => {
  it('has its stamps pulled back, keeps its own time beside them, and may send again without any effect', async () => {
    const base = desk.newPerson();
    await desk.nurse.push(desk.at.stationId, [base]);
    const ahead = desk.edited(base, { phone: '0900000001' }, undefined, NOW_MS + 48 * HOUR_MS);
    const reply = await desk.nurse.push(desk.at.stationId, [ahead]);
    const [result] = reply.results;
    if (result?.kind !== 'merged') throw new Error('expected a merged answer');
    const stamp = (result.document as Person).stamps?.['phone'];
    expect(stamp && hlcMs(stamp.at)).toBe(NOW_MS + CLOCK_TOLERANCE_MS);
    expect(stamp?.deviceAt).toBe(ahead.stamps?.['phone']?.at);

    const from = await desk.position();
    for (const laterMs of [HOUR_MS, 72 * HOUR_MS]) {
      desk.server.setClock(NOW_MS + laterMs);
      const fresh = await signInAs(desk.server, 'y1', desk.nurse.replicaId);
      expect((await fresh.push(desk.at.stationId, [ahead])).results).toEqual([result]);
    }
    desk.server.setClock(NOW_MS);
    expect(docsOf(await desk.nurse.lines(desk.changesPath(from)))).toEqual([]);
  });

  it('is told by how much, in the list of tablets', async () => {
    await desk.nurse.push(desk.at.stationId, [], { sentAt: instantAt(NOW_MS + 25 * 60_000) });
    const device = await desk.server.deps.sessions.readDevice(desk.nurse.replicaId);
    expect(device?.clockOffsetMs).toBe(25 * 60_000);
  });

  it('cannot say when the server received something', async () => {
    const forged = {
      receivedAt: instantAt(1),
      receivedBy: { accountId: desk.accountOf('y2'), replicaId: desk.colleague.replicaId },
    };
    const doc = desk.newPerson(forged);
    await desk.nurse.push(desk.at.stationId, [doc]);
    const stored = (await desk.server.deps.documents.readDocuments(desk.at.stationId, [doc._id])).get(
      doc._id,
    );
    expect(stored?.receivedAt).toBe(instantAt(NOW_MS));
    expect(stored?.receivedBy?.replicaId).toBe(desk.nurse.replicaId);
  });
});
