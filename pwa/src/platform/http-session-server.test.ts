// @vitest-environment node
// Signing in over a real socket.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ID, MORNING_MS } from '#testing/contracts/sample-documents.js';
import {
  hello,
  html,
  json,
  SERVER_AHEAD_MS,
  startSocketServer,
  type Answer,
  type SocketServer,
} from '#testing/contracts/socket-server.js';
import { createHttpSessionServer } from './http-session-server.js';

const REPLICA = 'tablet0001' as ReplicaId;

describe('signing in over HTTP', () => {
  let server: SocketServer;
  beforeEach(async () => {
    server = await startSocketServer();
  });
  afterEach(() => server.close());

  const reply = {
    account: {
      accountId: ACCOUNT_ID,
      username: 'ys.mau',
      displayName: 'Y sĩ Mẫu',
      role: 'worker',
      disabled: false,
    },
    accessToken: 'a',
    accessExpiresAt: instantAt(MORNING_MS + SERVER_AHEAD_MS + 900_000),
    refreshToken: 'r',
    serverTime: hello.serverTime,
  };
  const session = (api = server.api) => createHttpSessionServer(api, () => MORNING_MS);
  const request = { username: 'ys.mau', password: 'x', device: { replicaId: REPLICA, name: 'Tablet' } };

  it("counts the token's life from now, whatever the tablet's clock says", async () => {
    server.answer = json(200, reply);
    expect(await session().signIn(request)).toEqual({
      ok: true,
      value: { reply, accessExpiresAtMs: MORNING_MS + 900_000 },
    });
    expect(JSON.parse(String(server.asked[0]?.body))).toEqual({ ...request, sentAt: instantAt(MORNING_MS) });
  });

  it('says why the door stays shut', async () => {
    const said: [Answer, object][] = [
      [json(401, { kind: 'wrong-credentials' }), { kind: 'wrong-credentials' }],
      [
        json(403, { kind: 'account-disabled', mayKeepUnsent: true }),
        { kind: 'account-disabled', mayKeepUnsent: true },
      ],
      [
        json(403, { kind: 'device-revoked', mayKeepUnsent: false }),
        { kind: 'device-revoked', mayKeepUnsent: false },
      ],
      [json(403, { kind: 'not-allowed' }), { kind: 'wrong-replica' }],
      [
        json(429, { kind: 'too-many-requests', retryAfterSeconds: 30 }),
        { kind: 'too-many-requests', retryAfterSeconds: 30 },
      ],
      [json(500, { kind: 'unexpected' }), { kind: 'server-trouble' }],
      [html(200), { kind: 'unreachable' }],
    ];
    for (const [how, expected] of said) {
      server.answer = how;
      expect(await session().signIn(request)).toEqual({ ok: false, error: expected });
    }
  });

  it('does not wait for ever at the door', async () => {
    expect(await session(server.impatient(300).api).signIn(request)).toEqual({
      ok: false,
      error: { kind: 'unreachable' },
    });
  });

  it('renews, and hears that a session is over', async () => {
    server.answer = json(200, reply);
    expect((await session().refresh('r', REPLICA)).ok).toBe(true);
    expect(server.asked[0]?.url).toBe('/api/v1/session/refresh');
    server.answer = json(401, { kind: 'not-signed-in' });
    expect(await session().refresh('r', REPLICA)).toEqual({
      ok: false,
      error: { kind: 'wrong-credentials' },
    });
  });

  it('signs out without minding a line that is gone', async () => {
    server.answer = (_request, response) => response.writeHead(204).end();
    await session().signOut('a');
    expect(server.asked[0]).toMatchObject({ method: 'DELETE', url: '/api/v1/session', token: 'a' });
    server.answer = () => undefined;
    await session(server.impatient(300).api).signOut('a');
  });
});
