// @vitest-environment node
// What a tablet costs that nobody uses, on the wire to a real server. Time is the tablet's own and passes when told; the
// bytes are real, heads and all.

import { setTimeout as pause } from 'node:timers/promises';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { ok } from '@tram/shared-schema/result.js';
import { WAKE_HEARTBEAT_MS } from '@tram/shared-schema/sync/wake.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpApi } from '#platform/http-api.js';
import { createHttpSessionServer } from '#platform/http-session-server.js';
import { createHttpSyncServer } from '#platform/http-sync-server.js';
import { createHttpWake } from '#platform/http-sync-wake.js';
import { createTabLock } from '#platform/web-tab-lock.js';
import type { KeptSession } from '#session/device-store.js';
import { openSessionKeeper } from '#session/session-keeper.js';
import { openCountedLine, type CountedLine } from '#testing/contracts/counted-line.js';
import { startRealStation, type RealStation } from '#testing/contracts/real-station.js';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import { samplePerson } from '#testing/contracts/sample-documents.js';
import { fakeTime } from '#testing/loop-world.js';
import { createPushPace } from './push-pace.js';
import { runSync } from './run-sync.js';
import { createSyncLoop } from './sync-loop.js';
import { createWakeWatch } from './wake-watch.js';
import type { WakeServer } from './wake-server.js';

const KB = 1024;
const MINUTE_MS = 60_000;
const QUARTERS = 4;
const HOUR_BYTES = 100 * KB;
const TICK_BYTES = 2 * KB;
/** `3\r\n:\n\n\r\n`: the comment in its chunk. */
const HEARTBEAT_BYTES = 8;
const HEARTBEATS = Math.ceil((60 * MINUTE_MS) / WAKE_HEARTBEAT_MS);
/** wake-watch.test.ts holds it to these. */
const HELD_QUESTIONS = 40;
const SPARING_QUESTIONS = 6;

const say = (what: string, bytes: number): void => {
  process.stdout.write(`${what}: ${(bytes / KB).toFixed(1)} KB\n`);
};

describe('a tablet that nobody uses', () => {
  let station: RealStation;
  let line: CountedLine;
  let tablet: Awaited<ReturnType<typeof openIdleTablet>>;

  async function openIdleTablet() {
    const time = fakeTime();
    const { nowMs } = time;
    const { stationId } = station;
    const replicaId = 'tabletidle' as ReplicaId;
    const api = createHttpApi({ baseUrl: line.url, fetch, nowMs, timeoutMs: 15_000 });
    const sessionServer = createHttpSessionServer(api, nowMs);
    const signedIn = await sessionServer.signIn({
      username: station.usernames[0] ?? '',
      password: station.password,
      device: { replicaId, name: 'Máy thử' },
    });
    if (!signedIn.ok) throw new Error(signedIn.error.kind);
    const { reply, accessExpiresAtMs } = signedIn.value;
    let kept: KeptSession = { ...reply, accessExpiresAtMs, replicaId, expired: false };
    const lock = createTabLock(undefined);
    const keeper = await openSessionKeeper({
      server: sessionServer,
      device: {
        session: () => Promise.resolve(kept),
        keepSession(session) {
          kept = session ?? kept;
          return Promise.resolve(ok(undefined));
        },
        onChanged: () => () => undefined,
      },
      lock,
      nowMs,
    });
    const toServer = {
      api,
      stationId,
      accessToken: () => keeper.accessToken(),
      tokenRefused: (token: string) => keeper.tokenRefused(token),
    };
    const server = createHttpSyncServer({ ...toServer, nowMs, silenceMs: 15_000 });
    const wake: WakeServer = createHttpWake({ ...toServer, greetingMs: 15_000, silenceMs: 600_000 });
    const store = storeOn(await newTablet().open());
    const { schedule } = time;
    const pace = createPushPace();
    let rounds = 0;
    const loop = createSyncLoop({
      runRound: (round) => {
        rounds += 1;
        return runSync({ server, journal: store.journal, replicaId, pace, nowMs, ...round });
      },
      documents: store.documents,
      connectivity: {
        onHope: () => () => undefined,
        isVisible: () => true,
        onHidden: () => () => undefined,
        thrift: () => undefined,
        onThrift: () => () => undefined,
      },
      wake: createWakeWatch({
        server: wake,
        journal: store.journal,
        thrift: () => undefined,
        schedule,
        nowMs,
        random: () => 0.5,
      }),
      browserSync: { ask: () => undefined, onDue: () => () => undefined },
      lock,
      lastRound: { read: () => Promise.resolve(undefined), keep: () => Promise.resolve() },
      schedule,
      nowMs,
      random: () => 0.5,
    });
    return { ...time, loop, wake, store, account: reply.account, replicaId, rounds: () => rounds };
  }

  /** Until nothing moves on the line any more. */
  async function quiet(): Promise<void> {
    for (let still = 0, before = -1; still < 4; still++) {
      await pause(50);
      if (line.bytes() !== before || tablet.loop.status.value.phase !== 'idle') still = 0;
      before = line.bytes();
    }
  }
  async function costOf(act: () => unknown): Promise<number> {
    await quiet();
    const before = line.bytes();
    await act();
    await quiet();
    return line.bytes() - before;
  }

  beforeAll(async () => {
    station = await startRealStation();
    line = await openCountedLine(station.port);
    tablet = await openIdleTablet();
    await tablet.loop.start();
    await quiet();
  }, 90_000);
  afterAll(async () => {
    await tablet.loop.stop();
    await tablet.store.close();
    await line.close();
    await station.stop();
  });

  it('pays less than 2 KB for a look that finds nothing', async () => {
    const bytes = await costOf(() => tablet.loop.sendNow());
    expect(tablet.loop.status.value.failure).toBeUndefined();
    say('an idle tick', bytes);
    expect(bytes).toBeLessThan(TICK_BYTES);
  });

  it('pays less than 100 KB for an hour, though its line is cut every quarter', async () => {
    const roundsBefore = tablet.rounds();
    const listened = await costOf(async () => {
      for (let quarter = 0; quarter < QUARTERS; quarter++) {
        expect(line.open()).toBeGreaterThan(0);
        line.cut();
        for (let minutes = 0; minutes < 15; minutes += 5) {
          await quiet();
          await tablet.pass(5 * MINUTE_MS);
        }
      }
    });
    const bytes = listened + HEARTBEATS * HEARTBEAT_BYTES;
    expect(tablet.rounds() - roundsBefore).toBeGreaterThanOrEqual(QUARTERS);
    expect(tablet.loop.status.value.failure).toBeUndefined();
    say('an idle hour, listening', bytes);
    expect(bytes).toBeLessThan(HOUR_BYTES);
  });

  it('pays less than 100 KB for an hour of held questions, where streams do not pass', async () => {
    const never = new AbortController().signal;
    const person = samplePerson(10);
    await tablet.store.documents.add([
      {
        ...person,
        stationId: station.stationId,
        createdAt: instantAt(tablet.nowMs()),
        createdBy: { accountId: tablet.account.accountId, replicaId: tablet.replicaId },
      },
    ]);
    await costOf(() => tablet.loop.sendNow());
    // Asked from the beginning it is answered at once, and otherwise as any other.
    const question = await costOf(async () => {
      expect(await tablet.wake.poll({}, never)).toEqual({ ok: true, value: { more: true } });
    });
    const round = await costOf(() => tablet.loop.sendNow());
    say('a held question', question);
    const hour = HELD_QUESTIONS * question + QUARTERS * 2 * round;
    say('an idle hour of held questions', hour);
    expect(question).toBeLessThan(TICK_BYTES);
    expect(hour).toBeLessThan(HOUR_BYTES);
    say('an idle hour of saving data', SPARING_QUESTIONS * question + 2 * round);
  });
});
