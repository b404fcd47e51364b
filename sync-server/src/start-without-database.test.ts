// A server whose store lost a station's database while its list of stations and accounts stayed.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { PushReply } from '@tram/shared-schema/sync/wire.js';
import { createAccount } from '#admin/create-account.js';
import { createStation } from '#admin/create-place.js';
import { person } from '#testing/documents.js';
import { startServer, type RunningServer } from './start-server.js';

const PASSWORD = 'mat-khau-thu';
const ADMIN = 'account:00000000000000000000000001' as AccountId;
const replicaId = 'tablet0001' as ReplicaId;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tram-lost-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const start = (): Promise<RunningServer> =>
  startServer(
    {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      publicUrl: 'http://tram.test',
      logLevel: 'silent',
      mayKeepUnsent: true,
    },
    { logger: pino({ level: 'silent' }), passwordCost: { memoryKib: 1024, passes: 2 } },
  );

it('a station whose database was lost is made anew at the first contact, and takes back what its tablets hold', async () => {
  const before = await start();
  const made = await createStation(before.deps, ADMIN, { name: 'Trạm Thử' });
  if (!made.ok) throw new Error(made.error.kind);
  const { stationId } = made.value;
  for (const username of ['y1', 'y2']) {
    const account = { username, displayName: 'Y tá', role: 'worker', stationId, password: PASSWORD } as const;
    expect((await createAccount(before.deps, ADMIN, account)).ok).toBe(true);
  }
  const colleague = await before.deps.accounts.findByUsername('y2');
  const device = { replicaId, name: 'Máy thử' };
  const signIn = await supertest(before.url)
    .post('/api/v1/session')
    .send({ username: 'y1', password: PASSWORD, device });
  const { accessToken, account } = signIn.body as { accessToken: string; account: { accountId: AccountId } };
  const push = (server: RunningServer, body: object) =>
    supertest(server.url)
      .post(`/api/v1/stations/${stationId}/documents`)
      .set('Authorization', `Bearer ${accessToken}`)
      .send({ protocol: 1, replicaId, ...body });
  // By both who work at this tablet: only one of them will sign in again.
  const documents = [account.accountId, colleague?.accountId ?? ADMIN].map((accountId, n) => {
    const { hamletId: _hamlet, ...anybody } = person(n);
    return { ...anybody, stationId, createdBy: { accountId, replicaId } };
  });
  const first = (await push(before, { documents })).body as PushReply;
  expect(first.results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  await before.close();

  const store = join(dataDir, 'store');
  const ulid = stationId.slice('station:'.length).toLowerCase();
  const lost = (await readdir(store, { recursive: true })).filter((path) => path.endsWith(ulid));
  expect(lost).toHaveLength(1);
  for (const path of lost) await rm(join(store, path), { recursive: true });

  const after = await start();
  const told = await push(after, { documents: [], epoch: first.epoch, witnesses: [first.witness] });
  expect(told.body).toMatchObject({ kind: 'epoch-changed' });
  const { epoch } = told.body as { epoch: string };
  expect(epoch).not.toBe(first.epoch);
  const again = (await push(after, { documents, epoch })).body as PushReply;
  expect(again.results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  const [station] = await after.deps.documents.listDocuments(stationId, 'station');
  expect(station).toMatchObject({ name: 'Trạm Thử' });
  expect(await after.deps.audit.read({ limit: 10 })).toContainEqual(
    expect.objectContaining({ actor: 'system', act: 'epoch-renewed', subject: stationId }),
  );
  await after.close();
});
