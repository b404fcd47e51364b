import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replica } from '#testing/documents.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

const EVERYBODY = ['worker', 'head', 'community', 'centre', 'admin', 'worker elsewhere'] as const;
type Who = (typeof EVERYBODY)[number];
const USERNAME: Record<Who, string> = {
  worker: 'y1',
  head: 'truong',
  community: 'to',
  centre: 'tt',
  admin: 'quantri',
  'worker elsewhere': 'khac',
};
const NOBODY = '00000000000000000000000999';
const NOT_ALLOWED = 403;
const NOT_SIGNED_IN = 401;

let server: ServerUnderTest;
let at: Furnished;
const callers = new Map<Who, Caller>();
beforeAll(async () => {
  server = await startServerUnderTest();
  at = await furnish(server);
  for (const who of EVERYBODY) {
    callers.set(who, await signInAs(server, USERNAME[who], replica(`matrix${USERNAME[who]}`)));
  }
});
afterAll(() => server.close());

interface Door {
  readonly what: string;
  readonly method: 'get' | 'post' | 'put';
  readonly path: () => string;
  readonly open: readonly Who[];
}
const door = (what: string, method: Door['method'], path: () => string, open: readonly Who[]): Door => ({
  what,
  method,
  path,
  open,
});
const adminDoor = (method: Door['method'], path: () => string): Door =>
  door(
    `${method} admin${path().replace(/[a-z]+:\d+|nobody0000/g, ':id')}`,
    method,
    () => `/api/v1/admin${path()}`,
    ['admin'],
  );

const DOORS: readonly Door[] = [
  door('who one is', 'get', () => '/api/v1/session', EVERYBODY),
  door('the records of a station', 'get', () => `/api/v1/stations/${at.stationId}/changes`, [
    'worker',
    'head',
    'community',
    'centre',
  ]),
  door('the records of another station', 'get', () => `/api/v1/stations/${at.otherStationId}/changes`, [
    'centre',
    'worker elsewhere',
  ]),
  door('the records of a centre’s stations', 'get', () => `/api/v1/centres/${at.centreId}/changes`, [
    'centre',
  ]),
  door('numbers of a centre’s stations', 'get', () => `/api/v1/centres/${at.centreId}/counts/chronic`, [
    'centre',
  ]),
  door('numbers of a station', 'get', () => `/api/v1/stations/${at.stationId}/counts/chronic`, [
    'worker',
    'head',
    'centre',
  ]),
  door(
    'vaccine numbers of a centre’s stations',
    'get',
    () => `/api/v1/centres/${at.centreId}/counts/immunisation`,
    ['centre'],
  ),
  door('vaccine numbers of a station', 'get', () => `/api/v1/stations/${at.stationId}/counts/immunisation`, [
    'worker',
    'head',
    'centre',
  ]),
  door('sending to a station', 'post', () => `/api/v1/stations/${at.stationId}/documents`, [
    'worker',
    'head',
    'community',
  ]),
  door('sending to another station', 'post', () => `/api/v1/stations/${at.otherStationId}/documents`, [
    'worker elsewhere',
  ]),
  adminDoor('get', () => '/centres'),
  adminDoor('post', () => '/centres'),
  adminDoor('get', () => '/stations'),
  adminDoor('post', () => '/stations'),
  adminDoor('get', () => `/stations/station:${NOBODY}/hamlets`),
  adminDoor('post', () => `/stations/station:${NOBODY}/hamlets`),
  adminDoor('put', () => `/stations/station:${NOBODY}/hamlets/hamlet:${NOBODY}`),
  adminDoor('post', () => `/stations/station:${NOBODY}/restored`),
  adminDoor('get', () => '/accounts'),
  adminDoor('post', () => '/accounts'),
  adminDoor('post', () => `/accounts/account:${NOBODY}/password`),
  adminDoor('post', () => `/accounts/account:${NOBODY}/disable`),
  adminDoor('post', () => `/accounts/account:${NOBODY}/enable`),
  adminDoor('put', () => `/accounts/account:${NOBODY}/hamlets`),
  door('the tablets', 'get', () => '/api/v1/devices', ['head', 'admin']),
  door('shutting a tablet out', 'post', () => '/api/v1/devices/nobody0000/revoke', ['head', 'admin']),
  door('letting a tablet in again', 'post', () => '/api/v1/devices/nobody0000/restore', ['head', 'admin']),
  adminDoor('get', () => '/audit'),
  adminDoor('get', () => '/audit/check'),
];

describe('who may ask for what', () => {
  it.each(DOORS)('$what is open to $open and to nobody else', async ({ method, path, open }) => {
    expect((await supertest(server.app)[method](path()).send({})).status).toBe(NOT_SIGNED_IN);
    for (const [who, caller] of callers) {
      const body = path().endsWith('/documents')
        ? { protocol: 1, replicaId: caller.replicaId, documents: [] }
        : {};
      const { status } = await (method === 'get' ? caller.get(path()) : caller[method](path(), body));
      if (open.includes(who)) expect([200, 201, 400, 404], who).toContain(status);
      else expect(status, who).toBe(NOT_ALLOWED);
    }
  });
});
