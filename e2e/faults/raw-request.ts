// One HTTP request as bytes, read off a socket: enough of HTTP to forward it, cut it or send it twice. It does not know
// what the request means.

import type { Socket } from 'node:net';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly bytes: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The line counts and cuts single requests, so every request gets a connection of its own. */
function withoutKeepAlive(head: string): string {
  const [first = '', ...fields] = head.split('\r\n');
  const kept = fields.filter((field) => !/^(connection|proxy-connection|keep-alive):/i.test(field));
  return [first, ...kept, 'Connection: close'].join('\r\n');
}

function bodyLength(head: string): number {
  if (/^transfer-encoding:/im.test(head)) throw new Error('the line forwards no streamed request bodies');
  return Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
}

function parsed(received: Buffer): RawRequest | undefined {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = received.subarray(0, headEnd).toString('latin1');
  const bodyStart = headEnd + HEAD_END.length;
  const end = bodyStart + bodyLength(head);
  if (received.length < end) return undefined;
  const [method = '', path = ''] = head.split(' ', 2);
  const bytes = Buffer.concat([
    Buffer.from(withoutKeepAlive(head), 'latin1'),
    HEAD_END,
    received.subarray(bodyStart, end),
  ]);
  return { method, path, bytes };
}

/** Undefined where the client left before it had asked anything whole. */
export function readRequest(socket: Socket): Promise<RawRequest | undefined> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const take = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk]);
      try {
        const request = parsed(received);
        if (!request) return;
        socket.off('data', take);
        resolve(request);
      } catch (error) {
        reject(error instanceof Error ? error : new Error('unreadable request'));
      }
    };
    socket.on('data', take);
    socket.once('close', () => resolve(undefined));
  });
}
