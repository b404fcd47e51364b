// A real server in its own process with one station on it, as a tablet would find it. Started from source and spoken to
// over its socket: the app and the server know of each other only by the wire.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';

const MAIN = fileURLToPath(new URL('../../../../sync-server/src/main.ts', import.meta.url));
const START_PATIENCE_MS = 60_000;
const PASSWORD = 'mat-khau-thu';

/** With two workers, `yte1` and `yte2`. */
export interface RealStation {
  readonly port: number;
  readonly stationId: StationId;
  readonly password: string;
  /** Stops the server, copies its data folder and starts it again. */
  backUp(): Promise<void>;
  /** Puts the copy back, and tells nobody. */
  restore(): Promise<void>;
  stop(): Promise<void>;
}

interface Listening {
  readonly url: string;
  readonly setupLink?: string;
}

interface ServerProcess extends Listening {
  /** As when the power goes. */
  kill(): Promise<void>;
}

async function startServerOn(dataDir: string, port = '0'): Promise<ServerProcess> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', MAIN], {
    env: { PATH, HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const listening = await new Promise<Listening>((resolve, reject) => {
    let said = '';
    const giveUp = (): void => reject(new Error(`the server did not start:\n${said}`));
    const patience = setTimeout(giveUp, START_PATIENCE_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const line = said.split('\n').find((text) => text.includes('"listening"'));
      if (line === undefined || !line.endsWith('}')) return;
      clearTimeout(patience);
      resolve(JSON.parse(line) as Listening);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', giveUp);
  });
  return {
    ...listening,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export async function startRealStation(): Promise<RealStation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tram-station-'));
  const backup = `${dataDir}-backup`;
  let server = await startServerOn(dataDir);
  const { url, setupLink } = server;
  const { port } = new URL(url);

  async function call<T>(path: string, body: object, token?: string): Promise<T> {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
    return (reply.status === 204 ? undefined : await reply.json()) as T;
  }
  const [, setupToken] = setupLink?.split('#') ?? [];
  const admin = { username: 'quantri', password: PASSWORD };
  await call('/setup', { token: setupToken, ...admin, displayName: 'Quản Trị' });
  const device = { replicaId: 'admin00000' as ReplicaId, name: 'Máy quản trị' };
  const { accessToken } = await call<{ accessToken: string }>('/session', { ...admin, device });
  const { stationId } = await call<{ stationId: StationId }>(
    '/admin/stations',
    { name: 'Trạm Thử' },
    accessToken,
  );
  for (const username of ['yte1', 'yte2']) {
    const account = { username, displayName: `Y tá ${username}`, role: 'worker', stationId };
    await call('/admin/accounts', { ...account, password: PASSWORD }, accessToken);
  }
  return {
    port: Number(port),
    stationId,
    password: PASSWORD,
    async backUp() {
      await server.kill();
      await rm(backup, { recursive: true, force: true });
      await cp(dataDir, backup, { recursive: true });
      server = await startServerOn(dataDir, port);
    },
    async restore() {
      await server.kill();
      await rm(dataDir, { recursive: true, force: true });
      await cp(backup, dataDir, { recursive: true });
      server = await startServerOn(dataDir, port);
    },
    async stop() {
      await server.kill();
      for (const folder of [dataDir, backup]) await rm(folder, { recursive: true, force: true });
    },
  };
}
