import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wakePath, type WakeAnswer } from '@tram/shared-schema/sync/wake.js';
import { ACCESS_TOKEN_SECONDS } from '#accounts/access-token.js';
import { setDisabled, setHamlets } from '#admin/change-account.js';
import { setRevoked } from '#admin/revoke-device.js';
import { openDesk, type Desk } from '#testing/desk-under-test.js';
import { NOW_MS, replica } from '#testing/documents.js';
import { signInAs, type Caller } from '#testing/server-under-test.js';
import { listenTo, type WakeListener } from '#testing/wake-listener.js';

/** A question is held so long that a busy machine has something written before it ends. */
const WAKE = { coalesceMs: 300, heartbeatMs: 150, pollMs: 6000 };

let desk: Desk;
let listening: Server;
let open: WakeListener[] = [];
beforeAll(async () => {
  desk = await openDesk({ syncLimits: { wake: WAKE } });
  listening = await new Promise<Server>((resolve) => {
    const opened = createServer(desk.server.app).listen(0, '127.0.0.1', () => resolve(opened));
  });
});
afterEach(() => {
  for (const listener of open) listener.leave();
  open = [];
  desk.server.setClock(NOW_MS);
});
afterAll(async () => {
  listening.closeAllConnections();
  listening.close();
  await desk.server.close();
});

const url = (query: string): string =>
  `http://127.0.0.1:${(listening.address() as AddressInfo).port}${wakePath({ stationId: desk.at.stationId })}${query}`;
async function listenAs(caller: Caller, query: string): Promise<WakeListener> {
  const listener = await listenTo(url(query), caller.token);
  open.push(listener);
  return listener;
}
const askAs = async (caller: Caller, query: string): Promise<{ status: number; body: unknown }> => {
  const reply = await fetch(url(query), {
    headers: { authorization: `Bearer ${caller.token}`, accept: 'application/json' },
  });
  return { status: reply.status, body: await reply.json() };
};
const more = (caller: Caller, query: string): Promise<WakeAnswer> =>
  askAs(caller, query).then(({ body }) => body as WakeAnswer);
const push = (count = 1): Promise<unknown> =>
  desk.nurse.push(
    desk.at.stationId,
    Array.from({ length: count }, () => desk.newPerson()),
  );
/** A tablet of its own, so that shutting it out leaves the others be. */
let tablets = 0;
const tabletOf = (username: string): Promise<Caller> =>
  signInAs(desk.server, username, replica(`wake${(tablets += 1)}x`));

describe('a tablet that listens', () => {
  it('hears at once that there is something it has not read', async () => {
    const position = await desk.position();
    await push();
    const listener = await listenAs(desk.colleague, position);
    expect([listener.status, listener.headers['content-type']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(listener.headers['content-encoding']).toBeUndefined();
    await listener.hear('more');
    expect(await more(desk.colleague, position)).toEqual({ more: true });
  });

  it('that has nothing yet hears at once that there is something', async () => {
    await (await listenAs(desk.colleague, '')).hear('more');
  });

  it('hears nothing but signs of life while nothing happens, and then what comes', async () => {
    const listener = await listenAs(desk.colleague, await desk.position());
    await listener.hear('.', 4);
    expect(new Set(listener.heard)).toEqual(new Set(['.']));
    await push();
    await listener.hear('more');
    await push();
    await listener.hear('more', 2);
  });

  it('hears once of a hundred records that come together', async () => {
    const listener = await listenAs(desk.colleague, await desk.position());
    const beganMs = performance.now();
    for (let n = 0; n < 20; n += 1) await push(5);
    await listener.hear('more');
    await wait(3 * WAKE.coalesceMs);
    const times = listener.heard.filter((event) => event === 'more').length;
    expect(times).toBeGreaterThan(0);
    // Once for all that came within the pause; on a busy machine the twenty pages take several.
    expect(times).toBeLessThanOrEqual(1 + (performance.now() - beganMs) / WAKE.coalesceMs);
  });

  it('gets no word of what it is', async () => {
    const position = await desk.position();
    const reply = await fetch(url(position), {
      headers: { authorization: `Bearer ${desk.colleague.token}`, accept: 'text/event-stream' },
    });
    await push();
    let text = '';
    for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      if (text.includes('event: more')) break;
    }
    expect(text.replace(/"cursor":"[^"]*"/, '')).toBe(
      ':\n\n'.repeat(text.split(':\n\n').length - 1) + 'event: more\ndata: {}\n\n',
    );
  });
});

describe('a listening tablet that is shut out', () => {
  it('is told when its token is over', async () => {
    const position = await desk.position();
    desk.server.setClock(NOW_MS + ACCESS_TOKEN_SECONDS * 1000 - 700);
    const listener = await listenAs(desk.colleague, position);
    expect(listener.status).toBe(200);
    await listener.hear('bye token-over');
    await listener.ended;
  });

  it('is told when it was revoked, at once, and the others go on listening', async () => {
    const lost = await tabletOf('y2');
    const position = await desk.position();
    const [listener, other] = [await listenAs(lost, position), await listenAs(desk.colleague, position)];
    await setRevoked(desk.server.deps, { accountId: desk.at.admin, role: 'admin' }, lost.replicaId, true);
    await listener.hear('bye device-revoked');
    await listener.ended;
    expect(await askAs(lost, position)).toEqual({
      status: 403,
      body: { kind: 'device-revoked', mayKeepUnsent: true },
    });
    await push();
    await other.hear('more');
  });

  it('is told when somebody signed out on it, and when its account was disabled', async () => {
    const position = await desk.position();
    const signedOut = await tabletOf('truong');
    const listener = await listenAs(signedOut, position);
    await signedOut.delete('/api/v1/session');
    await listener.hear('bye session-over');

    const disabled = await listenAs(await tabletOf('truong'), position);
    await setDisabled(desk.server.deps, desk.at.admin, desk.accountOf('truong'), true);
    await disabled.hear('bye account-disabled');
    await setDisabled(desk.server.deps, desk.at.admin, desk.accountOf('truong'), false);
  });

  it('is answered so too where it holds no stream', async () => {
    const lost = await tabletOf('y2');
    const asked = askAs(lost, await desk.position());
    await wait(150);
    await setRevoked(desk.server.deps, { accountId: desk.at.admin, role: 'admin' }, lost.replicaId, true);
    expect(await asked).toEqual({ status: 403, body: { kind: 'device-revoked', mayKeepUnsent: true } });
  });

  it('hears that there is more when its hamlets were changed', async () => {
    const helper = await tabletOf('to');
    const lines = await helper.lines(desk.changesPath());
    const [first, last] = [lines[0], lines.findLast(({ kind }) => kind === 'cursor')];
    if (first?.kind !== 'hello' || last?.kind !== 'cursor') throw new Error('no feed');
    const query = `?since=${encodeURIComponent(last.cursor)}&epoch=${first.epoch}`;
    const listener = await listenAs(helper, query);
    await listener.hear('.');
    const { deps } = desk.server;
    await setHamlets(deps, desk.at.admin, desk.accountOf('to'), [desk.at.hamletA, desk.at.hamletB]);
    await listener.hear('more');
    expect((await askAs(helper, query)).body).toMatchObject({ kind: 'epoch-changed' });
  });
});

describe('a tablet that asks and waits', () => {
  it('is told that there is no more when the time is over, and at once when something comes', async () => {
    const position = await desk.position();
    expect(await more(desk.colleague, position)).toEqual({ more: false });
    const asked = more(desk.colleague, position);
    await wait(100);
    const startedMs = performance.now();
    await push();
    expect(await asked).toEqual({ more: true });
    expect(performance.now() - startedMs).toBeLessThan(WAKE.pollMs - 1000);
  });

  it('and names no form gets the answer that ends', async () => {
    const authorization = `Bearer ${desk.colleague.token}`;
    const reply = await fetch(url(''), { headers: { authorization } });
    expect(await reply.json()).toEqual({ more: true });
    const image = await fetch(url(''), { headers: { authorization, accept: 'image/png' } });
    expect([image.status, await image.json()]).toEqual([
      400,
      { kind: 'bad-request', field: 'Accept', rule: 'enum' },
    ]);
  });
});

describe('a question about more that is refused', () => {
  it('names why, as for the records themselves', async () => {
    const epoch = await desk.epoch();
    const rows: [string, string, number, object][] = [
      ['y1', '?since=5', 400, { kind: 'bad-request', field: 'epoch', rule: 'required' }],
      ['y1', `?since=now&epoch=${epoch}`, 410, { kind: 'unknown-cursor' }],
      ['y1', '?epoch=another', 409, { kind: 'epoch-changed', epoch }],
      ['khac', '', 403, { kind: 'not-allowed' }],
      ['quantri', '', 403, { kind: 'not-allowed' }],
    ];
    for (const [username, query, status, body] of rows) {
      expect(await askAs(await tabletOf(username), query), username + query).toEqual({ status, body });
    }
    const stranger = await fetch(url(''), { headers: { authorization: 'Bearer nobody-at-all-nobody' } });
    expect([stranger.status, await stranger.json()]).toEqual([401, { kind: 'not-signed-in' }]);
  });
});

describe('a server that stops', () => {
  it('tells those who listen, so that nobody waits for it', async () => {
    const listener = await listenAs(desk.colleague, await desk.position());
    await desk.server.deps.streams.stop();
    await listener.hear('bye server-stopping');
    await listener.ended;
  });
});
