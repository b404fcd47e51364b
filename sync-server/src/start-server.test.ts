import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { createStation } from '#admin/create-place.js';
import type { Config } from './config.js';
import { StartFailure } from './start-failure.js';
import { startServer, type RunningServer } from './start-server.js';

const logger = pino({ level: 'silent' });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const config = (changes: Partial<Config> = {}): Config => ({
  port: 0,
  host: '127.0.0.1',
  dataDir: join(folder, 'data'),
  publicUrl: 'http://tram.test',
  logLevel: 'silent',
  mayKeepUnsent: true,
  ...changes,
});
const start = (changes?: Partial<Config>): Promise<RunningServer> =>
  startServer(config(changes), { logger, passwordCost: { memoryKib: 1024, passes: 2 } });

describe('a server that starts', () => {
  it('speaks HTTPS where it has a certificate, and tells browsers to stay with it', async () => {
    const pems = await generate([{ name: 'commonName', value: 'localhost' }]);
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await writeFile(certFile, pems.cert);
    await writeFile(keyFile, pems.private);
    const server = await start({ tls: { certFile, keyFile }, publicUrl: 'https://tram.test' });
    expect(server.url).toMatch(/^https:/);
    expect(server.setupLink).toMatch(/^https:\/\/tram\.test\/setup#.{20,}/);
    const [status, hsts] = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      get(`${server.url}/healthz`, { rejectUnauthorized: false }, (reply) => {
        reply.resume();
        resolve([reply.statusCode, reply.headers['strict-transport-security']]);
      }).on('error', reject);
    });
    expect(status).toBe(200);
    expect(hsts).toContain('max-age');
    await server.close();
  });

  it('gives every station a new epoch once after a backup was restored, and writes that down', async () => {
    const first = await start();
    const admin = 'account:00000000000000000000000001' as AccountId;
    const made = await createStation(first.deps, admin, { name: 'Trạm Thử' });
    if (!made.ok) throw new Error(made.error.kind);
    const { stationId } = made.value;
    const before = await first.deps.documents.epoch(stationId);
    await first.close();

    await writeFile(join(folder, 'data', 'restored'), '');
    const restored = await start();
    const after = await restored.deps.documents.epoch(stationId);
    expect(after?.epoch).not.toBe(before?.epoch);
    expect(await restored.deps.audit.read({ limit: 1 })).toMatchObject([
      { actor: 'system', act: 'epoch-renewed', subject: stationId },
    ]);
    await restored.close();

    const later = await start();
    expect(await later.deps.documents.epoch(stationId)).toEqual(after);
    await later.close();
  });
});

describe('a data folder', () => {
  it('is closed to the other accounts of the machine where records lie', async () => {
    const server = await start();
    expect((await stat(join(folder, 'data', 'store'))).mode & 0o777).toBe(0o700);
    await server.close();
  });

  it.each(['secrets', 'store'])('that cannot be written in is told by name: %s', async (part) => {
    const dataDir = join(folder, `closed-${part}`);
    await mkdir(dataDir);
    await writeFile(join(dataDir, part), '');
    await expect(start({ dataDir })).rejects.toMatchObject({
      name: 'StartFailure',
      message: `DATA_DIR cannot be made or written: ${dataDir}`,
    });
  });

  it('with a damaged key is told in words, not as a surprise', async () => {
    const dataDir = join(folder, 'damaged');
    await mkdir(join(dataDir, 'secrets'), { recursive: true });
    await writeFile(join(dataDir, 'secrets', 'access-token.key'), 'half');
    await expect(start({ dataDir })).rejects.toThrow(StartFailure);
  });
});

describe('a CouchDB that refuses our name and password', () => {
  let couch: Server;
  let upStatus: number | undefined;
  beforeAll(async () => {
    couch = createServer((request, response) => {
      response.writeHead(upStatus ?? (request.url === '/_up' ? 200 : 401), {
        'content-type': 'application/json',
      });
      response.end('{"status":"ok"}');
    });
    await new Promise<void>((resolve) => couch.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    couch.close();
  });

  it.each([
    ['at the first question, as CouchDB itself does', 401],
    ['only once a database is asked for, as a proxy before it may', undefined],
  ])('is told to the person who starts the server, without the password: %s', async (_when, status) => {
    upStatus = status;
    const { port } = couch.address() as AddressInfo;
    const wrong = { url: `http://127.0.0.1:${port}`, user: 'tram', password: 'geheim', prefix: '' };
    await expect(start({ couch: wrong, dataDir: join(folder, 'other') })).rejects.toMatchObject({
      name: 'StartFailure',
      message: 'CouchDB cannot be used: the store refused our user and password',
    });
  });
});
