// `npm run bench -- sync-day`: a station's day without network, 150 documents, sent in the evening over 50 kbit/s with
// 600 ms a round trip, by the app's own store, session and sync. Days over a whole line, and days where one connection in
// twenty is cut.
// Options: --days 8, --persons 600, --seed 1. The last line is one JSON object.

import { parseArgs } from 'node:util';
import { seededRandom, type SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { createWrittenBook, type WrittenBook } from '../faults/written-book.js';
import { judge } from '../faults/verdict.js';
import { openFaultyLine, type FaultyLine } from '../faults/faulty-line.js';
import type { LineFault } from '../faults/line-faults.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { DAY_DOCUMENTS, openDayTablet, writeDay } from './day-offline.js';
import { percentile } from './distribution.js';
import { startFilledStation, type FilledStation } from './filled-station.js';

const EVENING = { name: 'evening', latencyMs: 600, bitsPerSecond: 50_000, faultChance: 0 };
const CUT_CHANCE = 0.05;
/** A worker who sees that it did not go through taps again. */
const MOST_TRIES = 20;
const MOST_SHOWN = 10;
const READER = 'dayoffread' as ReplicaId;

interface Day {
  readonly requests: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly ms: number;
  readonly cuts: number;
  readonly lost: number;
  readonly duplicated: number;
}

function readOptions(): { days: number; persons: number; seed: string } {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '8' },
      persons: { type: 'string', default: '600' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [days, persons] = [Number(values.days), Number(values.persons)];
  if (!Number.isInteger(days) || days < 1) throw new RangeError('--days is a whole number, at least 1');
  if (!Number.isInteger(persons) || persons < 100)
    throw new RangeError('--persons is a whole number, at least 100');
  return { days, persons, seed: values.seed };
}

function cutOneIn(random: SeededRandom, chance: number): () => LineFault | undefined {
  return () => {
    const [isCut, where, up, how] = [
      random.chance(chance),
      random.unit(),
      random.chance(0.5),
      random.chance(0.5),
    ];
    return isCut ? { kind: up ? 'cut-request' : 'cut-answer', where, how } : undefined;
  };
}

const traffic = ({ requests, bytesUp, bytesDown, faults }: FaultyLine) => ({
  requests,
  bytesUp,
  bytesDown,
  cuts: [...faults.values()].reduce((sum, n) => sum + n, 0),
});

interface Evening {
  readonly station: FilledStation;
  readonly book: WrittenBook;
  readonly seed: string;
}

async function feedOf({ server, stationId }: FilledStation): Promise<readonly TramDocument[]> {
  const reader = new ApiClient(server.url);
  await reader.signIn('tramtruong', PASSWORD, READER);
  return reader.documentsOf(`/api/v1/stations/${stationId}/changes`);
}

async function oneDay({ station, book, seed }: Evening, n: number, cutChance: number): Promise<Day> {
  const random = seededRandom(`${seed}/day ${n}`);
  const cut = cutOneIn(random, cutChance);
  let isEvening = false;
  const line = await openFaultyLine({
    serverUrl: station.server.url,
    draw: () => (isEvening ? cut() : undefined),
    killServer: () => undefined,
  });
  const tablet = await openDayTablet({
    name: `tablet of day ${n}`,
    replicaId: `dayoff${String(n).padStart(4, '0')}` as ReplicaId,
    stationId: station.stationId,
    url: line.url,
    book,
    random,
  });
  try {
    const morning = await tablet.sync();
    if (!morning.ok) throw new Error(`the morning's sync failed: ${morning.error.kind}`);
    const { documents } = await tablet.copy();
    book.noteCreated([...documents.values()].filter(({ _id }) => !book.created.has(_id)));
    await writeDay(tablet, station.people, random);
    // It lay in a pocket all day: its access has run out.
    tablet.forgetToken();
    const before = traffic(line);
    line.become(EVENING);
    isEvening = true;
    const startedAt = performance.now();
    for (let tries = 1; !(await tablet.sync()).ok; tries += 1) {
      if (tries === MOST_TRIES) throw new Error('the day could not be sent');
    }
    const ms = Math.round(performance.now() - startedAt);
    await line.quiet();
    const after = traffic(line);
    const { lost, duplicated } = judge(book, await feedOf(station), []);
    for (const finding of [...lost, ...duplicated].slice(0, MOST_SHOWN)) console.log(`  ${finding}`);
    return {
      requests: after.requests - before.requests,
      bytesUp: after.bytesUp - before.bytesUp,
      bytesDown: after.bytesDown - before.bytesDown,
      cuts: after.cuts,
      ms,
      lost: lost.length,
      duplicated: duplicated.length,
    };
  } finally {
    await tablet.close();
    await line.close();
  }
}

/** The day in the middle, number by number. */
function middle(days: readonly Day[]): Omit<Day, 'lost' | 'duplicated' | 'cuts'> {
  const of = (name: 'requests' | 'bytesUp' | 'bytesDown' | 'ms'): number =>
    percentile(
      days.map((day) => day[name]),
      0.5,
    );
  return { requests: of('requests'), bytesUp: of('bytesUp'), bytesDown: of('bytesDown'), ms: of('ms') };
}

const options = readOptions();
const station = await startFilledStation({ persons: options.persons, events: 1, seed: options.seed });
try {
  const evening = { station, book: createWrittenBook(), seed: options.seed };
  const [whole, cut]: [Day[], Day[]] = [[], []];
  for (let n = 0; n < 2 * options.days; n += 1) {
    const isCut = n % 2 === 1;
    const day = await oneDay(evening, n, isCut ? CUT_CHANCE : 0);
    (isCut ? cut : whole).push(day);
    console.log(`${isCut ? 'cut  ' : 'whole'} ${JSON.stringify(day)}`);
  }
  const sum = (name: 'lost' | 'duplicated' | 'cuts'): number =>
    [...whole, ...cut].reduce((total, day) => total + day[name], 0);
  console.log(`Over a line that was not cut: ${JSON.stringify(middle(whole))}`);
  console.log(`${sum('cuts')} connections were cut on the other days`);
  console.log(
    JSON.stringify({
      bench: 'sync-day',
      documents: DAY_DOCUMENTS,
      ...middle(cut),
      requestsWithoutCuts: middle(whole).requests,
      lost: sum('lost'),
      duplicated: sum('duplicated'),
    }),
  );
} finally {
  await station.server.dispose();
}
