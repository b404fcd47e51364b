// A whole server in memory for one test file: the embedded store in a temporary folder, a clock the test moves,
// passwords that cost nothing, and one centre with two stations and an account of every role.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest, { type Response } from 'supertest';
import type {
  AccountId,
  CentreId,
  HamletId,
  ReplicaId,
  StationId,
} from '@tram/shared-schema/document/ids.js';
import type { CreateAccountRequest } from '@tram/shared-schema/sync/administration.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { DeviceSecret } from '@tram/shared-schema/sync/session.js';
import type { ChangesLine, PushReply } from '@tram/shared-schema/sync/wire.js';
import { openSecrets } from '#accounts/secret-files.js';
import { addAccount } from '#admin/add-account.js';
import { createAccount } from '#admin/create-account.js';
import { createCentre, createStation } from '#admin/create-place.js';
import { putHamlet } from '#admin/put-hamlet.js';
import { createApp, type AppOptions } from '#app.js';
import { composeDeps } from '#compose-deps.js';
import type { Deps, Policy } from '#deps.js';
import { openEmbeddedStore } from '#embedded/open-embedded-store.js';
import type { Result } from '@tram/shared-schema/result.js';
import { openCouch } from '#store/couch-client.js';
import { ensureDatabases } from '#store/ensure-databases.js';
import type { CouchUnderTest } from './couch-under-test.js';
import { NOW_MS, replica } from './documents.js';

export const PASSWORD = 'mat-khau-thu';
const CHEAP = { memoryKib: 1024, passes: 2 };

export interface ServerUnderTest {
  readonly app: Express;
  readonly deps: Deps;
  readonly dataDir: string;
  /** Moves the server's clock. */
  advance(ms: number): void;
  setClock(ms: number): void;
  /** Log lines written so far. */
  readonly log: string[];
  close(): Promise<void>;
}

/** On the embedded store, where no other is handed in. */
export async function startServerUnderTest(
  options: Partial<AppOptions> = {},
  policy: Policy = { mayKeepUnsent: true },
  couchUnderTest?: CouchUnderTest,
): Promise<ServerUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tram-server-'));
  const secrets = await openSecrets(dataDir, { bytes: randomBytes });
  const embedded = { dataDir: join(dataDir, 'store'), user: 'tram', password: secrets.storePassword };
  const store = await (couchUnderTest ? couchUnderTest.open() : openEmbeddedStore(embedded));
  const couch = openCouch(store);
  await ensureDatabases(couch);
  let nowMs = NOW_MS;
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
  const deps = await composeDeps(couch, secrets, {
    clock: { nowMs: () => nowMs },
    randomness: { bytes: randomBytes },
    passwordCost: CHEAP,
    policy,
    logger,
  });
  return {
    app: createApp(deps, { logger, isHttps: false, ...options }),
    deps,
    dataDir,
    advance: (ms) => {
      nowMs += ms;
    },
    setClock: (ms) => {
      nowMs = ms;
    },
    log,
    close: async () => {
      await Promise.all([deps.streams.stop(), deps.watches.stop()]);
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function value<T>(result: Result<T, { kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

export interface Furnished {
  readonly admin: AccountId;
  readonly centreId: CentreId;
  readonly stationId: StationId;
  readonly otherStationId: StationId;
  readonly hamletA: HamletId;
  readonly hamletB: HamletId;
  readonly otherHamlet: HamletId;
  /** By username: y1 and y2 (worker), truong (head), to (community, hamlet A), tt (centre), khac (worker elsewhere). */
  readonly accounts: Readonly<Record<string, AccountId>>;
}

export async function furnish({ deps }: ServerUnderTest): Promise<Furnished> {
  const admin = value(
    await addAccount(deps, {
      username: 'quantri',
      displayName: 'Quản Trị',
      role: 'admin',
      password: PASSWORD,
    }),
  ).accountId;
  const { centreId } = await createCentre(deps, admin, { name: 'Trung tâm Thử' });
  const { stationId } = value(await createStation(deps, admin, { name: 'Trạm Thử', centreId }));
  const { stationId: otherStationId } = value(
    await createStation(deps, admin, { name: 'Trạm Khác', centreId }),
  );
  const hamletA = value(await putHamlet(deps, admin, stationId, { name: 'Xóm A' })).hamletId;
  const hamletB = value(await putHamlet(deps, admin, stationId, { name: 'Xóm B' })).hamletId;
  const otherHamlet = value(await putHamlet(deps, admin, otherStationId, { name: 'Xóm C' })).hamletId;
  const accounts: Record<string, AccountId> = { quantri: admin };
  const requests: CreateAccountRequest[] = [
    { username: 'y1', displayName: 'Y tá Một', role: 'worker', stationId },
    { username: 'y2', displayName: 'Y tá Hai', role: 'worker', stationId },
    { username: 'truong', displayName: 'Trạm Trưởng', role: 'head', stationId },
    { username: 'to', displayName: 'Tổ Thôn', role: 'community', stationId, hamletIds: [hamletA] },
    { username: 'tt', displayName: 'Trung Tâm', role: 'centre', centreId },
    { username: 'khac', displayName: 'Người Khác', role: 'worker', stationId: otherStationId },
  ];
  for (const request of requests) {
    const made = value(await createAccount(deps, admin, { ...request, password: PASSWORD }));
    accounts[request.username] = made.account.accountId;
  }
  return { admin, centreId, stationId, otherStationId, hamletA, hamletB, otherHamlet, accounts };
}

export interface Caller {
  readonly token: string;
  readonly refreshToken: string;
  readonly replicaId: ReplicaId;
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
  push(stationId: StationId, documents: readonly unknown[], more?: object): Promise<PushReply>;
  lines(path: string): Promise<readonly ChangesLine[]>;
}

export async function signInAs(
  { app }: ServerUnderTest,
  username: string,
  replicaId: ReplicaId = replica(`tablet${username}`),
  secret?: DeviceSecret,
): Promise<Caller> {
  const device = { replicaId, name: 'Máy thử', ...(secret !== undefined && { secret }) };
  const reply = await supertest(app).post('/api/v1/session').send({ username, password: PASSWORD, device });
  if (reply.status !== 200) throw new Error(`sign-in answered ${reply.status}: ${reply.text}`);
  const { accessToken, refreshToken } = reply.body as { accessToken: string; refreshToken: string };
  const authorised = (test: supertest.Test): supertest.Test =>
    test.set('Authorization', `Bearer ${accessToken}`);
  const caller: Caller = {
    token: accessToken,
    refreshToken,
    replicaId,
    get: (path) => authorised(supertest(app).get(path)),
    post: (path, body) => authorised(supertest(app).post(path)).send(body),
    put: (path, body) => authorised(supertest(app).put(path)).send(body),
    delete: (path) => authorised(supertest(app).delete(path)),
    async push(stationId, documents, more = {}) {
      const body = { protocol: PROTOCOL_VERSION, replicaId, documents, ...more };
      const answered = await caller.post(`/api/v1/stations/${stationId}/documents`, body);
      if (answered.status !== 200) throw new Error(`push answered ${answered.status}: ${answered.text}`);
      return answered.body as PushReply;
    },
    async lines(path) {
      const answered = await caller.get(path).buffer(true).parse(asText);
      if (answered.status !== 200)
        throw new Error(`${path} answered ${answered.status}: ${String(answered.body)}`);
      return String(answered.body)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as ChangesLine);
    },
  };
  return caller;
}

/** supertest has no parser for NDJSON: the text as it came. */
export function asText(response: Response, done: (error: Error | null, body: string) => void): void {
  const chunks: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  stream.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
  stream.on('error', (error: Error) => done(error, ''));
}
