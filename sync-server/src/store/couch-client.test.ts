import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '#ports.js';
import { CouchRefused, openCouch, type CouchClient } from './couch-client.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function couchThat(answer: RequestListener): Promise<CouchClient> {
  const opened = createServer(answer);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const { port } = opened.address() as AddressInfo;
  return openCouch({ url: `http://127.0.0.1:${port}`, user: 'tram', password: 'geheim', prefix: 'p-' });
}
const failureOf = async (couch: CouchClient): Promise<unknown> =>
  couch.request({ db: 'x', path: '_bulk_docs', method: 'POST', body: { docs: ['Nguyễn Bí Mật'] } }).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an answer of the store', () => {
  it('comes from the database with our prefix, asked for with our password', async () => {
    const couch = await couchThat((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ url: request.url, authorization: request.headers.authorization }));
    });
    const authorization = `Basic ${Buffer.from('tram:geheim').toString('base64')}`;
    expect(await couch.request({ db: 'x', path: '_changes', qs: { limit: 1 } })).toEqual({
      url: '/p-x/_changes?limit=1',
      authorization,
    });
  });

  it('that is cut off in the middle counts as none, not as an empty one', async () => {
    const couch = await couchThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
      response.write('[{"id":"a","ok":true},');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failureOf(couch)).toBeInstanceOf(StoreUnavailable);
  });

  it.each([200, 500, 502, 503])('that is no JSON (%i) counts as none', async (status) => {
    const couch = await couchThat((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end('<h1>Proxy</h1>');
    });
    expect(await failureOf(couch)).toBeInstanceOf(StoreUnavailable);
  });

  it('that refuses is told by its status, without the content of the request', async () => {
    const couch = await couchThat((_request, response) => {
      response.writeHead(409, { 'content-type': 'application/json' });
      response.end('{"error":"conflict","reason":"Document update conflict."}');
    });
    const failure = await failureOf(couch);
    expect(failure).toBeInstanceOf(CouchRefused);
    expect(failure).toMatchObject({ couchStatus: 409, message: 'store answered 409 conflict' });
    expect(
      JSON.stringify(failure) + String((failure as Error).stack) + String((failure as Error).cause),
    ).not.toContain('Bí Mật');
  });

  it('that does not know our password is not a refusal of one document', async () => {
    const couch = await couchThat((_request, response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end('{"error":"unauthorized"}');
    });
    expect(await failureOf(couch)).toMatchObject({
      name: 'StoreUnavailable',
      message: 'the store refused our user and password',
    });
  });

  it('is none where nobody listens, and none when the reader has gone', async () => {
    const nowhere = openCouch({ url: 'http://127.0.0.1:9', user: 'a', password: 'b' });
    expect(await failureOf(nowhere)).toBeInstanceOf(StoreUnavailable);
    const silent = await couchThat((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.write('{"results":[');
    });
    const leaving = AbortSignal.timeout(50);
    await expect(silent.request({ db: 'x', signal: leaving })).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('an answer taken as it came', () => {
  const read = (couch: CouchClient, signal?: AbortSignal): Promise<string> =>
    couch.bytes({ db: 'x', path: '_changes', qs: { limit: 1 }, ...(signal && { signal }) }).then(String);

  it('comes from the database with our prefix, asked for with our password', async () => {
    const couch = await couchThat((request, response) => {
      response.end(`${request.url} ${request.headers.authorization}`);
    });
    const password = Buffer.from('tram:geheim').toString('base64');
    expect(await read(couch)).toBe(`/p-x/_changes?limit=1 Basic ${password}`);
  });

  it.each(['content-length', 'chunked'])('and cut off in the middle counts as none (%s)', async (form) => {
    const couch = await couchThat((_request, response) => {
      response.writeHead(200, form === 'chunked' ? {} : { 'content-length': 1000 });
      response.write('{"results":[');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(read(couch)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('that refuses, or never comes, is told as everywhere', async () => {
    const couch = await couchThat((request, response) => {
      response.statusCode = request.url?.includes('/p-x/') ? 404 : 200;
      response.end('{"error":"not_found"}');
    });
    await expect(read(couch)).rejects.toMatchObject({ name: 'CouchRefused', couchStatus: 404 });
    server?.close();
    server?.closeAllConnections();
    await expect(read(couch)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('ends when nobody waits for it any more', async () => {
    const couch = await couchThat(() => undefined);
    const leaving = new AbortController();
    const reading = read(couch, leaving.signal);
    setTimeout(() => leaving.abort(), 20);
    await expect(reading).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
