// How much goes through when all tablets want it at the same moment, and what the server's process weighs meanwhile.

import type { Agent, IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { PushReply } from '@tram/shared-schema/sync/wire.js';
import { wakePath } from '@tram/shared-schema/sync/wake.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { BareStore } from './bare-store.js';
import type { BenchTablet } from './bench-tablets.js';
import { ask, countLines, openAgent, textOf } from './exchange.js';

export interface Served {
  readonly url: string;
  readonly stationId: StationId;
}

const perSecond = (count: number, startedMs: number): number =>
  Math.round(count / ((performance.now() - startedMs) / 1000));

async function together<T>(
  tablets: readonly T[],
  work: (tablet: T, agent: Agent) => Promise<number>,
): Promise<number> {
  const agent = openAgent();
  const startedMs = performance.now();
  const counts = await Promise.all(tablets.map((tablet) => work(tablet, agent)));
  const rate = perSecond(
    counts.reduce((sum, count) => sum + count, 0),
    startedMs,
  );
  agent.destroy();
  return rate;
}

export function measurePush(tablets: readonly BenchTablet[], { url, stationId }: Served): Promise<number> {
  return together(tablets, async ({ pages, authorization }, agent) => {
    let accepted = 0;
    for (const body of pages) {
      const path = `${url}/api/v1/stations/${stationId}/documents`;
      const reply = await ask({ agent, url: path, method: 'POST', body, authorization });
      const { results } = JSON.parse(await textOf(reply)) as PushReply;
      const refused = results.find(({ kind }) => kind !== 'accepted');
      if (refused) throw new Error(`a record was not accepted: ${JSON.stringify(refused)}`);
      accepted += results.length;
    }
    return accepted;
  });
}

export function measureRawPush(tablets: readonly BenchTablet[], bare: BareStore): Promise<number> {
  const { database, authorization } = bare;
  return together(tablets, async ({ rawPages }, agent) => {
    let written = 0;
    for (const body of rawPages) {
      const reply = await ask({ agent, url: `${database}/_bulk_docs`, method: 'POST', body, authorization });
      const answers = JSON.parse(await textOf(reply)) as readonly { readonly rev?: string }[];
      if (answers.some(({ rev }) => rev === undefined)) throw new Error('the bare store refused a record');
      written += answers.length;
    }
    return written;
  });
}

const changesUrl = ({ url, stationId }: Served): string => `${url}/api/v1/stations/${stationId}/changes`;

async function pull(served: Served, authorization: string, agent: Agent, documents: number): Promise<number> {
  const reply = await ask({ agent, url: changesUrl(served), authorization });
  return countLines(reply, '{"kind":"doc"', documents);
}

export const measurePull = (
  tablets: readonly BenchTablet[],
  served: Served,
  documents: number,
): Promise<number> =>
  together(tablets, ({ authorization }, agent) => pull(served, authorization, agent, documents));

export function measureRawPull(
  tablets: readonly unknown[],
  bare: BareStore,
  documents: number,
): Promise<number> {
  const { database, authorization } = bare;
  const url = `${database}/_changes?include_docs=true&limit=${documents}&seq_interval=1000`;
  return together(tablets, async (_tablet, agent) =>
    countLines(await ask({ agent, url, authorization }), '{"seq":', documents),
  );
}

export async function residentMB({ url }: Served): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const bytes = Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
  if (!(bytes > 0)) throw new Error('the server does not say how much memory it has');
  return bytes / 2 ** 20;
}

/** As a tablet asks, and as it comes off the line: unpacking is the tablet's to do, not this machine's. */
async function drain(served: Served, { authorization }: BenchTablet, agent: Agent): Promise<void> {
  const reply = await ask({ agent, url: changesUrl(served), authorization, encoding: 'gzip' });
  reply.resume();
  await new Promise<void>((resolve, reject) => reply.once('end', resolve).once('error', reject));
}

const SAMPLE_MS = 200;

/** The most memory that was seen while `work` was done. */
async function mostWhile(served: Served, work: () => Promise<void>): Promise<number> {
  let isOver = false;
  let mostMB = await residentMB(served);
  const sampling = (async () => {
    while (!isOver) {
      mostMB = Math.max(mostMB, await residentMB(served));
      await pause(SAMPLE_MS);
    }
  })();
  await work();
  isOver = true;
  await sampling;
  return mostMB;
}

/** So many tablets, each with the account of one of those there are. */
const crowd = (tablets: readonly BenchTablet[], count: number): readonly BenchTablet[] =>
  Array.from({ length: count }, (_, n) => tablets[n % tablets.length]).filter(
    (tablet) => tablet !== undefined,
  );

const READERS_PER_LISTENERS = 10;

/** `count` tablets listen, and one in ten of them reads everything at the same time. */
export async function measureMemory(
  tablets: readonly BenchTablet[],
  served: Served,
  count: number,
): Promise<number> {
  const agent = openAgent();
  const url = `${served.url}${wakePath({ stationId: served.stationId })}`;
  const all = crowd(tablets, count);
  const listening = await Promise.all(
    all.map(({ authorization }) => ask({ agent, url, authorization, accept: 'text/event-stream' })),
  );
  for (const reply of listening) reply.on('error', () => undefined).resume(); // we hang up ourselves
  const readers = all.filter((_, n) => n % READERS_PER_LISTENERS === 0);
  const most = await mostWhile(served, async () => {
    await Promise.all(readers.map((tablet) => drain(served, tablet, agent)));
  });
  if (listening.some((reply) => reply.destroyed)) throw new Error('a listening tablet was cut off');
  for (const reply of listening) reply.destroy();
  agent.destroy();
  return most;
}

const SLOW_BYTES_PER_SECOND = 10 * 1024;
const SLOW_STEP_MS = 500;

async function drip(reply: IncomingMessage, untilMs: number): Promise<void> {
  while (performance.now() < untilMs && !reply.readableEnded && !reply.destroyed) {
    reply.read((SLOW_BYTES_PER_SECOND * SLOW_STEP_MS) / 1000);
    await pause(SLOW_STEP_MS);
  }
  reply.destroy();
}

/** `count` tablets read everything at once, each over a line of ten kilobytes a second. */
export async function measureSlowReaders(
  tablets: readonly BenchTablet[],
  served: Served,
  count: number,
  seconds: number,
): Promise<number> {
  const agent = openAgent();
  const most = await mostWhile(served, async () => {
    const untilMs = performance.now() + seconds * 1000;
    await Promise.all(
      crowd(tablets, count).map(async ({ authorization }) => {
        const reply = await ask({ agent, url: changesUrl(served), authorization, encoding: 'gzip' });
        reply.on('error', () => undefined); // we hang up ourselves
        await drip(reply, untilMs);
      }),
    );
  });
  agent.destroy();
  return most;
}
