// More than any buffer on the way holds, for readers that stop, or may not go on.

import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setRevoked } from '#admin/revoke-device.js';
import { openDesk, type Desk } from '#testing/desk-under-test.js';
import { person, replica } from '#testing/documents.js';
import { signInAs, type Caller } from '#testing/server-under-test.js';
import { whileOthersWork } from '#testing/while-others-work.js';

const FEED_STALL_MS = 1200;
const NOISE_DOCUMENTS = 500;

let desk: Desk;
let thief: Caller;
let listening: Server;
beforeAll(async () => {
  desk = await openDesk({ syncLimits: { feedStallMs: FEED_STALL_MS } });
  listening = await new Promise<Server>((resolve) => {
    const opened = createServer(desk.server.app).listen(0, '127.0.0.1', () => resolve(opened));
  });
  // Text that does not compress, so that no buffer on the way swallows it.
  const noise = (): string[] => Array.from({ length: 2500 }, () => Math.random().toString(36));
  const docs = Array.from({ length: NOISE_DOCUMENTS }, (_, n) => ({
    ...desk.own(person(7000 + n)),
    noise: noise(),
  }));
  for (let n = 0; n < docs.length; n += 100) {
    await desk.server.deps.documents.writeDocuments(desk.at.stationId, docs.slice(n, n + 100));
  }
  thief = await signInAs(desk.server, 'y1', replica('thief'));
});
afterAll(async () => {
  listening.closeAllConnections();
  listening.close();
  await desk.server.close();
});

const port = (): number => (listening.address() as AddressInfo).port;
const read = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${thief.token}`, 'accept-encoding': 'identity' };
    get(`http://127.0.0.1:${port()}${desk.changesPath()}`, { headers, agent: false }, resolve).on(
      'error',
      reject,
    );
  });
const brokeOff = (reply: IncomingMessage): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    reply.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-200);
    });
    reply.on('error', () => undefined);
    reply.on('close', () => resolve(text));
    reply.resume();
  });

describe('a reader of much', () => {
  it('is cut off in the middle when its tablet is revoked, and told why when it asks again', async () => {
    const reply = await read();
    reply.pause();
    await setRevoked(desk.server.deps, { accountId: desk.at.admin, role: 'admin' }, thief.replicaId, true);
    await wait(500);
    expect(await brokeOff(reply)).not.toContain('{"kind":"end"}');
    const again = await read();
    expect(again.statusCode).toBe(403);
    expect(await brokeOff(again)).toBe('{"kind":"device-revoked","mayKeepUnsent":true}');
    await setRevoked(desk.server.deps, { accountId: desk.at.admin, role: 'admin' }, thief.replicaId, false);
  });

  it('that stops reading is let go, and the others do not notice', async () => {
    const replies = await Promise.all([read(), read(), read()]);
    for (const reply of replies) reply.pause();
    const ends = await whileOthersWork(desk, async () => {
      await wait(3 * FEED_STALL_MS);
      return Promise.all(replies.map(brokeOff));
    });
    for (const end of ends) expect(end).not.toContain('{"kind":"end"}');
  });
});
