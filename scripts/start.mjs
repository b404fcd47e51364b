// `npm start`: installs, builds and runs Trạm on the embedded store, with demo data unless `--no-demo`.
// Options: --https (a certificate of this installation's own), --no-demo, --demo (also on COUCHDB_URL).
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { build } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { bin, root } from './steps/run.mjs';

const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => !['--https', '--no-demo', '--demo'].includes(flag));
if (unknown.length > 0) {
  console.error(`Unknown option: ${unknown.join(' ')}. Known: --https, --no-demo, --demo.`);
  process.exit(2);
}

await installPackages();
await build();

// Demo people never go into somebody's CouchDB unless that is asked for in words.
const demo = flags.has('--demo') || (!flags.has('--no-demo') && !process.env.COUCHDB_URL);
const dataDir = resolve(process.env.DATA_DIR ?? join(root, 'data', demo ? 'demo' : 'station'));
const port = process.env.PORT ?? (flags.has('--https') ? '8443' : '8080');
const { localCertificate, lanAddresses } = await import('./steps/certificate.mjs');
const https = flags.has('--https') ? await localCertificate(dataDir, process.env.HOST) : undefined;
const scheme = https ? 'https' : 'http';
const url = `${scheme}://localhost:${port}`;
const env = {
  // glibc keeps what each thread ever needed at once, checking passwords most of all, unless it is told to give it back.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  ...process.env,
  DATA_DIR: dataDir,
  PORT: port,
  HOST: process.env.HOST ?? '0.0.0.0',
  PUBLIC_URL: process.env.PUBLIC_URL ?? url,
  STATIC_DIR: process.env.STATIC_DIR ?? join(root, 'pwa', 'dist'),
  ...(https && { TLS_CERT_FILE: https.certFile, TLS_KEY_FILE: https.keyFile }),
};

const server = spawn(process.execPath, [join(root, 'sync-server', 'dist', 'main.js')], {
  cwd: root,
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const stop = (signal) => server.kill(signal);
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
server.on('exit', (code) => process.exit(code ?? 0));

/** The server says where it listens and, while there is no administrator, the link that makes the first one. */
function listening() {
  return new Promise((done) => {
    let rest = '';
    const told = { setupLink: undefined };
    server.stdout.on('data', (chunk) => {
      process.env.LOG_LEVEL && process.stdout.write(chunk);
      rest += chunk;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        let entry;
        try {
          entry = JSON.parse(line);
        } catch {
          console.log(line); // not a log entry: somebody wants it read
          continue;
        }
        if (entry.setupLink) told.setupLink = entry.setupLink;
        if (entry.msg === 'listening') done(told);
        else if (entry.level >= 40) console.log(line);
      }
    });
  });
}

const { setupLink } = await listening();
if (demo && setupLink) {
  console.log('Making a synthetic commune …');
  const seedEnv = https ? { NODE_EXTRA_CA_CERTS: https.authorityFile } : {};
  await bin(
    'tsx',
    ['--conditions=source', 'scripts/seed.ts', '--url', url, '--setup', setupLink, '--size', 'small'],
    {
      env: seedEnv,
    },
  );
}

const lan = lanAddresses()[0];
console.log(`\nTrạm is running: ${url}`);
if (demo) {
  const { DEMO_ACCOUNTS } = await import('@tram/shared-schema/fixtures/demo.js');
  console.log('\nDemo accounts (synthetic people only):');
  for (const account of DEMO_ACCOUNTS) {
    console.log(
      `  ${account.username.padEnd(12)} ${account.password.padEnd(20)} ${account.displayName} (${account.role})`,
    );
  }
  console.log(
    '\nAfter signing in, people of a station choose a PIN of six digits (not 123456). From then on it opens the\n' +
      'tablet without a network; several people can share one: “Khoá”, then “Đăng nhập tài khoản khác”.',
  );
} else if (setupLink) {
  console.log(
    `\nThere is no account yet. Make the first administrator with this link; it works once:\n  ${setupLink}`,
  );
}
if (https && lan) {
  const authorityPort = Number(port) + 1;
  createServer(async (request, response) => {
    if (request.url === '/authority.crt') {
      response.writeHead(200, { 'content-type': 'application/x-x509-ca-cert' });
      response.end(await readFile(https.authorityFile));
    } else {
      response.writeHead(302, { location: `https://${lan}:${port}/` }).end();
    }
  }).listen(authorityPort, '0.0.0.0');
  console.log(`
From a tablet on the same network:
  1. open http://${lan}:${authorityPort}/authority.crt and install it as a CA certificate
     (Android: Settings › Security › Encryption & credentials › Install a certificate › CA certificate)
  2. open https://${lan}:${port} and add it to the home screen`);
} else {
  console.log(
    `\nOn other devices Trạm opens over HTTPS only, because it encrypts what it keeps: npm start -- --https`,
  );
}
console.log(`\nData: ${dataDir}   Stop: Ctrl+C`);
