// A real server in its own process with one station on it, as a tablet would find it. Started from source and spoken to
// over its socket: the app and the server know of each other only by the wire.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
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
  stop(): Promise<void>;
}

interface Listening {
  readonly url: string;
  readonly setupLink?: string;
}

export async function startRealStation(): Promise<RealStation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tram-station-'));
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', MAIN], {
    env: { PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const { url, setupLink } = await new Promise<Listening>((resolve, reject) => {
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
    port: Number(new URL(url).port),
    stationId,
    password: PASSWORD,
    async stop() {
      child.kill('SIGKILL');
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
