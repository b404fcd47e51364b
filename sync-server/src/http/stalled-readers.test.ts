// What the server holds for readers whose lines take nothing in for now: counted after everything that is not held was
// cleared away, so that neither a clock nor the system's own buffers have a say.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { Duplex } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import express from 'express';
import { describe, expect, it } from 'vitest';
import type { ChangesPage } from '#ports.js';
import type { CouchClient } from '#store/couch-client.js';
import { openChanges } from '#store/read-changes.js';
import { createSharedPages } from '#store/shared-pages.js';
import { eachPage } from '#sync/page-stream.js';
import { readablePages } from '#sync/pull-changes.js';
import { person } from '#testing/documents.js';
import { createTurns } from '#turns.js';
import { pagePacker } from './pack-page.js';
import { sendFeed, whenReaderLeaves } from './send-feed.js';

const READERS = 40;
const PAGE_BYTES = 256 * 1024;
const CHANGES_APART = 5000;
const LAST_CHANGE = (READERS + 10) * CHANGES_APART;
const REV = `1-${'a'.repeat(32)}`;

const { _id, ...fields } = person(1);
/** A store with very many records: no two readers are sent the same ones. */
const endlessStore: CouchClient = {
  request: () => Promise.reject(new Error('nobody asks')),
  bytes({ qs = {} }) {
    const since = Number(qs['since']);
    const rows = Array.from({ length: Number(qs['limit']) }, (_, n) => {
      const noise = createHash('sha256')
        .update(String(since + n))
        .digest('base64');
      const doc = JSON.stringify({ _id, _rev: REV, ...fields, note: noise });
      return `{"seq":"${since + n + 1}","id":"${_id}","changes":[{"rev":"${REV}"}],"doc":${doc}}`;
    });
    const last = since + rows.length;
    const end = `"last_seq":"${last}","pending":${LAST_CHANGE - last}`;
    return Promise.resolve(Buffer.from(`{"results":[\n${rows.join(',\n')}\n],\n${end}}\n`));
  },
};

setFlagsFromString('--expose-gc');
const clearAway = runInNewContext('gc') as () => void;
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A line that takes in `bytes` and then nothing more. */
function lineThatStalls(bytes: number, asks: string, stalled: () => void): Duplex {
  let left = bytes;
  const line = new Duplex({
    read() {},
    write(chunk: Uint8Array, _encoding, done) {
      left -= chunk.length;
      if (left > 0) done();
      else stalled();
    },
  });
  line.push(asks);
  return line;
}

async function stall(encoding: string): Promise<{ bytesEach: number; pagesHeld: number; handedOut: number }> {
  // Nothing is kept for who comes later: what is there after all is held by readers.
  const shared = createSharedPages(60_000, 0);
  const packer = pagePacker(createTurns(4));
  const handedOut: WeakRef<ChangesPage>[] = [];
  const app = express();
  app.get('/:since', async (request, response) => {
    const signal = whenReaderLeaves(response);
    const asked = { since: request.params.since, pageBytes: PAGE_BYTES, signal };
    const changes = await openChanges(endlessStore, shared, 'db', asked);
    if (!changes.ok) throw new Error(changes.error.kind);
    const noted = eachPage(changes.value, (page) => {
      handedOut.push(new WeakRef(page));
      return page;
    });
    const pages = readablePages(noted, { kind: 'everything' }, () => undefined);
    await sendFeed(request, response, { hello: { kind: 'hello' }, pages }, signal, () => Promise.resolve(), {
      packer,
    });
  });
  const server = createServer(app);
  clearAway();
  const before = process.memoryUsage().arrayBuffers;
  const lines: Duplex[] = [];
  await Promise.all(
    Array.from(
      { length: READERS },
      (_, n) =>
        new Promise<void>((stalled) => {
          const asks = `GET /${n * CHANGES_APART} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: ${encoding}\r\n\r\n`;
          // Each stops at another place, after some pages.
          const line = lineThatStalls(60_000 + n * 1000, asks, stalled);
          lines.push(line);
          server.emit('connection', line);
        }),
    ),
  );
  const isHeld = (page: WeakRef<ChangesPage>): boolean => page.deref() !== undefined;
  for (let n = 0; n < 20; n += 1) {
    await quiet();
    clearAway();
  }
  const bytesEach = Math.round((process.memoryUsage().arrayBuffers - before) / READERS);
  const pagesHeld = handedOut.filter(isHeld).length;
  for (const line of lines) line.destroy();
  return { bytesEach, pagesHeld, handedOut: handedOut.length };
}

describe('forty readers whose lines stall', () => {
  it('hold a packed page on its way and the end of it each, and no page', async () => {
    const { bytesEach, pagesHeld, handedOut } = await stall('gzip');
    expect(handedOut).toBeGreaterThan(2 * READERS);
    expect(pagesHeld).toBe(0);
    expect(bytesEach).toBeLessThan(PAGE_BYTES / 4);
  });

  it('hold no more than the page on its way where they cannot unpack', async () => {
    const { bytesEach, pagesHeld } = await stall('identity');
    expect(pagesHeld).toBe(0);
    expect(bytesEach).toBeLessThan(1.25 * PAGE_BYTES);
  });
});
