import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AuditPage,
  CreateAccountReply,
  ResetPasswordReply,
} from '@tram/shared-schema/sync/administration.js';
import type { AccountView, CentreView, HamletView, StationView } from '@tram/shared-schema/sync/session.js';
import type { ChangesLine } from '@tram/shared-schema/sync/wire.js';
import { replica } from '#testing/documents.js';
import {
  furnish,
  PASSWORD,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let at: Furnished;
let admin: Caller;
beforeAll(async () => {
  server = await startServerUnderTest();
  at = await furnish(server);
  admin = await signInAs(server, 'quantri');
});
afterAll(() => server.close());

const ADMIN = '/api/v1/admin';
const ask = async <T>(path: string): Promise<T> => (await admin.get(`${ADMIN}${path}`)).body as T;
const send = (path: string, body: object = {}) => admin.post(`${ADMIN}${path}`, body);
const referenceOf = async (username: string): Promise<Record<string, unknown>[]> => {
  const caller = await signInAs(server, username, replica(`ref${username}`));
  const lines = await caller.lines(`/api/v1/stations/${at.stationId}/changes`);
  return lines.flatMap((line: ChangesLine) => (line.kind === 'doc' ? [{ ...line.doc }] : []));
};

describe('an administrator', () => {
  it('makes centres and stations, and every tablet of the station gets its card', async () => {
    const centre = (await send('/centres', { name: ' Trung tâm B ' })).body as CentreView;
    expect(centre.name).toBe('Trung tâm B');
    expect(await ask<CentreView[]>('/centres')).toContainEqual(centre);
    const made = await send('/stations', {
      name: 'Trạm B',
      communeName: 'Xã B',
      facilityCode: '40123',
      centreId: centre.centreId,
    });
    expect(made.status).toBe(201);
    const station = made.body as StationView;
    expect(station).toMatchObject({
      name: 'Trạm B',
      communeName: 'Xã B',
      facilityCode: '40123',
      centreId: centre.centreId,
    });
    expect(await ask<StationView[]>('/stations')).toContainEqual(station);
    const docs = await server.deps.documents.readDocuments(station.stationId, [station.stationId]);
    expect(docs.get(station.stationId)).toMatchObject({
      type: 'station',
      name: 'Trạm B',
      createdBy: { replicaId: 'server0000' },
    });
  });

  it('names hamlets, and a new name reaches the tablets', async () => {
    const path = `/stations/${at.stationId}/hamlets`;
    const hamlet = (await send(path, { name: 'Bản Cũ', code: '07' })).body as HamletView;
    const renamed = await admin.put(`${ADMIN}${path}/${hamlet.hamletId}`, { name: 'Bản Mới' });
    expect(renamed.body).toEqual({ hamletId: hamlet.hamletId, name: 'Bản Mới' });
    expect(await ask<HamletView[]>(path)).toContainEqual(renamed.body);
    expect(await referenceOf('y1')).toContainEqual(
      expect.objectContaining({ _id: hamlet.hamletId, name: 'Bản Mới' }),
    );
    expect((await admin.put(`${ADMIN}${path}/hamlet:00000000000000000000000999`, { name: 'x' })).status).toBe(
      404,
    );
  });

  it('makes accounts with a password that is said once, and tablets learn the worker’s name', async () => {
    const made = await send('/accounts', {
      username: 'moi',
      displayName: 'Y sĩ Mới',
      role: 'worker',
      stationId: at.stationId,
    });
    const { account, oneTimePassword } = made.body as CreateAccountReply;
    expect(oneTimePassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const device = { replicaId: replica('moi'), name: '' };
    const entered = await supertest(server.app)
      .post('/api/v1/session')
      .send({ username: 'moi', password: oneTimePassword, device });
    expect(entered.status).toBe(200);
    expect(await referenceOf('y1')).toContainEqual(
      expect.objectContaining({
        _id: account.accountId,
        type: 'worker',
        displayName: 'Y sĩ Mới',
        role: 'worker',
      }),
    );
    const listed = await ask<AccountView[]>('/accounts');
    expect(listed).toContainEqual(account);
    expect(JSON.stringify(listed)).not.toContain('argon2');
    expect((await send('/accounts', { username: 'moi', displayName: 'Khác', role: 'admin' })).body).toEqual({
      kind: 'already-exists',
      field: 'username',
    });
  });

  it('is told which place a role needs', async () => {
    const account = (fields: object) =>
      send('/accounts', { username: 'thu', displayName: 'Thử', password: PASSWORD, ...fields });
    const rows: [object, string, string][] = [
      [{ role: 'worker' }, 'stationId', 'required'],
      [{ role: 'centre' }, 'centreId', 'required'],
      [{ role: 'community', stationId: at.stationId }, 'hamletIds', 'required'],
      [{ role: 'admin', stationId: at.stationId }, 'stationId', 'not-for-role'],
      [{ role: 'worker', stationId: at.stationId, hamletIds: [at.hamletA] }, 'hamletIds', 'not-for-role'],
      [{ role: 'worker', stationId: 'station:00000000000000000000000999' }, 'stationId', 'unknown'],
      [{ role: 'centre', centreId: 'centre:00000000000000000000000999' }, 'centreId', 'unknown'],
      [{ role: 'community', stationId: at.stationId, hamletIds: [at.otherHamlet] }, 'hamletIds', 'unknown'],
      [{ role: 'queen' }, 'role', 'enum'],
      [{ role: 'admin', username: 'Tên Hoa' }, 'username', 'pattern'],
      [{ role: 'admin', password: 'ngan' }, 'password', 'minLength'],
      [{ role: 'admin', displayName: '   ' }, 'displayName', 'pattern'],
    ];
    for (const [fields, field, rule] of rows) {
      expect((await account(fields)).body, JSON.stringify(fields)).toEqual({
        kind: 'bad-request',
        field,
        rule,
      });
    }
    const stationOf = { name: 'Trạm', centreId: 'centre:00000000000000000000000999' };
    expect((await send('/stations', stationOf)).body).toEqual({
      kind: 'bad-request',
      field: 'centreId',
      rule: 'unknown',
    });
  });

  it('resets a password, disables and enables an account, but never shuts out themself', async () => {
    const id = at.accounts['y2'] ?? '';
    const { oneTimePassword } = (await send(`/accounts/${id}/password`)).body as ResetPasswordReply;
    expect(oneTimePassword).toBeTruthy();
    expect((await send(`/accounts/${id}/password`, { password: PASSWORD })).body).toEqual({});
    expect((await send(`/accounts/${id}/disable`)).body).toMatchObject({ accountId: id, disabled: true });
    expect((await send(`/accounts/${id}/enable`)).body).toMatchObject({ accountId: id, disabled: false });
    expect((await send(`/accounts/${at.admin}/disable`)).body).toEqual({ kind: 'not-allowed' });
    expect((await send('/accounts/account:00000000000000000000000999/disable')).status).toBe(404);
    expect((await send('/accounts/nonsense/password')).status).toBe(404);
  });

  it('says that a station was restored from a backup, and its tablets start comparing', async () => {
    const before = await server.deps.documents.epoch(at.stationId);
    expect((await send(`/stations/${at.stationId}/restored`)).status).toBe(204);
    expect((await server.deps.documents.epoch(at.stationId))?.epoch).not.toBe(before?.epoch);
  });

  it('gives a community account other hamlets, of its own station only', async () => {
    const path = `${ADMIN}/accounts/${at.accounts['to'] ?? ''}/hamlets`;
    expect((await admin.put(path, { hamletIds: [at.hamletB] })).body).toMatchObject({
      hamletIds: [at.hamletB],
    });
    expect((await admin.put(path, { hamletIds: [at.otherHamlet] })).body).toMatchObject({
      field: 'hamletIds',
      rule: 'unknown',
    });
    const worker = `${ADMIN}/accounts/${at.accounts['y1'] ?? ''}/hamlets`;
    expect((await admin.put(worker, { hamletIds: [] })).body).toMatchObject({ rule: 'not-for-role' });
  });

  it('reads the audit log page by page, every act in it, and the log is whole', async () => {
    const all: number[] = [];
    let next: number | undefined;
    const acts = new Set<string>();
    do {
      const page: AuditPage = await ask(`/audit?limit=7${next === undefined ? '' : `&before=${next}`}`);
      for (const { sequence, act } of page.entries) {
        all.push(sequence);
        acts.add(act);
      }
      next = page.nextBefore;
    } while (next !== undefined);
    expect(all).toEqual(Array.from({ length: all.length }, (_, n) => all.length - n));
    for (const act of [
      'centre-created',
      'station-created',
      'hamlet-created',
      'hamlet-changed',
      'account-created',
      'password-reset',
      'account-disabled',
      'account-enabled',
      'signed-in',
      'documents-read',
      'account-hamlets-changed',
    ]) {
      expect(acts, act).toContain(act);
    }
    expect(await ask('/audit/check')).toMatchObject({ kind: 'whole' });
    expect((await admin.get(`${ADMIN}/audit?limit=x`)).body).toMatchObject({
      kind: 'bad-request',
      field: 'limit',
    });
  });
});
