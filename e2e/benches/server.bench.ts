// `npm run bench -- server`: fifty tablets at one server at the same moment, sending and reading, beside the same requests
// to the bare store in the same run; and what the server weighs while 10, 50, 200 and 500 tablets listen and some of them
// read, and while as many read over lines of 10 KB/s.
// Options: --store embedded|couchdb (with COUCHDB_URL), --tablets 50, --documents 600 (sent by each), --read 8000 (by
// each), --rounds 3, --slow-seconds 20, --seed 1. The last line is one JSON object.

import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { furnish } from '../api-client.js';
import { startServerProcess } from '../server-process.js';
import { openBareStore } from './load/bare-store.js';
import { makeTablets } from './load/bench-tablets.js';
import {
  measureMemory,
  measurePull,
  measurePush,
  measureRawPull,
  measureRawPush,
  measureSlowReaders,
  residentMB,
} from './load/measure-load.js';

const CROWDS = [10, 50, 200, 500];

function readOptions() {
  const { values } = parseArgs({
    options: {
      store: { type: 'string', default: 'embedded' },
      tablets: { type: 'string', default: '50' },
      documents: { type: 'string', default: '600' },
      read: { type: 'string', default: '8000' },
      rounds: { type: 'string', default: '3' },
      'slow-seconds': { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { store, seed } = values;
  if (store !== 'embedded' && store !== 'couchdb') throw new RangeError('--store takes embedded or couchdb');
  const whole = (name: 'tablets' | 'documents' | 'read' | 'rounds' | 'slow-seconds'): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`--${name} is a whole number, at least 1`);
    return value;
  };
  return {
    store,
    seed,
    tablets: whole('tablets'),
    documents: whole('documents'),
    read: whole('read'),
    rounds: whole('rounds'),
    slowSeconds: whole('slow-seconds'),
  } as const;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const options = readOptions();
const bare = await openBareStore(options.store);
try {
  // As a station runs it: the log costs something too.
  const server = await startServerProcess({ ...bare.environment, LOG_LEVEL: 'info' });
  try {
    const station = await furnish(server.url, server.setupLink);
    const served = { url: server.url, stationId: station.stationId };
    const { tablets: count, documents, read, rounds, slowSeconds, seed } = options;
    const tablets = await makeTablets(server.url, station, {
      tablets: count,
      documentsEach: documents * rounds,
      seed,
    });
    console.log(`${count} tablets, ${documents * rounds} records each, beside the bare store (${bare.kind})`);

    const [push, rawPush, pull, rawPull]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let n = 0; n < rounds; n += 1) {
      // By turns, so that a busy moment of the machine meets both.
      const share = tablets.map((tablet) => {
        const part = <T>(all: readonly T[]): readonly T[] =>
          all.slice((n * all.length) / rounds, ((n + 1) * all.length) / rounds);
        return { ...tablet, pages: part(tablet.pages), rawPages: part(tablet.rawPages) };
      });
      rawPush.push(await measureRawPush(share, bare));
      push.push(await measurePush(share, served));
      const there = Math.min(read, (n + 1) * count * documents);
      rawPull.push(await measureRawPull(tablets, bare, there));
      pull.push(await measurePull(tablets, served, there));
      console.log(
        `  round ${n + 1}: sent ${push[n]}/s (bare ${rawPush[n]}/s), read ${pull[n]}/s (bare ${rawPull[n]}/s), ` +
          `${Math.round(await residentMB(served))} MB`,
      );
    }
    const memory: Record<number, number> = {};
    const slowMemory: Record<number, number> = {};
    for (const crowd of CROWDS) {
      memory[crowd] = Math.round(await measureMemory(tablets, served, crowd));
      console.log(`  ${crowd} tablets listen, one in ten reads: at most ${memory[crowd]} MB`);
    }
    for (const crowd of CROWDS) {
      slowMemory[crowd] = Math.round(await measureSlowReaders(tablets, served, crowd, slowSeconds));
      console.log(`  ${crowd} tablets read at 10 KB/s each: at most ${slowMemory[crowd]} MB`);
    }
    console.log(
      `\nMeasured on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, node ${process.version}, ` +
        `load average ${loadavg()
          .map((value) => value.toFixed(2))
          .join(', ')}; the median of ${rounds} rounds`,
    );
    console.log(
      JSON.stringify({
        bench: 'server',
        store: bare.kind,
        pushPerSecond: median(push),
        pullPerSecond: median(pull),
        rawPushPerSecond: median(rawPush),
        rawPullPerSecond: median(rawPull),
        ratioPush: round(median(push) / median(rawPush)),
        ratioPull: round(median(pull) / median(rawPull)),
        rssMB: Math.max(...Object.values(memory), ...Object.values(slowMemory)),
        rssMBByTablets: memory,
        rssMBBySlowTablets: slowMemory,
      }),
    );
  } finally {
    await server.dispose();
  }
} finally {
  await bare.dispose();
}
