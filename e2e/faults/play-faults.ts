// One run: tablets edit and sync over bad lines while the server is killed, until the time is over. Then every line is
// good, all sync until nothing moves, and what is there is compared with what was written.

import { seededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { RoundDone } from '@tram/pwa/src/sync/run-sync.js';
import { openBrowserTablet, type BrowserTablet } from './browser-tablet.js';
import { browserTabletDay, killing, nodeTabletDay } from './day-loops.js';
import type { FaultOptions } from './fault-options.js';
import { openFaultyLine, type FaultyLine } from './faulty-line.js';
import { drawFault, GOOD_LINE } from './line-faults.js';
import { openNodeTablet, type NodeTablet } from './node-tablet.js';
import { startServerUnderFire, type ServerUnderFire } from './server-under-fire.js';
import { acknowledgedButLost, judge, type Findings } from './verdict.js';
import { createWrittenBook, type WrittenBook } from './written-book.js';

export interface Played {
  readonly faults: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly writes: number;
  readonly acknowledged: number;
  readonly findings: Findings;
}

interface OnALine<Tablet> {
  readonly tablet: Tablet;
  readonly line: FaultyLine;
}
type StationTablet = OnALine<NodeTablet>;

const PATIENCE_MS = 4_000;
const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 3_600_000;
/** The first is right; the others are as wrong as tablets in drawers are. */
const CLOCKS_OFF_MS = [0, -10 * MINUTE_MS, YEAR_MS, -YEAR_MS, 11 * MINUTE_MS];
/** Rounds until nothing moves any more: one to send, one to read what others sent, and some for what those merged. */
const MAX_QUIET_ROUNDS = 12;
const MOST_ATTEMPTS = 8;

const replicaOf = (n: number): ReplicaId => `faulty${String(n).padStart(4, '0')}` as ReplicaId;

function openLine(name: string, seed: string, server: ServerUnderFire): Promise<FaultyLine> {
  const chance = seededRandom(`${seed}/${name}/line`);
  return openFaultyLine({
    serverUrl: server.url,
    draw: (conditions, request) => drawFault(chance, conditions, request),
    killServer: () => server.kill(),
  });
}

async function openStationTablet(
  n: number,
  { seed }: FaultOptions,
  server: ServerUnderFire,
  book: WrittenBook,
): Promise<StationTablet> {
  const name = `tablet ${n}`;
  const line = await openLine(name, seed, server);
  const ids = seededRandom(`${seed}/${name}/ids`);
  const offMs = CLOCKS_OFF_MS[n % CLOCKS_OFF_MS.length] ?? 0;
  const nowMs = (): number => Date.now() + offMs;
  const tablet = await openNodeTablet({
    name,
    username: n % 2 === 0 ? 'yte1' : 'yte2',
    url: line.url,
    stationId: server.accounts.stationId,
    replicaId: replicaOf(n),
    book,
    // One in four as the browser lays records down.
    disk: n % 4 === 3 ? 'indexeddb' : 'memory',
    ids: { ulid: () => ids.ulid(nowMs()) },
    nowMs,
    patienceMs: PATIENCE_MS,
  });
  return { tablet, line };
}

async function openStationBrowser(
  { seed }: FaultOptions,
  server: ServerUnderFire,
  book: WrittenBook,
): Promise<OnALine<BrowserTablet>> {
  const line = await openLine('chromium', seed, server);
  const { stationId } = server.accounts;
  return { line, tablet: await openBrowserTablet({ url: line.url, stationId, book }) };
}

/** A machine with much to do answers late also over a good line: only a line that never answers is a fault. */
async function syncAtLast({ tablet }: StationTablet): Promise<RoundDone> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await tablet.sync();
    if (done.ok) return done.value;
    if (done.error.kind !== 'unreachable' || attempt === MOST_ATTEMPTS)
      throw new Error(`${tablet.name} cannot sync over a good line: ${done.error.kind}`);
  }
}

/** One after another, so that the last has read what all before it sent. */
async function bringTogether(tablets: readonly StationTablet[]): Promise<void> {
  for (let round = 0; round < MAX_QUIET_ROUNDS; round += 1) {
    let moved = 0;
    for (const tablet of tablets) {
      const { pushed, pulled } = await syncAtLast(tablet);
      moved += pushed + pulled;
    }
    if (moved === 0) return;
  }
  throw new Error(`tablets still send and receive after ${MAX_QUIET_ROUNDS} rounds over a good line`);
}

function countKinds(
  lines: readonly FaultyLine[],
  { kills, timesSetBack }: ServerUnderFire,
): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { faults } of lines) for (const [kind, n] of faults) kinds[kind] = (kinds[kind] ?? 0) + n;
  // Those in the middle of a request among them; one that found the server down already killed nothing.
  return { ...kinds, kill: kills, 'set back': timesSetBack };
}

export async function playFaults(options: FaultOptions): Promise<Played> {
  const book = createWrittenBook();
  const lostOnTheWay = new Set<string>();
  const server = await startServerUnderFire({
    store: options.store,
    withApp: options.chromium,
    setBack: options.setBack,
    random: seededRandom(`${options.seed}/server`),
    atRestart: () => {
      const acknowledged = book.mustHave();
      return (feed) => {
        for (const what of acknowledgedButLost(book, feed, acknowledged))
          lostOnTheWay.add(`${what} (after a restart)`);
      };
    },
    // The tablets bring it back in their own time; at the end all of it is asked for.
    atSetBack: () => book.noteSetBack(),
  });
  const tablets: StationTablet[] = [];
  let browser: OnALine<BrowserTablet> | undefined;
  try {
    for (let n = 0; n < options.tablets; n += 1) {
      tablets.push(await openStationTablet(n, options, server, book));
    }
    if (options.chromium) browser = await openStationBrowser(options, server, book);
    const lines = [...tablets, ...(browser ? [browser] : [])].map(({ line }) => line);

    const endsAtMs = performance.now() + options.minutes * MINUTE_MS;
    const day = { seed: options.seed, isOver: () => performance.now() >= endsAtMs };
    await Promise.all([
      ...tablets.flatMap(({ tablet, line }) => nodeTabletDay(tablet, line, day)),
      ...(browser ? browserTabletDay(browser.tablet, browser.line, day, book) : []),
      killing(server, day),
    ]);

    for (const line of lines) line.become(GOOD_LINE);
    await Promise.all(lines.map((line) => line.quiet()));
    await server.standing();
    // The browser sends, the others read it and send what they merged, and the browser reads that.
    await browser?.tablet.bringTogether(() => server.feed());
    await bringTogether(tablets);
    await browser?.tablet.bringTogether(() => server.feed());
    const copies = await Promise.all(
      [...tablets, ...(browser ? [browser] : [])].map(({ tablet }) => tablet.copy()),
    );
    const { lost, duplicated, diverged } = judge(book, await server.feed(), copies);
    const broken = (await server.auditIsWhole()) ? [] : ['the audit log is broken'];
    const byKind = countKinds(lines, server);
    return {
      byKind,
      faults: Object.values(byKind).reduce((sum, n) => sum + n, 0),
      writes: book.writes,
      acknowledged: book.acknowledged,
      findings: { lost: [...lost, ...lostOnTheWay, ...broken], duplicated, diverged },
    };
  } finally {
    for (const { tablet, line } of [...tablets, ...(browser ? [browser] : [])]) {
      await tablet.close();
      await line.close();
    }
    await server.dispose();
  }
}
