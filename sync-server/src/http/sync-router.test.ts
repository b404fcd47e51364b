import supertest from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { openDesk, type Desk } from '#testing/desk-under-test.js';
import { NOW_MS, person } from '#testing/documents.js';
import { furnish, signInAs, startServerUnderTest } from '#testing/server-under-test.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.server.setClock(NOW_MS));
afterAll(() => desk.server.close());

describe('the database behind the station', () => {
  it('is named by an epoch: another one stops pull and push', async () => {
    const wrong = await desk.nurse.get(desk.changesPath('?epoch=other&since=1'));
    expect([wrong.status, wrong.body]).toEqual([409, { kind: 'epoch-changed', epoch: await desk.epoch() }]);
    const push = { protocol: 1, replicaId: desk.nurse.replicaId, epoch: 'other', documents: [] };
    expect((await desk.nurse.post(`/api/v1/stations/${desk.at.stationId}/documents`, push)).status).toBe(409);
  });

  it('answers a cursor without an epoch, and one it never gave, by name', async () => {
    expect((await desk.nurse.get(desk.changesPath('?since=5'))).body).toMatchObject({
      kind: 'bad-request',
      field: 'epoch',
    });
    const unknown = await desk.nurse.get(desk.changesPath(`?since=now&epoch=${await desk.epoch()}`));
    expect([unknown.status, unknown.body]).toEqual([410, { kind: 'unknown-cursor' }]);
  });

  it('refuses a tablet that speaks another protocol or sends in another’s session', async () => {
    const path = `/api/v1/stations/${desk.at.stationId}/documents`;
    const old = await desk.nurse.post(path, { protocol: 99, replicaId: desk.nurse.replicaId, documents: [] });
    expect(old.body).toEqual({ kind: 'unknown-protocol', supported: 1 });
    const other = await desk.nurse.post(path, {
      protocol: 1,
      replicaId: desk.colleague.replicaId,
      documents: [],
    });
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
    // A tablet and a worker enrolled after the backup was made are forgotten here, and their records are not.
    const forgotten = { accountId: 'account:0000000000000000000000000Z', replicaId: 'nobody0000' };
    const byForgotten = { ...lost, _id: person(2)._id, createdBy: forgotten };
    expect((await first.push(place.stationId, [byForgotten])).results).toMatchObject([{ kind: 'accepted' }]);
    const elsewhere = await signInAs(restoredServer, 'khac');
    const foreign = [
      { ...by, replicaId: elsewhere.replicaId },
      { ...by, replicaId: 'server0000' },
      { ...by, accountId: place.accounts['khac'] },
    ].map((createdBy, n) => ({ ...lost, _id: person(3 + n)._id, createdBy }));
    for (const { kind } of (await first.push(place.stationId, foreign)).results) expect(kind).toBe('refused');
    await restoredServer.close();
  });
});

describe('the audit log', () => {
  it('says who read and wrote how much of which station, and nothing of whom', async () => {
    const doc = desk.newPerson({ name: 'Nguyễn Bí Mật' });
    await desk.nurse.push(desk.at.stationId, [doc, { ...doc, _id: 'x' }]);
    await desk.nurse.lines(desk.changesPath());
    const entries = await desk.server.deps.audit.read({ limit: 2 });
    expect(entries[1]).toMatchObject({
      actor: desk.accountOf('y1'),
      act: 'documents-written',
      subject: desk.at.stationId,
      counts: { accepted: 1, merged: 0, refused: 1 },
    });
    expect(entries[0]).toMatchObject({ act: 'documents-read', subject: desk.at.stationId });
    expect(entries[0]?.counts?.['read']).toBeGreaterThan(1);
    expect(JSON.stringify(entries)).not.toContain('Bí Mật');
    expect(await desk.server.deps.audit.verify()).toMatchObject({ kind: 'whole' });
  });

  it('is not filled by tablets that ask and find nothing new', async () => {
    const from = await desk.position();
    const [before] = await desk.server.deps.audit.read({ limit: 1 });
    await desk.nurse.lines(desk.changesPath(from));
    const [after] = await desk.server.deps.audit.read({ limit: 1 });
    expect(after?.sequence).toBe(before?.sequence);
  });
});

describe('the log of the server', () => {
  it('has exactly the allowed keys and no trace of a person, a token or an address', async () => {
    const doc = desk.newPerson({ name: 'Trần Riêng Tư', phone: '0977777777' });
    await desk.nurse.push(desk.at.stationId, [doc]);
    await supertest(desk.server.app)
      .post('/api/v1/session?x=riengtu')
      .send({ username: 'riengtu', password: 'riengtu99' });
    const lines = desk.server.log.map((line) => JSON.parse(line) as Record<string, unknown>);
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
    const all = desk.server.log.join('');
    for (const secret of ['Riêng', '0977777777', 'riengtu', desk.nurse.token, '127.0.0.1', doc._id]) {
      expect(all).not.toContain(secret);
    }
  });
});
