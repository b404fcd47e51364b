import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServerUnderTest, type ServerUnderTest } from '#testing/server-under-test.js';

let server: ServerUnderTest;
let secure: ServerUnderTest;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-static-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Trạm</title>');
  await writeFile(join(folder, 'sw.js'), '/* worker */');
  await writeFile(join(folder, 'manifest.webmanifest'), '{}');
  await writeFile(join(folder, 'assets', 'main-Ab3_x9Zq.js'), `// ${'x'.repeat(5000)}`);
  await writeFile(join(folder, 'assets', 'reader-Ab3-x9Zq.wasm'), 'wasm');
  server = await startServerUnderTest({ staticDir: folder, metricsToken: 'a-token-of-some-length' });
  secure = await startServerUnderTest({ staticDir: folder, isHttps: true });
});
afterAll(async () => {
  await server.close();
  await secure.close();
  await rm(folder, { recursive: true, force: true });
});
const get = (path: string) => supertest(server.app).get(path);

describe('the app’s files', () => {
  it('with a hash in their name are kept for a year', async () => {
    for (const path of ['/assets/main-Ab3_x9Zq.js', '/assets/reader-Ab3-x9Zq.wasm']) {
      const reply = await get(path);
      expect([reply.status, reply.headers['cache-control']]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
    expect((await get('/assets/reader-Ab3-x9Zq.wasm')).headers['content-type']).toBe('application/wasm');
  });

  it('that name the others are asked for every time, and answered shortly when nothing changed', async () => {
    for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest']) {
      const reply = await get(path);
      expect([reply.status, reply.headers['cache-control']], path).toEqual([200, 'no-cache']);
      const again = await get(path).set('If-None-Match', reply.headers['etag'] ?? '');
      expect(again.status, path).toBe(304);
    }
  });

  it('travel compressed', async () => {
    const reply = await get('/assets/main-Ab3_x9Zq.js').set('Accept-Encoding', 'gzip');
    expect(reply.headers['content-encoding']).toBe('gzip');
  });

  it('are the app for every address of the app, and nothing for a file that is not there', async () => {
    for (const path of ['/setup', '/people/person:00000000000000000000000001', '/a/b/c']) {
      const reply = await get(path).set('Accept', 'text/html');
      expect([reply.status, reply.text.includes('Trạm'), reply.headers['cache-control']], path).toEqual([
        200,
        true,
        'no-cache',
      ]);
    }
    for (const path of ['/assets/gone-12345678.js', '/old.js', '/..%2f..%2fetc%2fpasswd', '/.env']) {
      expect((await get(path).set('Accept', 'text/html')).status, path).toBe(404);
    }
    expect((await supertest(server.app).post('/setup').set('Accept', 'text/html')).status).toBe(404);
  });
});

describe('the browser', () => {
  it('is told to run our files only, and to let only us use the camera', async () => {
    const { headers } = await get('/');
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe-inline');
    expect(headers['permissions-policy']).toContain('camera=(self)');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('may not show what the API answers, and is told so in few words: an idle tablet asks every day and night', async () => {
    for (const path of ['/api/v1/centres/x/changes', '/api/unknown', '/api/..%2fv1']) {
      const { headers } = await get(path);
      expect(headers['content-security-policy'], path).toBe("default-src 'none';frame-ancestors 'none'");
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
    }
    const { headers } = await get('/api/v1/centres/x/changes');
    expect(JSON.stringify(headers).length).toBeLessThan(500);
  });

  it('is not told to use https where there is none', async () => {
    const { headers } = await get('/');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect((await supertest(secure.app).get('/')).headers['strict-transport-security']).toContain(
      'max-age=31536000',
    );
  });
});

describe('who watches the server', () => {
  it('learns whether the store answers', async () => {
    expect((await get('/healthz')).body).toEqual({ status: 'ok' });
  });

  it('sees figures by route as written, without any id', async () => {
    await get('/api/v1/stations/station:00000000000000000000000001/changes');
    await get('/people/person:00000000000000000000000001');
    const { text } = await get('/metrics');
    expect(text).toContain('tram_http_request_seconds_bucket');
    expect(text).toContain('/api/v1/stations/:id/changes');
    expect(text).not.toContain('00000000000000000001');
  });

  it('must be on this machine or have the token', async () => {
    const proxied = () => get('/metrics').set('X-Forwarded-For', '10.0.0.9');
    expect((await proxied()).status).toBe(404);
    expect((await proxied().set('Authorization', 'Bearer wrong')).status).toBe(404);
    expect((await proxied().set('Authorization', 'Bearer a-token-of-some-length')).status).toBe(200);
    expect(
      (
        await supertest(secure.app)
          .get('/metrics')
          .set('X-Forwarded-For', '10.0.0.9')
          .set('Authorization', 'Bearer undefined')
      ).status,
    ).toBe(404);
  });

  it('learns it when the store does not answer, and the tablet is told to come back later', async () => {
    const broken = await startServerUnderTest();
    await broken.close();
    const reply = await supertest(broken.app).get('/healthz');
    expect([reply.status, reply.body]).toEqual([503, { kind: 'unavailable' }]);
    const device = { replicaId: 'tabletx000', name: '' };
    const signIn = await supertest(broken.app)
      .post('/api/v1/session')
      .send({ username: 'a', password: 'b', device });
    expect([signIn.status, signIn.body]).toEqual([503, { kind: 'unavailable' }]);
    const failed = broken.log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'failed');
    expect(failed[0]).toMatchObject({
      error: 'StoreUnavailable',
      route: expect.stringContaining('/healthz') as string,
    });
  });
});
