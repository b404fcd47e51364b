// A server on a real socket for the HTTP adapters: it answers as told and remembers what it was asked.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { ChangesLine } from '@tram/shared-schema/sync/wire.js';
import { createHttpApi, type HttpApi } from '#platform/http-api.js';
import { createHttpSyncServer } from '#platform/http-sync-server.js';
import type { PagePace } from '#sync/page-pace.js';
import type { SyncServer } from '#sync/sync-server.js';
import { MORNING_MS, samplePerson, STATION_ID } from './sample-documents.js';

export type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
}

export interface SocketServer {
  answer: Answer;
  readonly asked: Asked[];
  /** Tokens the tablet still has, the one in use first. */
  tokens: string[];
  readonly api: HttpApi;
  readonly sync: SyncServer;
  /** The same, waiting no longer than this for an answer. */
  impatient(waitMs: number): { readonly api: HttpApi; readonly sync: SyncServer };
  /** The same, asking for pages of this measure. */
  paced(pages: PagePace): SyncServer;
  close(): Promise<void>;
}

/** Long enough for the busiest machine; only a test of silence waits less. */
const PATIENT_MS = 15_000;
/** The server is a minute ahead of this tablet. */
export const SERVER_AHEAD_MS = 60_000;

export async function startSocketServer(): Promise<SocketServer> {
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const token = request.headers.authorization?.replace('Bearer ', '');
      const { method = '', url = '', headers } = request;
      server.asked.push({ method, url, token, body, headers });
      server.answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const waiting = (waitMs: number, pages?: PagePace) => {
    const api = createHttpApi({ baseUrl, fetch, nowMs: () => MORNING_MS, timeoutMs: waitMs });
    const sync = createHttpSyncServer({
      api,
      stationId: STATION_ID,
      nowMs: () => MORNING_MS,
      silenceMs: waitMs,
      ...(pages && { pages }),
      accessToken: () => {
        const [token] = server.tokens;
        return Promise.resolve(token === undefined ? err({ kind: 'session-expired' }) : ok(token));
      },
      tokenRefused: (refused) => (server.tokens = server.tokens.filter((token) => token !== refused)),
    });
    return { api, sync };
  };
  const server: SocketServer = {
    answer: () => undefined,
    asked: [],
    tokens: ['token-1', 'token-2'],
    ...waiting(PATIENT_MS),
    impatient: (waitMs) => waiting(waitMs),
    paced: (pages) => waiting(PATIENT_MS, pages).sync,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

export const json =
  (status: number, body: object): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
export const feed =
  (body: string): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' }).end(body);
  };
export const html =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html>Wi-Fi</html>');
  };

export const hello: ChangesLine & { kind: 'hello' } = {
  kind: 'hello',
  protocol: 1,
  stationId: STATION_ID,
  epoch: 'e1',
  serverTime: instantAt(MORNING_MS + SERVER_AHEAD_MS),
};
export const doc = (n: number, note?: string): ChangesLine => ({
  kind: 'doc',
  doc: samplePerson(n, note === undefined ? {} : { note }),
});
export const cursor = (at: string, pending = 0): ChangesLine => ({ kind: 'cursor', cursor: at, pending });
export const end: ChangesLine = { kind: 'end' };
export const text = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
