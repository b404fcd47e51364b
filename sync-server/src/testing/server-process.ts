// The server as its own process, as a station runs it, so that a test can pull the plug.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const START_PATIENCE_MS = 60_000;

export interface ServerProcess {
  readonly url: string;
  readonly setupLink: string | undefined;
  readonly output: () => string;
  /** Resolves to the exit code once the process is gone. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

function run(environment: Record<string, string>): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, ['--conditions=source', '--import', 'tsx', MAIN], {
    env: { PATH, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}

export async function startProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = run(environment);
  const output = collect(child);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const line = await new Promise<string>((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Error(`the server did not start:\n${output()}`)),
      START_PATIENCE_MS,
    );
    const look = (): void => {
      const found = output()
        .split('\n')
        .find((text) => text.includes('"listening"'));
      if (found === undefined) return;
      clearTimeout(patience);
      resolve(found);
    };
    child.stdout?.on('data', look);
    child.once('exit', () => reject(new Error(`the server ended:\n${output()}`)));
  });
  const { url, setupLink } = JSON.parse(line) as { url: string; setupLink?: string };
  return {
    url,
    setupLink,
    output,
    async stop(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** For a start that is meant to fail: what was said and the exit code. */
export async function failToStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = run(environment);
  const output = collect(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: output() };
}
