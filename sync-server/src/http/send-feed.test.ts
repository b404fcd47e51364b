import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { constants, createGunzip } from 'node:zlib';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import type { TextPage } from '#sync/pull-changes.js';
import { createTurns } from '#turns.js';
import { pagePacker } from './pack-page.js';
import { sendFeed, whenReaderLeaves } from './send-feed.js';

const HELLO = { kind: 'hello' };
const page = (n: number, weight = 10): TextPage => ({
  rows: [{ bytes: Buffer.from(JSON.stringify({ n, text: 'x'.repeat(weight) })) }],
  cursor: String(n),
  pending: 0,
});

/** Text that does not compress, so that the line is really full. */
const noise = (n: number): TextPage => ({
  rows: [{ bytes: Buffer.from(JSON.stringify(Array.from({ length: 20_000 }, () => Math.random()))) }],
  cursor: String(n),
  pending: 0,
});

const packer = pagePacker(createTurns(4));
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Serving {
  readonly url: string;
  /** How sending ended: `undefined` where it resolved. */
  readonly ended: Promise<unknown>;
}

function serve(
  pages: () => AsyncGenerator<TextPage>,
  atEnd = (): Promise<void> => Promise.resolve(),
  stallMs?: number,
): Promise<Serving> {
  return new Promise((ready) => {
    let tell: (end: unknown) => void = () => undefined;
    const ended = new Promise<unknown>((resolve) => {
      tell = resolve;
    });
    const app = express();
    app.get('/', (request, response) => {
      const feed = { hello: HELLO, pages: pages() };
      const sender = { packer, ...(stallMs !== undefined && { stallMs }) };
      sendFeed(request, response, feed, whenReaderLeaves(response), atEnd, sender).then(
        () => tell(undefined),
        (error: unknown) => tell(error),
      );
    });
    server = createServer(app).listen(0, '127.0.0.1', () => {
      ready({ url: `http://127.0.0.1:${(server?.address() as AddressInfo).port}/`, ended });
    });
  });
}

const ask = (url: string, encoding = 'identity'): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, resolve).on('error', reject);
  });

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of body) text += chunk.toString();
  return text;
}

describe('a feed', () => {
  it('is greeted, paged and ended, plain for a reader that cannot unpack', async () => {
    const { url } = await serve(async function* () {
      yield page(1);
      yield page(2);
    });
    const reply = await ask(url);
    expect(reply.headers['content-type']).toContain('application/x-ndjson');
    expect(reply.headers['content-encoding']).toBeUndefined();
    const lines = (await textOf(reply))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(lines.map(({ kind }) => kind)).toEqual(['hello', 'doc', 'cursor', 'doc', 'cursor', 'end']);
  });

  it('lets a whole page be unpacked while the next is still awaited', async () => {
    const open: { gate?: () => void } = {};
    const gate = new Promise<void>((resolve) => {
      open.gate = resolve;
    });
    const { url } = await serve(async function* () {
      yield page(1, 5000);
      await gate;
      yield page(2);
    });
    const reply = await ask(url, 'gzip');
    const unpacked = reply.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }));
    let text = '';
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      text += chunk.toString();
      if (text.includes('"cursor":"1"')) open.gate?.();
    }
    expect(text).toContain('"cursor":"2"');
    expect(text.endsWith('{"kind":"end"}\n')).toBe(true);
  });

  it('stops reading the store when its reader goes away', async () => {
    let produced = 0;
    let closed = false;
    const { url, ended } = await serve(async function* () {
      try {
        for (;;) {
          produced += 1;
          yield page(produced, 50_000);
          await wait(1);
        }
      } finally {
        closed = true;
      }
    });
    const reply = await ask(url, 'gzip');
    await new Promise((resolve) => reply.once('data', resolve));
    reply.destroy();
    expect(await ended).toBeUndefined();
    expect(closed).toBe(true);
  });

  it.each(['gzip', 'identity'])(
    'waits for a reader that does not read, however much there is (%s)',
    async (encoding) => {
      let produced = 0;
      const { url } = await serve(async function* () {
        while (produced < 500) {
          produced += 1;
          yield noise(produced);
        }
      });
      const reply = await ask(url, encoding);
      reply.pause();
      let before = -1;
      while (before !== produced) {
        before = produced;
        await wait(300);
      }
      expect(produced).toBeLessThan(60);
      reply.destroy();
    },
  );

  it.each(['gzip', 'identity'])(
    'lets a reader go that reads nothing at all any more (%s)',
    async (encoding) => {
      let closed = false;
      const { url, ended } = await serve(
        async function* () {
          try {
            for (;;) yield noise(1);
          } finally {
            closed = true;
          }
        },
        undefined,
        400,
      );
      const reply = await ask(url, encoding);
      reply.on('error', () => undefined);
      reply.pause();
      expect(await ended).toBeUndefined();
      expect(closed).toBe(true);
    },
  );

  it('has patience with one that reads slowly', async () => {
    const { url, ended } = await serve(
      async function* () {
        for (let n = 0; n < 40; n += 1) yield noise(n);
      },
      undefined,
      1500,
    );
    const reply = await ask(url);
    let bytes = 0;
    for await (const chunk of reply as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes < 10_000_000) await wait(15);
    }
    expect(await ended).toBeUndefined();
    expect(bytes).toBeGreaterThan(10_000_000);
  });

  it('says that it was interrupted when the store fails, and passes the failure on', async () => {
    const { url, ended } = await serve(async function* () {
      yield page(1);
      throw new Error('the store fell over');
    });
    const text = await textOf(await ask(url));
    expect(text.trim().split('\n').at(-1)).toBe('{"kind":"failed","failure":"interrupted"}');
    expect(await ended).toMatchObject({ message: 'the store fell over' });
  });

  it('does not say that all came when what was read could not be written down', async () => {
    const { url } = await serve(
      async function* () {
        yield page(1);
      },
      () => Promise.reject(new Error('no audit log')),
    );
    expect(await textOf(await ask(url))).not.toContain('"kind":"end"');
  });
});
