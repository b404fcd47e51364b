import { err } from '@tram/shared-schema/result.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { loopWorld, roundDone, saved } from '#testing/loop-world.js';

const MINUTE_MS = 60_000;

describe('waiting for news from the server', () => {
  let at: ReturnType<typeof loopWorld>;
  beforeEach(async () => {
    at = loopWorld();
    await at.loop.start();
    await at.pass(MINUTE_MS);
  });

  it('reads soon after another tablet has sent, not all tablets in the same moment', async () => {
    at.line()?.more('seq-2');
    await at.pass(1_000);
    expect(at.rounds).toEqual([0, MINUTE_MS + 1_000]);
    at.random = 0.9;
    await at.pass(MINUTE_MS);
    at.line()?.more('seq-3');
    await at.pass(1_799);
    expect(at.rounds).toHaveLength(2);
    await at.pass(1);
    expect(at.rounds).toHaveLength(3);
  });

  it('does not read what it has just sent itself', async () => {
    at.place = 'seq-2';
    at.line()?.more('seq-2');
    await at.pass(MINUTE_MS);
    expect(at.rounds).toEqual([0]);
  });

  it('judges news that comes during a round when the round is over', async () => {
    let finish: () => void = () => undefined;
    at.answer = () => new Promise((resolve) => (finish = () => resolve(roundDone)));
    at.loop.sendNow();
    await at.settle();
    at.line()?.more('seq-2');
    await at.settle();
    at.place = 'seq-2';
    finish();
    await at.pass(MINUTE_MS);
    expect(at.rounds).toEqual([0, MINUTE_MS]);
  });

  it('reads in handfuls while others save without a pause', async () => {
    for (let second = 0; second < 60; second++) {
      at.line()?.more(`seq-${second + 2}`);
      await at.pass(1_000);
    }
    expect(at.rounds.length).toBeGreaterThanOrEqual(6);
    expect(at.rounds.length).toBeLessThanOrEqual(8);
  });

  it('is for a screen somebody looks at: it ends with the screen, and one round is made on return', async () => {
    expect(at.line()).toBeDefined();
    at.hide();
    await at.settle();
    expect(at.line()).toBeUndefined();
    await at.pass(8 * 60 * MINUTE_MS);
    expect(at.rounds).toEqual([0]);
    expect(at.pending()).toBe(0);
    at.show();
    await at.pass(0);
    expect(at.rounds).toHaveLength(2);
    expect(at.line()).toBeDefined();
  });

  it('sends at once what was saved just before the screen went dark', async () => {
    at.write(saved);
    at.hide();
    await at.settle();
    expect(at.rounds).toEqual([0, MINUTE_MS]);
    expect(at.browserAsked).toBe(1);
    expect(at.line()).toBeUndefined();
  });

  it('waits in one tab only', async () => {
    at = loopWorld();
    at.holdInOtherTab(true);
    await at.loop.start();
    await at.pass(MINUTE_MS);
    expect(at.line()).toBeUndefined();
  });

  it('looks again after a line that broke, later each time it breaks at once', async () => {
    const broke: number[] = [];
    for (let n = 0; n < 8; n++) {
      for (let waited = 0; !at.line(); waited += 1_000) {
        expect(waited).toBeLessThan(11 * MINUTE_MS);
        await at.pass(1_000);
      }
      broke.push(at.sinceMorning());
      at.line()?.end({ kind: 'trouble', failure: { kind: 'unreachable' } });
      await at.settle();
    }
    const gaps = broke.slice(1).map((atMs, n) => atMs - (broke[n] ?? 0));
    expect(gaps).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000]);
  });

  it('goes on at once after a line that had worked for long', async () => {
    for (let n = 0; n < 5; n++) {
      at.line()?.end({ kind: 'trouble', failure: { kind: 'unreachable' } });
      await at.pass(10 * MINUTE_MS);
    }
    at.line()?.end({ kind: 'trouble', failure: { kind: 'unreachable' } });
    const before = at.rounds.length;
    await at.pass(5_000);
    expect(at.rounds).toHaveLength(before + 1);
  });

  it('does not spin where the server has news again and again, and nothing to read', async () => {
    for (let second = 0; second < 600; second++) {
      at.line()?.end({ kind: 'more' });
      await at.pass(1_000);
    }
    expect(at.rounds.length).toBeLessThanOrEqual(61);
  });
});

describe('a line of which little is asked', () => {
  it('is asked once an hour by itself, where nothing is told on it', async () => {
    const at = loopWorld();
    at.beThrifty('slow-line');
    await at.loop.start();
    await at.pass(119 * MINUTE_MS);
    expect(at.rounds).toEqual([0, 60 * MINUTE_MS]);
  });

  it('sends the visits of two minutes together, and says that it saves data', async () => {
    const at = loopWorld();
    at.beThrifty('data-saver');
    await at.loop.start();
    await at.pass(MINUTE_MS);
    expect(at.loop.status.value.thrift).toBe('data-saver');
    for (let visit = 0; visit < 4; visit++) {
      at.write(saved);
      await at.pass(20_000);
    }
    expect(at.rounds).toEqual([0]);
    await at.pass(MINUTE_MS);
    expect(at.rounds).toEqual([0, 3 * MINUTE_MS]);
  });

  it('is asked freely again as soon as it may be', async () => {
    const at = loopWorld();
    at.beThrifty('slow-line');
    await at.loop.start();
    await at.pass(MINUTE_MS);
    at.write(saved);
    const before = at.line();
    at.beThrifty(undefined);
    await at.pass(1_500);
    expect(at.rounds).toEqual([0, MINUTE_MS + 1_500]);
    expect(at.loop.status.value).not.toHaveProperty('thrift');
    expect(at.line()).toBeDefined();
    expect(at.line()).not.toBe(before);
  });
});

describe('a server that asks to be left alone', () => {
  it('is left alone by everything but the worker', async () => {
    const at = loopWorld();
    at.fail({ kind: 'server-trouble', retryAfterMs: 2 * MINUTE_MS });
    await at.loop.start();
    await at.pass(10_000);
    at.write(saved);
    at.hope();
    await at.pass(MINUTE_MS);
    expect(at.rounds).toEqual([0]);
    at.loop.sendNow();
    await at.settle();
    expect(at.rounds).toHaveLength(2);
    await at.pass(2 * MINUTE_MS + 10_000);
    expect(at.rounds).toHaveLength(3);
  });
});

const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

describe('a clock that is set a year back', () => {
  it('does not put news off for a year', async () => {
    const at = loopWorld();
    await at.loop.start();
    await at.settle();
    at.setClockBy(-YEAR_MS);
    at.line()?.more('seq-2');
    await at.pass(10_000);
    expect(at.rounds).toEqual([0, 10_000]);
  });

  it('does not leave a busy server alone for a year', async () => {
    const at = loopWorld();
    at.fail({ kind: 'server-trouble', retryAfterMs: MINUTE_MS });
    await at.loop.start();
    await at.settle();
    at.setClockBy(-YEAR_MS);
    at.hope();
    await at.pass(2 * MINUTE_MS);
    expect(at.rounds.length).toBeGreaterThanOrEqual(2);
  });
});

describe('work that could not be sent', () => {
  it('does not hurry the next try by being written down as waiting again', async () => {
    const at = loopWorld();
    at.answer = async () => {
      await Promise.resolve();
      at.write(saved);
      return err({ kind: 'unreachable' });
    };
    await at.loop.start();
    await at.pass(10 * MINUTE_MS);
    const gaps = at.rounds.slice(1).map((round, n) => round - (at.rounds[n] ?? 0));
    expect(gaps).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000]);
  });

  it('goes with what is saved while a line that would not be listened on is left alone', async () => {
    const at = loopWorld();
    await at.loop.start();
    await at.settle();
    at.line()?.end({ kind: 'trouble', failure: { kind: 'server-trouble', retryAfterMs: MINUTE_MS } });
    await at.settle();
    at.write(saved);
    await at.pass(1_500);
    expect(at.rounds).toEqual([0, 1_500]);
  });
});

describe('a browser that comes back by itself', () => {
  it('is asked to when the screen goes dark on work that could not be sent, and is told how it went', async () => {
    const at = loopWorld();
    at.fail({ kind: 'unreachable' });
    await at.loop.start();
    await at.settle();
    at.hide();
    expect(at.browserAsked).toBe(1);
    const before = at.rounds.length;
    expect(await at.browserComesBack()).toBe(false);
    expect(at.rounds).toHaveLength(before + 1);
    at.answer = () => Promise.resolve(roundDone);
    expect(await at.browserComesBack()).toBe(true);
  });

  it('is not asked where nothing is left to do, and not sent round again where only somebody can help', async () => {
    const at = loopWorld();
    await at.loop.start();
    await at.settle();
    at.hide();
    expect(at.browserAsked).toBe(0);
    at.fail({ kind: 'session-expired' });
    at.loop.sendNow();
    await at.settle();
    const before = at.rounds.length;
    expect(await at.browserComesBack()).toBe(true);
    expect(at.rounds).toHaveLength(before);
  });
});
