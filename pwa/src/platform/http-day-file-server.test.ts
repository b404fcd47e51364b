// @vitest-environment node
import { ok } from '@tram/shared-schema/result.js';
import { describe, expect, it } from 'vitest';
import { STATION_ID } from '#testing/contracts/sample-documents.js';
import { createHttpApi } from './http-api.js';
import { createHttpDayFileServer } from './http-day-file-server.js';

const reply = { epoch: 'e1', serverTime: '2026-03-02T01:00:00.000Z', parts: [] };
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

async function broughtTo(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = [];
  const api = createHttpApi({
    baseUrl: '',
    fetch(url, init = {}) {
      asked.push({ url: String(url), init });
      return Promise.resolve(answer());
    },
    nowMs: () => 0,
    timeoutMs: 1000,
  });
  const tokens = { accessToken: () => Promise.resolve(ok('token')), tokenRefused: () => undefined };
  const content = new Blob(['sealed']);
  const server = createHttpDayFileServer(api, tokens);
  const result = await server.bring(STATION_ID, content, new AbortController().signal);
  return { result, asked, content };
}

describe('bringing a day file over the line', () => {
  it('sends it as it is, with a token, to the own station', async () => {
    const { result, asked, content } = await broughtTo(() => json(reply));
    expect(result).toEqual(ok(reply));
    expect(asked[0]?.url).toBe(`/api/v1/stations/${STATION_ID}/day-file`);
    expect(asked[0]?.init).toMatchObject({ method: 'POST', body: content });
    expect(asked[0]?.init.headers).toMatchObject({
      authorization: 'Bearer token',
      'content-type': 'application/octet-stream',
    });
  });

  it.each([
    ['the server has a limit', () => json({ kind: 'too-large', limit: 1 }, 413), 'too-large'],
    ['somebody between has a limit', () => new Response('<html>', { status: 413 }), 'too-large'],
    ['the server fails over it', () => json({ kind: 'unexpected' }, 500), 'server-trouble'],
    ['the answer is none of ours', () => json({ hello: 1 }), 'server-trouble'],
    ['the line breaks', () => Promise.reject(new TypeError('broken')), 'unreachable'],
    [
      'the tablet is shut out',
      () => json({ kind: 'device-revoked', mayKeepUnsent: true }, 403),
      'device-revoked',
    ],
  ])('tells it apart when %s', async (_when, answer, kind) => {
    expect((await broughtTo(answer)).result).toMatchObject({ ok: false, error: { kind } });
  });
});
