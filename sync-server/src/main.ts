// The composition root: environment in, a listening server out, and a clean end when it is asked to stop.

import { setFlagsFromString } from 'node:v8';
import { pino } from 'pino';
import { readConfig } from '#config.js';
import { errorName } from '#error-name.js';
import { StartFailure } from '#start-failure.js';
import { startServer, type RunningServer } from '#start-server.js';

// On a machine with memory to spare V8 lets a busy heap grow to several times what is alive in it before it clears away.
// Beside a database and other programs that is no gain: half as much again, whatever the machine has.
setFlagsFromString('--heap-growing-percent=50');

const config = readConfig(process.env);
if (!config.ok) {
  for (const problem of config.error) process.stderr.write(`${problem}\n`);
  process.exit(2);
}
const logger = pino({ level: config.value.logLevel, base: null });
/** Read by scripts and by the person who starts the server, whatever LOG_LEVEL says. */
const announce = pino({ level: 'info', base: null });

/** A surprise nobody caught: said without its message, which may hold content, and the supervisor starts us again. */
function die(error: unknown): never {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  logger.fatal({ error: name, stack: stack.split('\n').slice(1, 8) }, 'unexpected end');
  process.exit(1);
}
process.on('uncaughtException', die);
process.on('unhandledRejection', die);

let server: RunningServer;
try {
  server = await startServer(config.value, { logger });
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const { url, setupLink } = server;
announce.info({ url, ...(setupLink !== undefined && { setupLink }) }, 'listening');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ error: errorName(error) }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  });
}
