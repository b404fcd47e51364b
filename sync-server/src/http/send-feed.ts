// A feed as NDJSON, compressed, one page after the other at the reader's pace. Each page is written whole, so that a
// line that breaks later has lost nothing of it; a body without `end` was cut off.

import type { Request, Response } from 'express';
import type { Feed, TextPage } from '#sync/pull-changes.js';
import { gzipBody, plainBody, type FeedBody } from './feed-body.js';
import type { PagePacker } from './pack-page.js';

/**
 * A reader that takes in nothing at all for this long is let go: what it holds open, others need. Slow is not still, but on
 * a very slow line what we see as still is the system's own buffer on its way, so this is long.
 */
export const FEED_STALL_MS = 5 * 60_000;
const LOOKS_PER_STALL = 4;

class ReaderLeft extends Error {
  override readonly name = 'ReaderLeft';
}

type WhileReading = (start: (done: () => void) => void) => Promise<void>;

/** Rejects as soon as the reader has gone or reads no more: a stream nobody reads never calls back. */
function whileReading(response: Response, signal: AbortSignal, stallMs: number): WhileReading {
  const taken = (): number => (response.socket?.bytesWritten ?? 0) - (response.socket?.writableLength ?? 0);
  return (start) =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        clearInterval(watch);
        reject(new ReaderLeft());
      };
      let [before, stillLooks] = [taken(), 0];
      const watch = setInterval(() => {
        const now = taken();
        stillLooks = now === before ? stillLooks + 1 : 0;
        before = now;
        // Its closing tells everybody else who waits on this reader.
        if (stillLooks >= LOOKS_PER_STALL) response.destroy();
      }, stallMs / LOOKS_PER_STALL);
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      start(() => {
        clearInterval(watch);
        signal.removeEventListener('abort', leave);
        resolve();
      });
    });
}

function openBody(request: Request, response: Response, packer: PagePacker): FeedBody {
  if (request.acceptsEncodings('gzip', 'identity') !== 'gzip') return plainBody(packer);
  response.setHeader('Content-Encoding', 'gzip');
  return gzipBody(packer);
}

/** Aborted when the reader goes away before the answer is whole. */
export function whenReaderLeaves(response: Response): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** The next page as it goes on the line, and nothing of what it was made of. Undefined after the last. */
async function nextPiece(pages: AsyncIterator<TextPage>, body: FeedBody): Promise<Uint8Array | undefined> {
  const step = await pages.next();
  return step.done === true ? undefined : body.page(step.value);
}

export interface FeedSender {
  readonly packer: PagePacker;
  readonly stallMs?: number;
}

/**
 * Resolves when the last byte is written or the reader has left. `atEnd` runs before the reader is told that all came.
 * A failure of the store is told to the reader and thrown on. While a reader takes its time, nothing waits here but the
 * page on its way to it.
 */
export async function sendFeed(
  request: Request,
  response: Response,
  { hello, pages }: Pick<Feed<object>, 'hello' | 'pages'>,
  signal: AbortSignal,
  atEnd: () => Promise<void>,
  { packer, stallMs = FEED_STALL_MS }: FeedSender,
): Promise<void> {
  response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
  response.vary('Accept-Encoding');
  const reading = whileReading(response, signal, stallMs);
  const body = openBody(request, response, packer);
  const end = (text: string): Promise<void> =>
    reading((done) => {
      response.once('finish', done);
      response.end(body.text(text, true));
    });
  const iterator = pages[Symbol.asyncIterator]();
  try {
    let isTaken = response.write(body.text(`${JSON.stringify(hello)}\n`));
    for (;;) {
      if (!isTaken) await reading((done) => response.once('drain', done));
      signal.throwIfAborted();
      const piece = await nextPiece(iterator, body);
      if (!piece) break;
      isTaken = response.write(piece);
    }
    await atEnd();
    await end('{"kind":"end"}\n');
  } catch (error) {
    // Gone: whether our own writing noticed or the store's reading, which was told to stop.
    if (signal.aborted) return;
    await end('{"kind":"failed","failure":"interrupted"}\n');
    throw error;
  } finally {
    await iterator.return?.();
  }
}
