// @vitest-environment node
// What a tablet costs that nobody uses, on the wire to a real server. Time is the tablet's own and passes when told; the
// bytes are real, heads and all.

import { setTimeout as pause } from 'node:timers/promises';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { WAKE_HEARTBEAT_MS } from '@tram/shared-schema/sync/wake.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCountedLine, type CountedLine } from '#testing/contracts/counted-line.js';
import { startRealStation, type RealStation } from '#testing/contracts/real-station.js';
import { openRealTablet, type RealTablet } from '#testing/contracts/real-tablet.js';
import { fakeTime } from '#testing/loop-world.js';

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
  let tablet: RealTablet;

  const time = fakeTime();

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
    tablet = await openRealTablet({
      station,
      url: line.url,
      username: 'yte1',
      replicaId: 'tabletidle' as ReplicaId,
      ...time,
    });
    await tablet.loop.start();
    await quiet();
  });
  afterAll(async () => {
    await tablet.close();
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
          await time.pass(5 * MINUTE_MS);
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
    await tablet.store.documents.add([tablet.person(10)]);
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
