import { beforeEach, describe, expect, it } from 'vitest';
import { MORNING_MS } from '#testing/contracts/sample-documents.js';
import { loopWorld, pulled, roundDone as done, saved as local } from '#testing/loop-world.js';
import type { RoundFailure } from './sync-status.js';

const SAFETY_MS = 15 * 60_000;

describe('when the tablet syncs', () => {
  let at: ReturnType<typeof loopWorld>;
  beforeEach(() => {
    at = loopWorld();
  });
  const fail = (failure: RoundFailure) => at.fail(failure);

  it('at the start, and then only now and then while there is no news', async () => {
    await at.loop.start();
    await at.settle();
    expect(at.rounds).toEqual([0]);
    await at.pass(2 * SAFETY_MS + 60_000);
    expect(at.rounds).toEqual([0, SAFETY_MS, 2 * SAFETY_MS]);
  });

  it('says when everything was last sent, also before the first round of this start', async () => {
    at.answer = () => new Promise(() => undefined);
    await at.loop.start();
    expect(at.loop.status.value).toEqual({ phase: 'sending', lastRoundAtMs: MORNING_MS - 5_000 });
    at = loopWorld();
    await at.loop.start();
    await at.settle();
    expect(at.loop.status.value).toEqual({ phase: 'idle', lastRoundAtMs: MORNING_MS, clockOffsetMs: 1234 });
    expect(at.kept).toEqual([MORNING_MS]);
  });

  it('shortly after a record was met that only the server can give again, but not while the line fails', async () => {
    await at.loop.start();
    await at.pass(10_000);
    at.lack();
    await at.pass(2_000);
    expect(at.rounds).toEqual([0, 11_500]);
    fail({ kind: 'unreachable' });
    at.loop.sendNow();
    await at.settle();
    const before = at.rounds.length;
    at.lack();
    await at.pass(2_000);
    expect(at.rounds).toHaveLength(before);
  });

  it('shortly after a save, once for several, and not for what came from the server', async () => {
    await at.loop.start();
    await at.pass(10_000);
    at.write(pulled);
    await at.pass(2_000);
    expect(at.rounds).toEqual([0]);
    at.write(local);
    await at.pass(1_000);
    at.write(local);
    await at.pass(10_000);
    expect(at.rounds).toEqual([0, 13_500]);
  });

  it('again when somebody saved while it was sending', async () => {
    let finish: () => void = () => undefined;
    at.answer = () => new Promise((resolve) => (finish = () => resolve(done)));
    await at.loop.start();
    at.write(local);
    await at.pass(5_000);
    expect(at.rounds).toEqual([0]);
    at.answer = () => Promise.resolve(done);
    finish();
    await at.pass(0);
    expect(at.rounds).toEqual([0, 5_000]);
  });

  it('at once when the server answers something else after the line had failed, and then with patience again', async () => {
    fail({ kind: 'unreachable' });
    await at.loop.start();
    await at.pass(5_000 + 10_000 + 20_000);
    at.serverAnswers();
    await at.pass(5_000);
    expect(at.rounds).toEqual([0, 5_000, 15_000, 35_000, 35_000, 40_000]);
  });

  it('not for an answer where no line had failed: a server in trouble is left alone as long as before', async () => {
    await at.loop.start();
    await at.pass(1_000);
    at.serverAnswers();
    await at.pass(1_000);
    expect(at.rounds).toEqual([0]);
    fail({ kind: 'server-trouble' });
    at.loop.sendNow();
    await at.settle();
    at.serverAnswers();
    await at.pass(4_000);
    expect(at.rounds).toEqual([0, 2_000]);
  });

  it('later and later while the line fails, and at once when there is hope', async () => {
    fail({ kind: 'unreachable' });
    await at.loop.start();
    await at.pass(5_000 + 10_000 + 20_000);
    expect(at.rounds).toEqual([0, 5_000, 15_000, 35_000]);
    expect(at.loop.status.value).toMatchObject({ phase: 'idle', failure: { kind: 'unreachable' } });
    await at.pass(3_600_000);
    const gaps = at.rounds.slice(1).map((round, n) => round - (at.rounds[n] ?? 0));
    expect(Math.max(...gaps)).toBe(300_000);
    at.answer = () => Promise.resolve(done);
    const before = at.rounds.length;
    at.hope();
    await at.pass(0);
    expect(at.rounds).toHaveLength(before + 1);
    expect(at.loop.status.value).not.toHaveProperty('failure');
  });

  it('not in a hurry after each save while the line is dead', async () => {
    fail({ kind: 'unreachable' });
    await at.loop.start();
    await at.pass(60_000);
    const before = at.rounds.length;
    for (let saves = 0; saves < 10; saves++) {
      at.write(local);
      await at.pass(500);
    }
    expect(at.rounds.length - before).toBeLessThanOrEqual(1);
  });

  it('not again by itself when only somebody can help, but at once when the worker asks', async () => {
    const said: readonly RoundFailure[] = [
      { kind: 'session-expired' },
      { kind: 'account-disabled', mayKeepUnsent: true },
      { kind: 'device-revoked', mayKeepUnsent: false },
      { kind: 'update-needed' },
      { kind: 'not-allowed' },
    ];
    for (const failure of said) {
      at = loopWorld();
      fail(failure);
      await at.loop.start();
      await at.pass(3_600_000);
      at.write(local);
      at.hope();
      await at.pass(3_600_000);
      expect(at.rounds).toEqual([0]);
      expect(at.loop.status.value.failure).toEqual(failure);
      at.answer = () => Promise.resolve(done);
      at.loop.sendNow();
      await at.settle();
      expect(at.rounds).toHaveLength(2);
      await at.pass(SAFETY_MS);
      expect(at.rounds).toHaveLength(3);
    }
  });

  it('goes on trying when this tablet is full or the server has trouble', async () => {
    for (const kind of ['storage-full', 'server-trouble'] as const) {
      at = loopWorld();
      fail({ kind });
      await at.loop.start();
      await at.pass(60_000);
      expect(at.rounds.length).toBeGreaterThan(2);
    }
  });

  it('leaves it to the other tab while that one is at it', async () => {
    at.holdInOtherTab(true);
    await at.loop.start();
    await at.pass(60_000);
    expect(at.rounds).toEqual([]);
    at.holdInOtherTab(false);
    await at.pass(15_000);
    expect(at.rounds).toHaveLength(1);
  });

  it('one round at a time, however often it is asked', async () => {
    let running = 0;
    let most = 0;
    at.answer = async () => {
      running += 1;
      most = Math.max(most, running);
      await at.settle();
      running -= 1;
      return done;
    };
    await at.loop.start();
    for (let n = 0; n < 5; n++) at.loop.sendNow();
    await at.pass(1_000);
    expect(most).toBe(1);
    expect(at.rounds.length).toBeLessThanOrEqual(2);
  });

  it('no more once it was stopped', async () => {
    await at.loop.start();
    await at.settle();
    await at.loop.stop();
    at.write(local);
    at.loop.sendNow();
    await at.pass(3_600_000);
    expect(at.rounds).toEqual([0]);
    expect(at.pending()).toBe(0);
  });
});
