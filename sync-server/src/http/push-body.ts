// The body of a push: read within its limit, also when it comes compressed, and its envelope checked. The documents in
// it are judged one by one, later.

import { json, type Request, type Response } from 'express';
import { MAX_PUSH_BYTES } from '@tram/shared-schema/sync/limits.js';
import { MAX_WITNESSES } from '@tram/shared-schema/sync/wire.js';
import { bodyReader } from './validate-body.js';

/** A line on which nothing at all comes for this long is dead or means harm; a slow one sends something. */
export const BODY_IDLE_MS = 60_000;

const unpackedBytes = new WeakMap<object, number>();
const parse = json({
  limit: MAX_PUSH_BYTES,
  inflate: true,
  type: () => true,
  verify: (request, _response, body) => void unpackedBytes.set(request, body.length),
});

/** Named as body-parser names its own. */
export class BodyStalled extends Error {
  override readonly name = 'BodyStalled';
  readonly type = 'request.stalled';
}

/** Answers how many bytes it was, unpacked. Rejects with what body-parser says; on-unexpected.ts knows its words. */
export function readPush(request: Request, response: Response, idleMs = BODY_IDLE_MS): Promise<number> {
  return new Promise((done, failed) => {
    request.setTimeout(idleMs, () => {
      response.setHeader('Connection', 'close');
      failed(new BodyStalled('the body stopped coming'));
    });
    parse(request, response, (error?: unknown) => {
      request.setTimeout(0);
      if (error === undefined) done(unpackedBytes.get(request) ?? 0);
      else failed(error instanceof Error ? error : new Error('the body could not be read'));
    });
  });
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
