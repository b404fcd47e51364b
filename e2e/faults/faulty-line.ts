// The line between one tablet and the server, as a proxy of bytes: slow where it is told to be slow, and failing as
// line-faults.ts draws it. Every request has a connection of its own.

import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createLinePace } from './line-pace.js';
import { GOOD_LINE, isStream, type FaultKind, type LineConditions, type LineFault } from './line-faults.js';
import { readRequest, type RawRequest } from './raw-request.js';
import { BAD_GATEWAY, STRANGER, UNEXPECTED } from './strange-answers.js';
import { exchange } from './tcp-exchange.js';

export interface FaultyLine {
  readonly url: string;
  become(conditions: LineConditions): void;
  readonly requests: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  /** Resolves when no copy is on its way any more. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface FaultyLineParts {
  readonly serverUrl: string;
  /** Asked once for each request. */
  readonly draw: (conditions: LineConditions, request: RawRequest) => LineFault | undefined;
  /** `kill -9`, and up again some time later. */
  readonly killServer: () => void;
}

const SEGMENT_BYTES = 1400;
const SILENCE_MS = 6_000;
const LONGEST_DELAY_MS = 5_000;
const LONGEST_BEFORE_KILL_MS = 60;
/** An answer that never ends is not waited for. */
const WHOLE_ANSWER_MS = 15_000;

export async function openFaultyLine({ serverUrl, draw, killServer }: FaultyLineParts): Promise<FaultyLine> {
  const serverPort = Number(new URL(serverUrl).port);
  let conditions = GOOD_LINE;
  const [up, down] = [createLinePace(), createLinePace()];
  const totals = { requests: 0, bytesUp: 0, bytesDown: 0 };
  const faults = new Map<FaultKind, number>();
  const underWay = new Set<Promise<unknown>>();
  const clients = new Set<Socket>();

  async function wholeAnswer(request: RawRequest): Promise<Buffer> {
    const chunks: Buffer[] = [];
    await Promise.race([
      exchange(serverPort, request.bytes, (chunk) => chunks.push(chunk)),
      pause(WHOLE_ANSWER_MS),
    ]);
    return Buffer.concat(chunks);
  }

  async function write(client: Socket, bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length && !client.destroyed; at += SEGMENT_BYTES) {
      const segment = bytes.subarray(at, at + SEGMENT_BYTES);
      await down.carry(segment.length, conditions.bitsPerSecond);
      totals.bytesDown += segment.length;
      client.write(segment);
    }
  }
  async function answer(client: Socket, bytes: Buffer): Promise<void> {
    await write(client, bytes);
    client.end();
  }

  async function pass(client: Socket, request: RawRequest): Promise<void> {
    let written: Promise<void> = Promise.resolve();
    const take = (chunk: Buffer): void => {
      written = written.then(() => write(client, chunk));
    };
    await exchange(serverPort, request.bytes, take, { asker: client });
    await written;
    client.end();
  }

  async function fail(client: Socket, request: RawRequest, { kind, where, how }: LineFault): Promise<void> {
    const cutAt = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(where * bytes.length));
    switch (kind) {
      case 'refused':
        return void client.destroy();
      case 'silence':
        await pause(SILENCE_MS * where);
        return void client.destroy();
      case 'cut-request':
        await exchange(serverPort, cutAt(request.bytes), () => undefined, { hangUp: true });
        return void client.destroy();
      case 'lost-answer':
        await wholeAnswer(request);
        return void client.destroy();
      case 'cut-answer': {
        const whole = await wholeAnswer(request);
        await write(client, cutAt(whole));
        // Either the line breaks, or it closes as if all had come.
        return void (how ? client.destroy() : client.end());
      }
      case 'twice': {
        const [first, second] = how
          ? await Promise.all([wholeAnswer(request), wholeAnswer(request)])
          : [await wholeAnswer(request), await wholeAnswer(request)];
        return answer(client, where < 0.5 ? first : second);
      }
      case 'late-copy':
        await pass(client, request);
        await pause(where * LONGEST_DELAY_MS);
        await wholeAnswer(request);
        return;
      case 'held':
        await pause(where * LONGEST_DELAY_MS);
        return answer(client, await wholeAnswer(request));
      case 'error-before':
        return answer(client, how ? BAD_GATEWAY : UNEXPECTED);
      case 'error-after':
        await wholeAnswer(request);
        return answer(client, how ? BAD_GATEWAY : UNEXPECTED);
      case 'stranger':
        return answer(client, STRANGER);
      case 'kill':
        setTimeout(killServer, where * LONGEST_BEFORE_KILL_MS);
        return pass(client, request);
    }
  }

  async function serve(client: Socket, request: RawRequest): Promise<void> {
    totals.requests += 1;
    totals.bytesUp += request.bytes.length;
    const fault = draw(conditions, request);
    if (conditions.latencyMs > 0) await pause(conditions.latencyMs);
    await up.carry(request.bytes.length, conditions.bitsPerSecond);
    if (!fault) return pass(client, request);
    faults.set(fault.kind, (faults.get(fault.kind) ?? 0) + 1);
    return fail(client, request, fault);
  }

  const server = createServer((client) => {
    clients.add(client);
    client.on('error', () => client.destroy());
    client.on('close', () => clients.delete(client));
    void readRequest(client).then((request) => {
      // A connection that asks nothing, opened ahead by a browser, is not waited for, nor is a stream without an end.
      if (!request) return;
      const served = serve(client, request).finally(() => underWay.delete(served));
      if (!isStream(request.path)) underWay.add(served);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    become(next) {
      conditions = next;
    },
    get requests() {
      return totals.requests;
    },
    get bytesUp() {
      return totals.bytesUp;
    },
    get bytesDown() {
      return totals.bytesDown;
    },
    faults,
    async quiet() {
      await Promise.all(underWay);
    },
    async close() {
      for (const client of clients) client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
