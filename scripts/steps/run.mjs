// Runs one command and shows it; the shared ground of start, test, check and build. Plain JavaScript, because these
// run before anything is installed.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export class StepFailed extends Error {
  name = 'StepFailed';
  /** What the command printed. */
  output = '';
}

/** Resolves with what the command printed (also shown, unless `quiet`); throws StepFailed on a non-zero exit. */
export function run(command, args, { env = {}, quiet = false, cwd = root, allowFailure = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (stream, sink) =>
      stream.on('data', (chunk) => {
        output += chunk;
        if (!quiet) sink.write(chunk);
      });
    take(child.stdout, process.stdout);
    take(child.stderr, process.stderr);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || allowFailure) resolve({ output, code });
      else {
        if (quiet) process.stderr.write(output);
        const failed = new StepFailed(`${command} ${args.join(' ')} ended with ${code ?? signal}`);
        reject(Object.assign(failed, { output }));
      }
    });
  });
}

/** A program of node_modules/.bin, run by this Node whatever the PATH says. */
export const bin = (name, args, options) => run('npx', ['--no-install', name, ...args], options);
