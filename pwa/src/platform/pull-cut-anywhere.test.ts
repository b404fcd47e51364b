// @vitest-environment node
// A feed that ends after any of its bytes, as when a tablet leaves the road: what came whole counts, what did not comes
// again, and nothing in between is taken for either.

import { ok } from '@tram/shared-schema/result.js';
import { describe, expect, it } from 'vitest';
import type { PulledPage } from '#sync/sync-server.js';
import {
  MORNING_MS,
  sampleEncounter,
  samplePerson,
  STATION_ID,
} from '#testing/contracts/sample-documents.js';
import { cursor, doc, end, hello, text } from '#testing/contracts/socket-server.js';
import { createHttpApi } from './http-api.js';
import { createHttpSyncServer } from './http-sync-server.js';

const person = samplePerson(10);
const lines = [
  hello,
  { kind: 'doc', doc: person },
  { kind: 'doc', doc: sampleEncounter(20, person) },
  cursor('1', 2),
  doc(11, 'Lò Thị Ễ 🌿'),
  cursor('2', 1),
  doc(12),
  cursor('3', 0),
  end,
];
const whole = new TextEncoder().encode(text(lines as Parameters<typeof text>[0]));
/** Where each page's closing line ends, its line break not needed. */
const closedAt = lines.flatMap((line, at) =>
  line.kind === 'cursor'
    ? [new TextEncoder().encode(text(lines.slice(0, at + 1) as Parameters<typeof text>[0])).length - 1]
    : [],
);

async function pullOf(bytes: Uint8Array, chunk: number) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let from = 0; from < bytes.length; from += chunk) {
        controller.enqueue(bytes.subarray(from, from + chunk));
      }
      controller.close();
    },
  });
  const answer = new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
  const sync = createHttpSyncServer({
    api: createHttpApi({
      baseUrl: '',
      fetch: () => Promise.resolve(answer),
      nowMs: () => MORNING_MS,
      timeoutMs: 10_000,
    }),
    stationId: STATION_ID,
    nowMs: () => MORNING_MS,
    silenceMs: 10_000,
    accessToken: () => Promise.resolve(ok('token')),
    tokenRefused: () => undefined,
  });
  const pages: PulledPage[] = [];
  const result = await sync.pull(
    {},
    (page) => {
      pages.push(page);
      return Promise.resolve();
    },
    new AbortController().signal,
  );
  return { result, pages };
}

describe('a feed that ends anywhere', () => {
  it('gives every page that was closed and none that was not, after each of its bytes', async () => {
    const { pages: all } = await pullOf(whole, whole.length);
    expect(all.map(({ cursor: at }) => at)).toEqual(['1', '2', '3']);
    const endsAt = whole.length - 1;
    for (let bytes = 0; bytes < whole.length; bytes += 1) {
      const { result, pages } = await pullOf(whole.subarray(0, bytes), 1024);
      const closed = closedAt.filter((at) => at <= bytes).length;
      expect(pages, `cut after byte ${bytes}`).toEqual(all.slice(0, closed));
      expect(result.ok, `cut after byte ${bytes}`).toBe(bytes >= endsAt);
      if (!result.ok) expect(result.error).toEqual({ kind: 'unreachable' });
    }
  });
});
