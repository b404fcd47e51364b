// A real server in its own process, started, killed and started again on the same data.

import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Below those a system hands out: a server that is started again must find its port free, whoever connected meanwhile. */
const PORTS = { from: 15_000, to: 30_000 } as const;
const MOST_PROBES = 50;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

async function freePort(): Promise<number> {
  for (let n = 0; n < MOST_PROBES; n += 1) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${PORTS.from} and ${PORTS.to}`);
}

export interface ServerProcess {
  readonly url: string;
  /** The link that makes the first administrator, as the server printed it at its first start. */
  readonly setupLink: string | undefined;
  /** `kill -9`: no farewell, no flush. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Asks it to stop and gives where its data lie, for others to begin with. */
  stop(): Promise<string>;
  /** Stops and removes the data. */
  dispose(): Promise<void>;
}

interface LogEntry {
  readonly msg?: string;
  readonly setupLink?: string;
}

function logEntry(line: string): LogEntry | undefined {
  if (!line.startsWith('{')) return undefined;
  const entry: unknown = JSON.parse(line);
  return typeof entry === 'object' && entry !== null ? entry : undefined;
}

/** `beginWith`: the data of a server that was stopped; they are copied. */
export async function startServerProcess(
  extraEnv: Record<string, string> = {},
  beginWith?: string,
): Promise<ServerProcess> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'tram-e2e-'));
  if (beginWith !== undefined) await cp(beginWith, dataDir, { recursive: true });
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let setupLink: string | undefined;

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = spawn(process.execPath, [join(root, 'sync-server', 'dist', 'main.js')], {
        env: {
          // As `npm start` sets them.
          MALLOC_ARENA_MAX: '2',
          MALLOC_MMAP_THRESHOLD_: '1048576',
          ...process.env,
          DATA_DIR: dataDir,
          PORT: String(port),
          HOST: '127.0.0.1',
          PUBLIC_URL: url,
          STATIC_DIR: join(root, 'pwa', 'dist'),
          ...extraEnv,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      let rest = '';
      let complaints = '';
      started.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
      started.on('exit', (code) =>
        reject(new Error(`the server ended with ${code ?? 'a signal'}: ${complaints}`)),
      );
      started.stdout.on('data', (chunk: Buffer) => {
        rest += chunk.toString();
        const lines = rest.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const entry = logEntry(line);
          setupLink ??= entry?.setupLink;
          if (entry?.msg === 'listening') resolve();
        }
      });
    });

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const dying = child;
    if (!dying || dying.exitCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill(signal);
    await gone;
  };
  const kill = (): Promise<void> => end('SIGKILL');

  await start();
  return {
    url,
    get setupLink() {
      return setupLink;
    },
    kill,
    start,
    async stop() {
      await end('SIGTERM');
      return dataDir;
    },
    async dispose() {
      await kill();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
