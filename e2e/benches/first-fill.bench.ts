// `npm run bench -- first-fill`: an empty tablet filled with a whole commune, five ways in one browser from one store:
// our sync, sealed as it is and in clear as the others are; the least a web page can do (NDJSON into Dexie); PouchDB's replication; RxDB's own CouchDB plugin.
// Options: --documents 120000, --throttle 4, --only ours,floor (ways), --profile FOLDER (a .cpuprofile of each), --seed 1. The last line is one JSON object; what
// could not be measured is null there.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { DEFAULT_EVENTS_PER_PERSON } from '@tram/shared-schema/fixtures/synthetic-commune.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ApiClient, PASSWORD } from '../api-client.js';
import { openTablet } from '../tablet.js';
import { COUCH_PASSWORD, COUCH_USER, startCouchStore } from './fill/couch-store-process.js';
import { openFront } from './fill/fill-front.js';
import { buildFillPages, type FillWay } from './fill/fill-pages.js';
import { measureFill, SETTLING_MS, type MeasuredFill } from './fill/measure-fill.js';
import { startFilledStation } from './filled-station.js';
import { printMachineConditions } from './machine-conditions.js';

const REPLICA = 'benchpull0' as ReplicaId;
/** On the average; the station is filled until it has as many documents as were asked for. */
const FEWEST_DOCUMENTS_OF_A_PERSON = 5.5;
const WAYS: readonly FillWay[] = ['floor', 'clear', 'ours', 'plugin', 'pouch'];

function readOptions() {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', default: '120000' },
      throttle: { type: 'string', default: '4' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: WAYS.join(',') },
      profile: { type: 'string' },
    },
  });
  const [documents, throttle] = [Number(values.documents), Number(values.throttle)];
  const only = values.only.split(',');
  if (!Number.isInteger(documents) || documents < 100)
    throw new RangeError('--documents is a whole number, at least 100');
  if (!(throttle >= 1)) throw new RangeError('--throttle is a number, at least 1');
  if (only.some((way) => !WAYS.some((known) => known === way)))
    throw new RangeError(`--only takes ${WAYS.join(', ')}`);
  const ways = WAYS.filter((way) => only.includes(way));
  return { documents, throttle, seed: values.seed, ways, profileDir: values.profile };
}

async function nameOfStationDatabase(couchUrl: string, authorization: string): Promise<string> {
  const reply = await fetch(`${couchUrl}/_all_dbs`, { headers: { authorization } });
  const names = (await reply.json()) as readonly string[];
  const name = names.find((candidate) => candidate.startsWith('tram-station-'));
  if (name === undefined) throw new Error('the store holds no station');
  return name;
}

function printFill(way: FillWay, fill: MeasuredFill): void {
  const usable = fill.usableMs === undefined ? '' : `, usable after ${(fill.usableMs / 1000).toFixed(1)} s`;
  console.log(
    `  ${way.padEnd(7)} ${(fill.ms / 1000).toFixed(1)} s${usable}, ${fill.documents} documents, ` +
      `${fill.storageMB.toFixed(0)} MB on the disk, at most ${fill.peakHeapMB.toFixed(0)} MB of heap`,
  );
}

const options = readOptions();
const pagesDir = await mkdtemp(join(tmpdir(), 'tram-fill-pages-'));
const made = await buildFillPages(pagesDir);
const store = await startCouchStore();
const fills = new Map<FillWay, MeasuredFill>();
try {
  const station = await startFilledStation(
    {
      documents: options.documents,
      persons: Math.ceil(options.documents / FEWEST_DOCUMENTS_OF_A_PERSON) + 50,
      events: DEFAULT_EVENTS_PER_PERSON,
      seed: options.seed,
    },
    { COUCHDB_URL: store.url, COUCHDB_USER: COUCH_USER, COUCHDB_PASSWORD: COUCH_PASSWORD },
  );
  const front = await openFront({
    pagesDir,
    serverUrl: station.server.url,
    couchUrl: store.url,
    couchAuthorization: store.authorization,
  });
  try {
    const database = await nameOfStationDatabase(store.url, store.authorization);
    const reader = new ApiClient(station.server.url);
    console.log(
      `\nFilled from one store, CPU ÷${options.throttle}, bytes after ${SETTLING_MS / 1000} s of rest:`,
    );
    for (const way of options.ways.filter((candidate) => made.has(candidate))) {
      // Each fill with a fresh token: a slow one before it may have outlived the last.
      const { accessToken } = await reader.signIn('yte1', PASSWORD, REPLICA);
      const order = {
        stationId: station.stationId,
        replicaId: REPLICA,
        accessToken,
        couchUrl: `${front.url}/couch/${database}`,
      };
      const fill = await measureFill({
        url: front.url,
        way,
        throttle: options.throttle,
        order,
        ...(options.profileDir !== undefined && {
          profileFile: join(options.profileDir, `${way}.cpuprofile`),
        }),
      });
      fills.set(way, fill);
      printFill(way, fill);
    }
    const tablet = await openTablet(front.url);
    await printMachineConditions(tablet.context);
    await tablet.dispose();
  } finally {
    await front.close();
    await station.server.dispose();
  }
} finally {
  await store.dispose();
  await rm(pagesDir, { recursive: true, force: true });
}

const { ours, clear, floor, pouch, plugin } = Object.fromEntries(fills) as Partial<
  Record<FillWay, MeasuredFill>
>;
if (ours && floor && Math.min(ours.documents, floor.documents) < options.documents)
  throw new Error('a fill came out short');
const whole = (value: number | undefined): number | null => (value === undefined ? null : Math.round(value));
const ratio = (of: number | undefined, to: number | undefined): number | null =>
  of === undefined || to === undefined ? null : Math.round((of / to) * 100) / 100;
console.log(
  JSON.stringify({
    bench: 'first-fill',
    documents: options.documents,
    throttle: options.throttle,
    oursMs: whole(ours?.ms),
    clearMs: whole(clear?.ms),
    floorMs: whole(floor?.ms),
    pouchMs: whole(pouch?.ms),
    rxPluginMs: whole(plugin?.ms),
    ratioToFloor: ratio(ours?.ms, floor?.ms),
    ratioToFloorInClear: ratio(clear?.ms, floor?.ms),
    timesFasterThanPouch: ratio(pouch?.ms, ours?.ms),
    oursMB: whole(ours?.storageMB),
    clearMB: whole(clear?.storageMB),
    floorMB: whole(floor?.storageMB),
    usableMs: whole(ours?.usableMs),
    oursPeakHeapMB: whole(ours?.peakHeapMB),
    floorPeakHeapMB: whole(floor?.peakHeapMB),
  }),
);
