// A tablet that listens, for a test: the events of a wake stream as they come, in order.

import { request, type IncomingMessage } from 'node:http';

export interface WakeListener {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** `more`, `bye <reason>` and `.` for a sign of life. */
  readonly heard: string[];
  /** Resolves when `count` of `what` were heard, rejects after a while. */
  hear(what: string, count?: number): Promise<void>;
  /** Resolves when the server closed the stream. */
  readonly ended: Promise<void>;
  leave(): void;
}

/** Longer than the busiest machine needs. */
const PATIENCE_MS = 30_000;

export function listenTo(url: string, token: string, accept = 'text/event-stream'): Promise<WakeListener> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { authorization: `Bearer ${token}`, accept }, agent: false });
    asked.once('error', reject);
    asked.once('response', (reply) => {
      asked.on('error', () => undefined); // we hang up ourselves
      const heard: string[] = [];
      const waiting = new Set<() => void>();
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) heard.push(read(block));
        for (const look of [...waiting]) look();
      });
      reply.on('error', () => undefined);
      resolve({
        status: reply.statusCode ?? 0,
        headers: reply.headers,
        heard,
        ended: new Promise((ended) => reply.once('close', ended)),
        leave: () => asked.destroy(),
        hear: (what, count = 1) =>
          new Promise((done, failed) => {
            const look = (): void => {
              if (heard.filter((event) => event === what).length < count) return;
              clearTimeout(patience);
              waiting.delete(look);
              done();
            };
            const patience = setTimeout(
              () => failed(new Error(`${what} was not heard, only ${heard.join(', ')}`)),
              PATIENCE_MS,
            );
            waiting.add(look);
            look();
          }),
      });
    });
    asked.end();
  });
}

function read(block: string): string {
  if (block.startsWith(':')) return '.';
  const event = /^event: (\w+)$/m.exec(block)?.[1] ?? '';
  const data = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as { reason?: string };
  return data.reason === undefined ? event : `${event} ${data.reason}`;
}
