// The body of a push: read within its limit, unpacked when it is its turn, and its envelope checked. The documents in it
// are judged one by one, later. However many slow tablets send at once, of each only the packed bytes are held.

import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import type { Request, Response } from 'express';
import { MAX_PUSH_BYTES } from '@tram/shared-schema/sync/limits.js';
import { MAX_WITNESSES } from '@tram/shared-schema/sync/wire.js';
import { bodyReader } from './validate-body.js';

/** A line on which nothing at all comes for this long is dead or means harm; a slow one sends something. */
export const BODY_IDLE_MS = 60_000;

/** Named as body-parser names its own: on-unexpected.ts knows these words. */
class BadBody extends Error {
  override readonly name: string = 'BadBody';
  readonly type: string;
  readonly limit = MAX_PUSH_BYTES;
  constructor(type: string, options?: ErrorOptions) {
    super('the body could not be read', options);
    this.type = type;
  }
}
export class BodyStalled extends BadBody {
  override readonly name = 'BodyStalled';
  constructor() {
    super('request.stalled');
  }
}

/** A body as it came: all that is held of it until it is its turn. */
export interface SentBody {
  readonly bytes: Buffer;
  readonly encoding: string;
}

const ENCODINGS: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  identity: (bytes) => Promise.resolve(bytes),
  gzip: (bytes) => promisify(gunzip)(bytes, { maxOutputLength: MAX_PUSH_BYTES }),
  deflate: (bytes) => promisify(inflate)(bytes, { maxOutputLength: MAX_PUSH_BYTES }),
};
const UTF_8 = /^utf-?8$/i;

function refusalOf({ headers }: Request): BadBody | undefined {
  if (Number(headers['content-length'] ?? 0) > MAX_PUSH_BYTES) return new BadBody('entity.too.large');
  const charset = /charset="?([^;"\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !UTF_8.test(charset)) return new BadBody('charset.unsupported');
  return ENCODINGS[encodingOf({ headers })] ? undefined : new BadBody('encoding.unsupported');
}
const encodingOf = ({ headers }: Pick<Request, 'headers'>): string =>
  (headers['content-encoding'] ?? 'identity').toLowerCase();

/** Waits for the line, however slow, and holds what came, packed as it came. Rejects with what on-unexpected.ts knows. */
export function readPush(request: Request, response: Response, idleMs = BODY_IDLE_MS): Promise<SentBody> {
  return new Promise((done, failed) => {
    const refusal = refusalOf(request);
    if (refusal) return failed(refusal);
    const chunks: Buffer[] = [];
    let length = 0;
    const leave = (error: BadBody): void => {
      request.setTimeout(0);
      request.off('data', take);
      failed(error);
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_PUSH_BYTES) leave(new BadBody('entity.too.large'));
    };
    request.setTimeout(idleMs, () => {
      response.setHeader('Connection', 'close');
      leave(new BodyStalled());
    });
    request.on('data', take);
    request.once('error', (error) => leave(new BadBody('request.aborted', { cause: error })));
    request.once('aborted', () => leave(new BadBody('request.aborted')));
    request.once('end', () => {
      request.setTimeout(0);
      done({ bytes: Buffer.concat(chunks), encoding: encodingOf(request) });
    });
  });
}

export interface UnpackedBody {
  readonly json: unknown;
  readonly length: number;
}

export async function unpack({ bytes, encoding }: SentBody): Promise<UnpackedBody> {
  let text: Buffer;
  try {
    text = (await ENCODINGS[encoding]?.(bytes)) ?? bytes;
  } catch (error) {
    const isTooLarge =
      error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new BadBody(isTooLarge ? 'entity.too.large' : 'encoding.broken', { cause: error });
  }
  try {
    return { json: JSON.parse(text.toString('utf8')), length: text.length };
  } catch (error) {
    throw new BadBody('entity.parse.failed', { cause: error });
  }
}

export interface PushBody {
  readonly protocol: number;
  readonly replicaId: string;
  readonly epoch?: string;
  readonly witnesses?: readonly string[];
  readonly sentAt?: string;
  readonly documents: readonly unknown[];
}

export const pushBody = bodyReader<PushBody>(
  {
    protocol: { type: 'integer' },
    replicaId: { type: 'string' },
    epoch: { type: 'string', maxLength: 100 },
    witnesses: { type: 'array', maxItems: MAX_WITNESSES, items: { type: 'string', maxLength: 200 } },
    sentAt: { type: 'string', maxLength: 40 },
    documents: { type: 'array' },
  },
  ['protocol', 'replicaId', 'documents'],
);
