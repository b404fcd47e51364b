// `npm run dev`: the server restarted and the app reloaded as files change. Data in data/dev.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installPackages } from './steps/install.mjs';
import { root } from './steps/run.mjs';

await installPackages();
const start = (args, cwd, env = {}) =>
  spawn('npx', ['--no-install', ...args], { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
const children = [
  start(['tsx', 'watch', '--conditions=source', 'sync-server/src/main.ts'], root, {
    DATA_DIR: process.env.DATA_DIR ?? join(root, 'data', 'dev'),
    PORT: '8080',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:5173',
  }),
  start(['vite'], join(root, 'pwa')),
];
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill('SIGTERM')));
