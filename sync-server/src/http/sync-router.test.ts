import { gzipSync } from 'node:zlib';
import supertest from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import { hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { CLOCK_TOLERANCE_MS, MAX_DOCUMENT_BYTES } from '@tram/shared-schema/sync/limits.js';
import type { ChangesLine, PushResult } from '@tram/shared-schema/sync/wire.js';
import { encounter, household, NOW_MS, person } from '#testing/documents.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let at: Furnished;
let nurse: Caller;
let colleague: Caller;
let people = 0;
beforeAll(async () => {
  server = await startServerUnderTest();
  at = await furnish(server);
  nurse = await signInAs(server, 'y1');
  colleague = await signInAs(server, 'y2');
});
afterEach(() => server.setClock(NOW_MS));
afterAll(() => server.close());

const HOUR_MS = 3_600_000;
const accountOf = (username: string) => at.accounts[username] ?? at.admin;
/** A document as the nurse's tablet would have made it. */
const own = <D extends TramDocument>(doc: D, replicaId: ReplicaId = nurse.replicaId): D => ({
  ...doc,
  stationId: at.stationId,
  hamletId: at.hamletA,
  createdBy: { accountId: accountOf('y1'), replicaId },
});
const newPerson = (changes: Partial<Person> = {}): Person => ({ ...own(person((people += 1))), ...changes });
const edited = (
  doc: Person,
  changes: Partial<Person>,
  caller = nurse,
  username = 'y1',
  nowMs = NOW_MS,
): Person =>
  editRegistry<Person>(doc, changes, { nowMs, replicaId: caller.replicaId, accountId: accountOf(username) });
const changesPath = (query = ''): string => `/api/v1/stations/${at.stationId}/changes${query}`;

const kinds = (results: readonly PushResult[]): string[] => results.map(({ kind }) => kind);
const docsOf = (lines: readonly ChangesLine[]): TramDocument[] =>
  lines.flatMap((line) => (line.kind === 'doc' ? [line.doc] : []));
const lastCursor = (lines: readonly ChangesLine[]): string => {
  const cursors = lines.flatMap((line) => (line.kind === 'cursor' ? [line.cursor] : []));
  return cursors.at(-1) ?? '';
};
async function currentEpoch(): Promise<string> {
  return (await server.deps.documents.epoch(at.stationId))?.epoch ?? '';
}
async function position(): Promise<string> {
  const cursor = lastCursor(await nurse.lines(changesPath()));
  return `?since=${encodeURIComponent(cursor)}&epoch=${await currentEpoch()}`;
}

describe('a day’s work sent to the server', () => {
  it('is accepted, written down with when and from whom it came, and given to the next tablet', async () => {
    const docs = [newPerson(), own(encounter(1)), own(household(1))];
    const reply = await nurse.push(at.stationId, docs);
    expect(reply.results).toEqual(docs.map(({ _id }) => ({ id: _id, kind: 'accepted' })));
    expect(reply.epoch).toBe(await currentEpoch());
    const pulled = docsOf(await colleague.lines(changesPath()));
    const received = {
      receivedAt: instantAt(NOW_MS),
      receivedBy: { accountId: accountOf('y1'), replicaId: nurse.replicaId },
    };
    for (const doc of docs)
      expect(pulled.find(({ _id }) => _id === doc._id)).toEqual({ ...doc, ...received });
    expect(JSON.stringify(pulled)).not.toContain('_rev');
  });

  it('changes nothing when it is sent a second time, even an hour later', async () => {
    const docs = [newPerson(), own(encounter(2))];
    await nurse.push(at.stationId, docs);
    const from = await position();
    server.setClock(NOW_MS + HOUR_MS);
    const later = await signInAs(server, 'y1', nurse.replicaId);
    const again = await later.push(at.stationId, docs);
    server.setClock(NOW_MS);
    expect(kinds(again.results)).toEqual(['accepted', 'accepted']);
    expect(docsOf(await nurse.lines(changesPath(from)))).toEqual([]);
  });

  it('is stored once when the same page is sent twice at the same moment', async () => {
    const docs = Array.from({ length: 20 }, () => newPerson());
    const from = await position();
    const replies = await Promise.all([1, 2, 3].map(() => nurse.push(at.stationId, docs)));
    for (const { results } of replies) expect(new Set(kinds(results))).toEqual(new Set(['accepted']));
    expect(docsOf(await nurse.lines(changesPath(from)))).toHaveLength(20);
  });

  it('is taken in compressed form', async () => {
    const doc = newPerson();
    const body = JSON.stringify({ protocol: 1, replicaId: nurse.replicaId, documents: [doc] });
    const reply = await nurse
      .post(`/api/v1/stations/${at.stationId}/documents`)
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .serialize((data: unknown) => data as string)
      .send(gzipSync(body) as unknown as object);
    expect(reply.body).toMatchObject({ results: [{ id: doc._id, kind: 'accepted' }] });
  });

  it('is answered one by one: a refused record never blocks the others', async () => {
    const [first, last] = [newPerson(), newPerson()];
    const reply = await nurse.push(at.stationId, [
      first,
      { ...newPerson(), sex: undefined },
      { ...newPerson(), vaccine: true, type: 'stool-sample', _id: 'stool-sample:00000000000000000000000001' },
      newPerson({ schemaVersion: 99 }),
      newPerson({ stationId: at.otherStationId }),
      newPerson({ note: 'x'.repeat(500), ...{ extra: 'x'.repeat(MAX_DOCUMENT_BYTES) } }),
      { ...newPerson(), _id: at.hamletA, type: 'hamlet', updatedAt: instantAt(NOW_MS), name: 'Xóm Giả' },
      'not a document',
      { ...newPerson(), phone: 123 },
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
    const base = newPerson();
    const reply = await nurse.push(at.stationId, [base, edited(base, { phone: '0900000001' }), base]);
    expect(kinds(reply.results)).toEqual(['accepted', 'accepted', 'merged']);
    const [, , third] = reply.results;
    expect(third).toMatchObject({ document: { phone: '0900000001' } });
  });

  it('takes records of several people who share the tablet', async () => {
    const doc = newPerson({ createdBy: { accountId: accountOf('y2'), replicaId: nurse.replicaId } });
    expect(kinds((await nurse.push(at.stationId, [doc])).results)).toEqual(['accepted']);
  });

  it('is refused for a station that is not theirs, and for one that is not there', async () => {
    const body = { protocol: 1, replicaId: nurse.replicaId, documents: [newPerson()] };
    for (const station of [at.otherStationId, 'station:00000000000000000000099999']) {
      const reply = await nurse.post(`/api/v1/stations/${station}/documents`, body);
      expect(reply.status).toBe(403);
    }
    expect((await nurse.post('/api/v1/stations/nonsense/documents', body)).status).toBe(404);
  });
});

describe('two tablets and one person', () => {
  it('keep both edits when they touched different fields, and each learns of the other’s', async () => {
    const base = newPerson();
    await nurse.push(at.stationId, [base]);
    await colleague.push(at.stationId, [edited(base, { note: 'Dị ứng' }, colleague, 'y2')]);
    const reply = await nurse.push(at.stationId, [edited(base, { phone: '0900000001' })]);
    expect(reply.results[0]).toMatchObject({
      kind: 'merged',
      document: { phone: '0900000001', note: 'Dị ứng' },
    });
  });

  it('keep the value that lost when both edited one field', async () => {
    const base = newPerson();
    await nurse.push(at.stationId, [base]);
    await nurse.push(at.stationId, [edited(base, { phone: '0900000001' })]);
    const reply = await colleague.push(at.stationId, [
      edited(base, { phone: '0900000002' }, colleague, 'y2', NOW_MS + 1),
    ]);
    expect(reply.results[0]).toMatchObject({
      kind: 'merged',
      document: { phone: '0900000002', superseded: [{ field: 'phone', value: '0900000001' }] },
    });
  });

  it('cannot write in each other’s name', async () => {
    const base = newPerson();
    await nurse.push(at.stationId, [base]);
    const forgedEdit = edited(base, { phone: '0900000001' }, colleague, 'y2');
    const forgedBirth = own(person((people += 1)), colleague.replicaId);
    const reply = await nurse.push(at.stationId, [forgedEdit, forgedBirth]);
    expect(reply.results).toMatchObject([
      { kind: 'refused', refusal: { kind: 'forged-author' } },
      { kind: 'refused', refusal: { kind: 'forged-author' } },
    ]);
  });

  it('cannot name an author from another station', async () => {
    const doc = newPerson({ createdBy: { accountId: accountOf('khac'), replicaId: nurse.replicaId } });
    expect((await nurse.push(at.stationId, [doc])).results).toMatchObject([
      { refusal: { kind: 'forged-author' } },
    ]);
  });

  it('cannot rewrite an encounter, only say that it was an error', async () => {
    const event: Encounter = own(encounter(50));
    await nurse.push(at.stationId, [event]);
    const statusChange = { at: edited(newPerson(), { note: 'a' }).stamps?.['note']?.at, by: accountOf('y1') };
    const reply = await nurse.push(at.stationId, [
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
    const base = newPerson();
    await nurse.push(at.stationId, [base]);
    const ahead = edited(base, { phone: '0900000001' }, nurse, 'y1', NOW_MS + 48 * HOUR_MS);
    const reply = await nurse.push(at.stationId, [ahead]);
    const [result] = reply.results;
    if (result?.kind !== 'merged') throw new Error('expected a merged answer');
    const stamp = (result.document as Person).stamps?.['phone'];
    expect(stamp && hlcMs(stamp.at)).toBe(NOW_MS + CLOCK_TOLERANCE_MS);
    expect(stamp?.deviceAt).toBe(ahead.stamps?.['phone']?.at);

    const from = await position();
    for (const laterMs of [HOUR_MS, 72 * HOUR_MS]) {
      server.setClock(NOW_MS + laterMs);
      const fresh = await signInAs(server, 'y1', nurse.replicaId);
      expect((await fresh.push(at.stationId, [ahead])).results).toEqual([result]);
    }
    server.setClock(NOW_MS);
    expect(docsOf(await nurse.lines(changesPath(from)))).toEqual([]);
  });

  it('is told by how much, in the list of tablets', async () => {
    await nurse.push(at.stationId, [], { sentAt: instantAt(NOW_MS + 25 * 60_000) });
    const device = await server.deps.sessions.readDevice(nurse.replicaId);
    expect(device?.clockOffsetMs).toBe(25 * 60_000);
  });

  it('cannot say when the server received something', async () => {
    const forged = {
      receivedAt: instantAt(1),
      receivedBy: { accountId: accountOf('y2'), replicaId: colleague.replicaId },
    };
    const doc = newPerson(forged);
    await nurse.push(at.stationId, [doc]);
    const stored = (await server.deps.documents.readDocuments(at.stationId, [doc._id])).get(doc._id);
    expect(stored?.receivedAt).toBe(instantAt(NOW_MS));
    expect(stored?.receivedBy?.replicaId).toBe(nurse.replicaId);
  });
});

describe('the database behind the station', () => {
  it('is named by an epoch: another one stops pull and push', async () => {
    const wrong = await nurse.get(changesPath('?epoch=other&since=1'));
    expect([wrong.status, wrong.body]).toEqual([409, { kind: 'epoch-changed', epoch: await currentEpoch() }]);
    const push = { protocol: 1, replicaId: nurse.replicaId, epoch: 'other', documents: [] };
    expect((await nurse.post(`/api/v1/stations/${at.stationId}/documents`, push)).status).toBe(409);
  });

  it('answers a cursor without an epoch, and one it never gave, by name', async () => {
    expect((await nurse.get(changesPath('?since=5'))).body).toMatchObject({
      kind: 'bad-request',
      field: 'epoch',
    });
    const unknown = await nurse.get(changesPath(`?since=now&epoch=${await currentEpoch()}`));
    expect([unknown.status, unknown.body]).toEqual([410, { kind: 'unknown-cursor' }]);
  });

  it('refuses a tablet that speaks another protocol or sends in another’s session', async () => {
    const path = `/api/v1/stations/${at.stationId}/documents`;
    const old = await nurse.post(path, { protocol: 99, replicaId: nurse.replicaId, documents: [] });
    expect(old.body).toEqual({ kind: 'unknown-protocol', supported: 1 });
    const other = await nurse.post(path, { protocol: 1, replicaId: colleague.replicaId, documents: [] });
    expect(other.body).toMatchObject({ kind: 'bad-request', field: 'replicaId' });
  });

  it('takes back from one tablet what another had recorded, after it was restored from a backup', async () => {
    const restoredServer = await startServerUnderTest();
    const place = await furnish(restoredServer);
    const [first, second] = [await signInAs(restoredServer, 'y1'), await signInAs(restoredServer, 'y2')];
    const by = { accountId: place.accounts['y2'] ?? place.admin, replicaId: second.replicaId };
    const lost: Person = { ...person(1), stationId: place.stationId, hamletId: place.hamletA, createdBy: by };
    expect((await first.push(place.stationId, [lost])).results).toMatchObject([{ kind: 'refused' }]);
    await restoredServer.deps.documents.renewEpoch(place.stationId, instantAt(NOW_MS));
    expect((await first.push(place.stationId, [lost])).results).toMatchObject([{ kind: 'accepted' }]);
    const unknownTablet = { ...lost, _id: person(2)._id, createdBy: { ...by, replicaId: 'nobody0000' } };
    expect((await first.push(place.stationId, [unknownTablet])).results).toMatchObject([{ kind: 'refused' }]);
    await restoredServer.close();
  });
});

describe('the audit log', () => {
  it('says who read and wrote how much of which station, and nothing of whom', async () => {
    const doc = newPerson({ name: 'Nguyễn Bí Mật' });
    await nurse.push(at.stationId, [doc, { ...doc, _id: 'x' }]);
    await nurse.lines(changesPath());
    const entries = await server.deps.audit.read({ limit: 2 });
    expect(entries[1]).toMatchObject({
      actor: accountOf('y1'),
      act: 'documents-written',
      subject: at.stationId,
      counts: { accepted: 1, merged: 0, refused: 1 },
    });
    expect(entries[0]).toMatchObject({ act: 'documents-read', subject: at.stationId });
    expect(entries[0]?.counts?.['read']).toBeGreaterThan(1);
    expect(JSON.stringify(entries)).not.toContain('Bí Mật');
    expect(await server.deps.audit.verify()).toMatchObject({ kind: 'whole' });
  });

  it('is not filled by tablets that ask and find nothing new', async () => {
    const from = await position();
    const [before] = await server.deps.audit.read({ limit: 1 });
    await nurse.lines(changesPath(from));
    const [after] = await server.deps.audit.read({ limit: 1 });
    expect(after?.sequence).toBe(before?.sequence);
  });
});

describe('the log of the server', () => {
  it('has exactly the allowed keys and no trace of a person, a token or an address', async () => {
    const doc = newPerson({ name: 'Trần Riêng Tư', phone: '0977777777' });
    await nurse.push(at.stationId, [doc]);
    await supertest(server.app)
      .post('/api/v1/session?x=riengtu')
      .send({ username: 'riengtu', password: 'riengtu99' });
    const lines = server.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const allowed = [
      'level',
      'time',
      'pid',
      'hostname',
      'requestId',
      'method',
      'route',
      'status',
      'ms',
      'accountId',
      'msg',
    ];
    for (const line of lines) expect(allowed).toEqual(expect.arrayContaining(Object.keys(line)));
    const all = server.log.join('');
    for (const secret of ['Riêng', '0977777777', 'riengtu', nurse.token, '127.0.0.1', doc._id]) {
      expect(all).not.toContain(secret);
    }
  });
});
