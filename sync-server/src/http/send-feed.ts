// A feed as NDJSON, compressed, one page after the other at the reader's pace. Each page is flushed whole, so that a
// line that breaks later has lost nothing of it; a body without `end` was cut off.

import type { Writable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { Feed, TextPage } from '#sync/pull-changes.js';

/** Little better than a faster level, and level 6 costs twice the time. */
const GZIP_LEVEL = 4;

const DOCUMENT_BEGINS = Buffer.from('{"kind":"doc","doc":');
const DOCUMENT_ENDS = Buffer.from('}\n');

function linesOf({ documents, cursor, pending }: TextPage): Uint8Array {
  const lines = documents.flatMap((json) => [DOCUMENT_BEGINS, json, DOCUMENT_ENDS]);
  const last = Buffer.from(`${JSON.stringify({ kind: 'cursor', cursor, pending })}\n`);
  return Buffer.concat([...lines, last]);
}

interface Body {
  /** Resolves when the reader's side has room again. */
  write(text: string | Uint8Array): Promise<void>;
  /** Everything written so far is on its way. */
  flush(): Promise<void>;
  /** Resolves when the last byte is handed to the network. */
  end(text: string): Promise<void>;
}

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

function openBody(request: Request, response: Response, signal: AbortSignal, reading: WhileReading): Body {
  const isCompressed = request.acceptsEncodings('gzip', 'identity') === 'gzip';
  const gzip = isCompressed ? createGzip({ level: GZIP_LEVEL }) : undefined;
  if (gzip) {
    response.setHeader('Content-Encoding', 'gzip');
    gzip.pipe(response);
    signal.addEventListener('abort', () => gzip.destroy(), { once: true });
  }
  const target: Writable = gzip ?? response;
  return {
    async write(text) {
      if (!target.write(text)) await reading((done) => target.once('drain', done));
    },
    flush: () => (gzip ? reading((done) => gzip.flush(constants.Z_SYNC_FLUSH, done)) : Promise.resolve()),
    end: (text) =>
      reading((done) => {
        response.once('finish', done);
        target.end(text);
      }),
  };
}

/** Aborted when the reader goes away before the answer is whole. */
export function whenReaderLeaves(response: Response): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/**
 * Resolves when the last byte is written or the reader has left. `atEnd` runs before the reader is told that all came.
 * A failure of the store is told to the reader and thrown on.
 */
export async function sendFeed(
  request: Request,
  response: Response,
  { hello, pages }: Pick<Feed<object>, 'hello' | 'pages'>,
  signal: AbortSignal,
  atEnd: () => Promise<void>,
  stallMs = FEED_STALL_MS,
): Promise<void> {
  response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
  response.vary('Accept-Encoding');
  const body = openBody(request, response, signal, whileReading(response, signal, stallMs));
  try {
    await body.write(`${JSON.stringify(hello)}\n`);
    for await (const page of pages) {
      await body.write(linesOf(page));
      await body.flush();
    }
    await atEnd();
    await body.end('{"kind":"end"}\n');
  } catch (error) {
    // Gone: whether our own writing noticed or the store's reading, which was told to stop.
    if (signal.aborted) return;
    await body.end('{"kind":"failed","failure":"interrupted"}\n');
    throw error;
  }
}
