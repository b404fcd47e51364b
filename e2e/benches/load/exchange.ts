// One HTTP exchange as every client of the benchmark makes it, towards our server and towards the bare store alike.

import { Agent, request, type IncomingMessage } from 'node:http';

/** As many lines at once as there are tablets; none is opened anew for each request. */
export const openAgent = (): Agent => new Agent({ keepAlive: true, maxSockets: Infinity });

export interface Asked {
  readonly agent: Agent;
  readonly url: string;
  readonly authorization: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: string;
  readonly accept?: string;
  readonly encoding?: 'gzip';
}

export function ask(asked: Asked): Promise<IncomingMessage> {
  const { agent, url, authorization, method = 'GET', body, accept = 'application/json', encoding } = asked;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent,
      method,
      headers: {
        authorization,
        accept,
        ...(encoding !== undefined && { 'accept-encoding': encoding }),
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        }),
      },
    });
    sent.once('error', reject);
    sent.once('response', (reply) => {
      if ((reply.statusCode ?? 0) < 300) return resolve(reply);
      reply.resume();
      reject(new Error(`${method} ${new URL(url).pathname} answered ${reply.statusCode}`));
    });
    sent.end(body);
  });
}

export async function textOf(reply: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of reply as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const NEW_LINE = 10;

/** How many lines begin with `beginning`; stops listening once there are `enough`. */
export async function countLines(reply: IncomingMessage, beginning: string, enough: number): Promise<number> {
  const wanted = Buffer.from(beginning);
  let found = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(NEW_LINE); end !== -1; end = bytes.indexOf(NEW_LINE, from)) {
      if (bytes.subarray(from, from + wanted.length).equals(wanted)) found += 1;
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (found >= enough) break;
  }
  reply.destroy();
  return found;
}
