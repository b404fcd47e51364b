// Reads a request's body whole, unpacked and bounded: a small gzip that unpacks to gigabytes is stopped half-way.

import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CouchFailure } from '#embedded/couch-failure.js';

const unzip = promisify(gunzip);

const tooLarge = (): CouchFailure => new CouchFailure('too_large', 'the request entity is too large');

/** How long a client that sends too much may go on before it is told so and cut off. */
const PATIENCE_MS = 2000;

export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new CouchFailure('bad_content_type', `${encoding} is not a supported content encoding.`);
  }
  const sent = await collect(request, limitBytes);
  return encoding === 'gzip' ? unpack(sent, limitBytes) : sent;
}

async function collect(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced <= limitBytes) {
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > limitBytes) break;
      parts.push(part);
    }
  }
  if (Math.max(length, announced) > limitBytes) {
    await discard(request);
    throw tooLarge();
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, length);
}

/** A client in the middle of sending would see a broken line instead of the refusal. */
async function discard(request: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });
}

async function unpack(packed: Buffer, limitBytes: number): Promise<Buffer> {
  try {
    return await unzip(packed, { maxOutputLength: limitBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new CouchFailure('bad_request', 'Request body is not properly gzipped.', { cause: error });
  }
}
