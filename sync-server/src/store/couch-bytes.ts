// CouchDB's answers as the bytes they came as, for the one place where parsing and writing them again would cost more than
// all the rest: handing on a station's changes. nano parses every answer, and asked not to it lets a broken line end the
// process.

import { Agent, request as askHttp, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as askHttps } from 'node:https';
import { StoreUnavailable } from '#ports.js';

export interface BytesQuestion {
  readonly url: string;
  readonly authorization: string;
  readonly signal?: AbortSignal;
}
export interface BytesAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Rejects with `StoreUnavailable` where no whole answer came. */
export type ReadBytes = (question: BytesQuestion) => Promise<BytesAnswer>;

export function bytesReader(): ReadBytes {
  const agents = { http: new Agent({ keepAlive: true }), https: new TlsAgent({ keepAlive: true }) };
  return ({ url, authorization, signal }) =>
    new Promise((resolve, reject) => {
      const broken = (): void => reject(new StoreUnavailable('the answer of the store was cut off'));
      const take = (reply: IncomingMessage): void => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.once('end', () => {
          if (reply.complete) resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(chunks) });
          else broken();
        });
        reply.once('error', broken);
        reply.once('aborted', broken);
      };
      const headers = { authorization, accept: 'application/json' };
      const options = { headers, ...(signal && { signal }) };
      const asked = url.startsWith('https:')
        ? askHttps(url, { ...options, agent: agents.https }, take)
        : askHttp(url, { ...options, agent: agents.http }, take);
      asked.once('error', () => reject(new StoreUnavailable('store did not answer')));
      asked.end();
    });
}
