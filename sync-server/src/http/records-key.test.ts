import { randomBytes } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentId } from '@tram/shared-schema/document/ids.js';
import {
  RECORDS_KEY_ID_PATTERN,
  type RecordsKey,
  type SessionReply,
} from '@tram/shared-schema/sync/session.js';
import { communityRecordsKey, recordsKeyById, stationRecordsKey } from '#accounts/records-key.js';
import type { StationKey } from '#ports.js';
import { replica, ulidOf } from '#testing/documents.js';
import {
  furnish,
  PASSWORD,
  startServerUnderTest,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let at: Furnished;
beforeAll(async () => {
  server = await startServerUnderTest({ tryLimit: { tries: 10_000, windowMs: 60_000 } });
  at = await furnish(server);
});
afterAll(() => server.close());

async function open(username: string): Promise<SessionReply> {
  const device = { replicaId: replica(`key${username}`), name: '' };
  const reply = await supertest(server.app)
    .post('/api/v1/session')
    .send({ username, password: PASSWORD, device });
  expect(reply.status).toBe(200);
  return reply.body as SessionReply;
}
const keyOf = async (username: string): Promise<RecordsKey | undefined> => (await open(username)).recordsKey;

describe('the key of a station’s records', () => {
  it('is the same for all its workers, at every sign-in and every renewal', async () => {
    const key = await keyOf('y1');
    expect(Buffer.from(key?.key ?? '', 'base64url')).toHaveLength(32);
    expect(key?.keyId).toMatch(new RegExp(RECORDS_KEY_ID_PATTERN));
    expect(await keyOf('y2')).toEqual(key);
    const head = await open('truong');
    expect(head.recordsKey).toEqual(key);
    const { refreshToken } = head;
    const renewed = await supertest(server.app)
      .post('/api/v1/session/refresh')
      .send({ refreshToken, replicaId: replica('keytruong') });
    expect((renewed.body as SessionReply).recordsKey).toEqual(key);
  });

  it('is another at another station, and none for who has no station', async () => {
    const [here, elsewhere] = [await keyOf('y1'), await keyOf('khac')];
    expect(elsewhere?.key).not.toBe(here?.key);
    expect(elsewhere?.keyId).not.toBe(here?.keyId);
    expect(await keyOf('tt')).toBeUndefined();
    expect(await keyOf('quantri')).toBeUndefined();
  });

  it('is not given to a community account, whose own is the same every time', async () => {
    const [station, community] = [await keyOf('y1'), await keyOf('to')];
    expect(Buffer.from(community?.key ?? '', 'base64url')).toHaveLength(32);
    expect(community?.keyId).toMatch(new RegExp(RECORDS_KEY_ID_PATTERN));
    expect(community?.key).not.toBe(station?.key);
    expect(await keyOf('to')).toEqual(community);
  });

  it('is made with the station, once, and the making is written down', async () => {
    const made = (await server.deps.audit.read({ limit: 200 })).filter(
      ({ act }) => act === 'records-key-made',
    );
    expect(made.map(({ subject }) => subject).sort()).toEqual([at.stationId, at.otherStationId].sort());
    expect(JSON.stringify(made)).not.toContain((await keyOf('y1'))?.key);
  });

  it('is made at the first asking for a station from before keys', async () => {
    const old = documentId('station', ulidOf(77));
    const first = await stationRecordsKey(server.deps, old);
    expect(await stationRecordsKey(server.deps, old)).toEqual(first);
    const made = (await server.deps.audit.read({ limit: 200 })).filter(({ subject }) => subject === old);
    expect(made.map(({ act }) => act)).toEqual(['records-key-made']);
  });

  it('stands in no log, in no list of the administrator, and in no feed of the station', async () => {
    const keys = [await keyOf('y1'), await keyOf('to')].map((key) => key?.key ?? 'none');
    const { accessToken } = await open('quantri');
    const { accessToken: nurse } = await open('y1');
    const told = await Promise.all([
      ...['accounts', 'stations', 'centres', 'audit'].map((list) =>
        supertest(server.app).get(`/api/v1/admin/${list}`).set('Authorization', `Bearer ${accessToken}`),
      ),
      supertest(server.app).get('/api/v1/devices').set('Authorization', `Bearer ${accessToken}`),
      supertest(server.app).get('/api/v1/session').set('Authorization', `Bearer ${nurse}`),
      supertest(server.app)
        .get(`/api/v1/stations/${at.stationId}/changes`)
        .set('Authorization', `Bearer ${nurse}`)
        .buffer(true),
    ]);
    for (const key of keys) {
      expect(server.log.join('')).not.toContain(key);
      for (const { status, text } of told) {
        expect(status).toBe(200);
        expect(text).not.toContain(key);
      }
    }
  });

  it('is found again by the id that stands before a sealed text', async () => {
    const { deps } = server;
    const [station, community] = [await keyOf('y1'), await keyOf('to')];
    expect(await recordsKeyById(deps, at.stationId, station?.keyId ?? '')).toEqual(station);
    expect(await recordsKeyById(deps, at.stationId, community?.keyId ?? '')).toEqual(community);
    expect(await recordsKeyById(deps, at.otherStationId, station?.keyId ?? '')).toBeUndefined();
    expect(await recordsKeyById(deps, at.otherStationId, community?.keyId ?? '')).toBeUndefined();
    expect(await recordsKeyById(deps, at.stationId, '')).toBeUndefined();
  });

  it('is made one, also where two servers are asked first at the same moment', async () => {
    const kept = new Map<string, StationKey>();
    const deps = {
      ...server.deps,
      stationKeys: {
        read: (stationId: string) => Promise.resolve(kept.get(stationId)),
        keepFirst(key: StationKey) {
          kept.set(key.stationId, kept.get(key.stationId) ?? key);
          return Promise.resolve(kept.get(key.stationId) ?? key);
        },
      },
      randomness: { bytes: randomBytes },
    };
    const made = await Promise.all([1, 2, 3, 4].map(() => stationRecordsKey(deps, at.stationId)));
    expect(new Set(made.map(({ key }) => key)).size).toBe(1);
  });

  it('makes a community key by a rule that never changes: what it sealed must open in ten years', () => {
    const station = { keyId: 'AAAAAAAAAAA', key: Buffer.alloc(32, 7).toString('base64url') };
    expect(communityRecordsKey(station, documentId('account', ulidOf(1)))).toEqual({
      keyId: 'G3ZeBfxhU30',
      key: '2lcbfuOFcv2gPSlHOjaZ1nLMOY_Gjvv1MYPxYyK-lDQ',
    });
  });
});
