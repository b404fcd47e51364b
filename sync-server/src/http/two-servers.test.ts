// Two servers with their own keys for sessions, on one store: what one decides about a tablet holds at the other.

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  documentId,
  type AccountId,
  type ReplicaId,
  type StationId,
} from '@tram/shared-schema/document/ids.js';
import { wakePath } from '@tram/shared-schema/sync/wake.js';
import type { SessionReply } from '@tram/shared-schema/sync/session.js';
import { stationRecordsKey } from '#accounts/records-key.js';
import { addAccount } from '#admin/add-account.js';
import { createStation } from '#admin/create-place.js';
import { setRevoked } from '#admin/revoke-device.js';
import { createApp } from '#app.js';
import { composeDeps } from '#compose-deps.js';
import type { Deps } from '#deps.js';
import { openCouch } from '#store/couch-client.js';
import { ensureDatabases } from '#store/ensure-databases.js';
import { couchesUnderTest, type OpenCouch } from '#testing/couch-under-test.js';
import { replica, ulidOf } from '#testing/documents.js';
import { listenTo } from '#testing/wake-listener.js';

const PASSWORD = 'mat-khau-thu';
const logger = pino({ level: 'silent' });
const newSecret = (): string => randomBytes(32).toString('base64url');
const noFile = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

async function openServer(opened: OpenCouch): Promise<Deps> {
  const couch = openCouch(opened);
  await ensureDatabases(couch);
  const key = (): Uint8Array => new Uint8Array(randomBytes(32));
  const secrets = { keys: { accessToken: key(), refreshToken: key() }, setupTokenFile: noFile };
  return composeDeps(couch, secrets, { passwordCost: { memoryKib: 1024, passes: 2 }, logger });
}

for (const couch of couchesUnderTest()) {
  describe(`two servers on ${couch.name}`, () => {
    let opened: OpenCouch;
    let servers: readonly [Deps, Deps];
    let apps: readonly [Express, Express];
    let stationId: StationId;
    let nurse: AccountId;
    beforeAll(async () => {
      opened = await couch.open();
      servers = [await openServer(opened), await openServer(opened)];
      apps = [
        createApp(servers[0], { logger, isHttps: false }),
        createApp(servers[1], { logger, isHttps: false }),
      ];
      const station = await createStation(servers[0], documentId('account', ulidOf(1)), { name: 'Trạm Thử' });
      if (!station.ok) throw new Error(station.error.kind);
      ({ stationId } = station.value);
      const account = {
        username: 'y1',
        displayName: 'Y tá Một',
        role: 'worker',
        stationId,
        password: PASSWORD,
      } as const;
      const added = await addAccount(servers[0], account);
      if (!added.ok) throw new Error(added.error.kind);
      nurse = added.value.accountId;
    });
    afterAll(async () => {
      for (const { streams, watches } of servers) await Promise.all([streams.stop(), watches.stop()]);
      await opened.close();
    });
    const signIn = (at: 0 | 1, replicaId: ReplicaId, secret: string) =>
      supertest(apps[at])
        .post('/api/v1/session')
        .send({ username: 'y1', password: PASSWORD, device: { replicaId, name: 'Máy thử', secret } });

    it('hand out one key for a station, also where both are the first to be asked', async () => {
      const [one, other] = await Promise.all(
        [0, 1].map((at) => signIn(at as 0 | 1, replica(`key${at}`), newSecret())),
      );
      expect((one?.body as SessionReply).recordsKey).toEqual((other?.body as SessionReply).recordsKey);
      const young = documentId('station', ulidOf(5));
      const made = await Promise.all(
        [...servers, ...servers].map((server) => stationRecordsKey(server, young)),
      );
      expect(new Set(made.map(({ key }) => key)).size).toBe(1);
    });

    it('know one tablet by one secret, whichever of them saw it first', async () => {
      const tablet = replica('onlyone');
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, n) => signIn(n % 2 === 0 ? 0 : 1, tablet, newSecret())),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403]);
      const secret = newSecret();
      expect((await signIn(0, replica('moves'), secret)).status).toBe(200);
      expect((await signIn(1, replica('moves'), secret)).status).toBe(200);
      expect((await signIn(1, replica('moves'), newSecret())).body).toEqual({ kind: 'unknown-device' });
    });

    it('cut the line of a tablet that was shut out at the other', async () => {
      const tablet = replica('lostthere');
      const { accessToken } = (await signIn(1, tablet, newSecret())).body as SessionReply;
      const door = createServer(apps[1]);
      await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
      const { port } = door.address() as AddressInfo;
      const line = await listenTo(`http://127.0.0.1:${port}${wakePath({ stationId })}`, accessToken);
      await setRevoked(servers[0], { accountId: nurse, role: 'admin' }, tablet, true);
      await line.hear('bye device-revoked');
      await line.ended;
      door.close();
    });
  });
}
