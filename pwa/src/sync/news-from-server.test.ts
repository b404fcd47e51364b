// @vitest-environment node
// Two tablets at a real server: what one sends the other has, by the wake line alone.

import { setTimeout as pause } from 'node:timers/promises';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCountedLine, type CountedLine } from '#testing/contracts/counted-line.js';
import { startRealStation, type RealStation } from '#testing/contracts/real-station.js';
import { openRealTablet, type RealTablet } from '#testing/contracts/real-tablet.js';
import type { Schedule } from './round-timer.js';

/** The tablets wait a twentieth of what they mean to; the server's own moments are waited out. */
const hurried: Schedule = (work, delayMs) => {
  const timer = setTimeout(work, delayMs / 20);
  return () => clearTimeout(timer);
};
/** The server gathers what comes close together, and a busy machine takes its time. */
const TOLD_MS = 45_000;
/** A close that hangs would be told by the name of this file alone. */
const ended = (what: string, ending: Promise<void>): Promise<void> =>
  Promise.race([
    ending,
    pause(TOLD_MS, undefined, { ref: false }).then(() => Promise.reject(new Error(`${what} does not end`))),
  ]);

describe('news from a real server', () => {
  let station: RealStation;
  let line: CountedLine;
  let here: RealTablet;
  let there: RealTablet;
  const open = (username: string, replicaId: string, url: string) =>
    openRealTablet({
      station,
      url,
      username,
      replicaId: replicaId as ReplicaId,
      schedule: hurried,
      nowMs: () => Date.now(),
    });
  async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
    const fromMs = performance.now();
    while (!(await isSo())) {
      if (performance.now() - fromMs > TOLD_MS) throw new Error('it did not come');
      await pause(50);
    }
  }
  const isAt = async (tablet: RealTablet, n: number): Promise<boolean> =>
    (await tablet.store.documents.get('person', tablet.person(n)._id)) !== undefined;

  beforeAll(async () => {
    station = await startRealStation();
    line = await openCountedLine(station.port);
    here = await open('yte1', 'tablethere', line.url);
    there = await open('yte2', 'tabletover', `http://127.0.0.1:${station.port}`);
    await here.loop.start();
    await there.loop.start();
    await until(() => [here, there].every(({ loop }) => loop.status.value.lastRoundAtMs !== undefined));
  });
  afterAll(async () => {
    // The station first: whatever is still waited for breaks off then. What does not end is named.
    await ended('the station', station.stop());
    await ended('the line', line.close());
    await ended('the first tablet', here.close());
    await ended('the second tablet', there.close());
  });

  it('brings a person registered on the other tablet, without anybody asking', async () => {
    await there.store.documents.add([there.person(20)]);
    await until(() => isAt(here, 20));
  });

  it('is not read back by the tablet that sent it', async () => {
    // What the other tablet's work set going comes to rest first.
    for (let rounds = -1; rounds !== here.rounds(); await pause(2_500)) rounds = here.rounds();
    const before = here.rounds();
    await here.store.documents.add([here.person(21)]);
    await until(() => isAt(there, 21));
    await pause(2_500);
    expect(here.rounds() - before).toBe(1);
  });

  it('is heard of again after the line broke', async () => {
    line.cut();
    await there.store.documents.add([there.person(22)]);
    await until(() => isAt(here, 22));
  });
});
