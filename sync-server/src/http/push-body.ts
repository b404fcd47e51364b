// The body of a push: read within its limit, also when it comes compressed, and its envelope checked. The documents in
// it are judged one by one, later.

import { json, type Request, type Response } from 'express';
import { MAX_PUSH_BYTES } from '@tram/shared-schema/sync/limits.js';
import { bodyReader } from './validate-body.js';

const parse = json({ limit: MAX_PUSH_BYTES, inflate: true, type: () => true });

/** Rejects with what body-parser says; on-unexpected.ts knows its words. */
export function readPush(request: Request, response: Response): Promise<void> {
  return new Promise((done, failed) => {
    parse(request, response, (error?: unknown) => {
      if (error === undefined) done();
      else failed(error instanceof Error ? error : new Error('the body could not be read'));
    });
  });
}

export interface PushBody {
  readonly protocol: number;
  readonly replicaId: string;
  readonly epoch?: string;
  readonly sentAt?: string;
  readonly documents: readonly unknown[];
}

export const pushBody = bodyReader<PushBody>(
  {
    protocol: { type: 'integer' },
    replicaId: { type: 'string' },
    epoch: { type: 'string', maxLength: 100 },
    sentAt: { type: 'string', maxLength: 40 },
    documents: { type: 'array' },
  },
  ['protocol', 'replicaId', 'documents'],
);
