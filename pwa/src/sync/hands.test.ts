import { beforeEach, describe, expect, it } from 'vitest';
import { createHands, untilHandsRest, type Hands } from './hands.js';
import type { Schedule } from './round-timer.js';

let now = 0;
let timers: { atMs: number; work: () => void }[] = [];
let touch: () => void = () => undefined;
let press: () => void = () => undefined;
const ran: number[] = [];
let listeners = 0;
let set = 0;
const schedule: Schedule = (work, delayMs) => {
  const timer = { atMs: now + delayMs, work };
  timers.push(timer);
  set += 1;
  return () => (timers = timers.filter((one) => one !== timer));
};
const openHands = (): Hands =>
  createHands({
    onTouched: (listener) => {
      touch = listener;
      listeners += 1;
      return () => (touch = () => undefined);
    },
    onTyped: (listener) => {
      press = listener;
      return () => (press = () => undefined);
    },
    schedule,
    monotonicMs: () => now,
  });
const open = () => ({ schedule: untilHandsRest(openHands(), schedule) });

/** Lets the time pass, with somebody touching the tablet every `everyMs`, or typing there. */
function pass(ms: number, everyMs = Infinity, sign: () => void = () => touch()): void {
  for (const end = now + ms; now < end; now += 100) {
    if (now % everyMs === 0) sign();
    for (const timer of timers.filter(({ atMs }) => atMs <= now)) {
      timers = timers.filter((one) => one !== timer);
      timer.work();
    }
  }
}

beforeEach(() => {
  [now, listeners, set] = [0, 0, 0];
  timers = [];
  ran.length = 0;
});

describe('sending what was saved', () => {
  const send = () => void ran.push(now);

  it('begins when it is due, where nobody touches the tablet', () => {
    open().schedule(send, 1_500);
    pass(5_000);
    expect(ran).toEqual([1_500]);
  });

  it('waits for a pause of whoever types the next visit', () => {
    open().schedule(send, 1_500);
    pass(6_000, 500);
    expect(ran).toEqual([]);
    pass(3_000);
    expect(ran).toEqual([7_000]);
  });

  it('does not wait for ever for somebody who never pauses', () => {
    open().schedule(send, 1_500);
    pass(60_000, 500);
    expect(ran).toEqual([31_500]);
  });

  it('that was called off while it waited does not begin', () => {
    const cancel = open().schedule(send, 1_500);
    pass(3_000, 500);
    cancel();
    pass(60_000);
    expect(ran).toEqual([]);
  });
});

describe('work for when nobody is at the tablet', () => {
  const look = () => void ran.push(now);

  it('begins at once where it has been quiet that long, and otherwise when it has', () => {
    const hands = openHands();
    hands.whenQuiet(look, 20_000);
    expect(ran).toEqual([0]);
    touch();
    hands.whenQuiet(look, 20_000);
    pass(10_000);
    touch();
    pass(30_000);
    expect(ran).toEqual([0, 30_000]);
  });

  it('may wait all day for somebody who never pauses', () => {
    const hands = openHands();
    touch();
    hands.whenQuiet(look, 20_000);
    pass(3_600_000, 500);
    expect(ran).toEqual([]);
  });

  it('sets no timer for a finger that moves, and listens once for all of it', () => {
    const hands = openHands();
    touch();
    hands.whenQuiet(look, 20_000);
    hands.whenQuiet(look, 30_000);
    pass(15_000, 100);
    expect([set, listeners]).toEqual([2, 1]);
  });
});

describe('a slice of work that nobody waits for', () => {
  const type = (): void => press();
  const slice = async (hands: Hands): Promise<void> => {
    await hands.untilTypingRests();
    ran.push(now);
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };

  it('goes on at once where nobody types, though a finger moves over the list', async () => {
    const hands = openHands();
    touch();
    await slice(hands);
    expect(ran).toEqual([0]);
  });

  it('waits for the pause after the last letter', async () => {
    const hands = openHands();
    type();
    void slice(hands);
    pass(400, 200, type);
    await settle();
    expect(ran).toEqual([]);
    pass(1_000);
    await settle();
    expect(ran).toEqual([now]);
    expect(timers).toEqual([]);
  });

  const goOn = async (hands: Hands, ms: number, everyMs: number): Promise<void> => {
    void slice(hands);
    for (let passed = 0; passed < ms; passed += 100) {
      const before = ran.length;
      pass(100, everyMs, type);
      await settle();
      if (ran.length > before) void slice(hands);
    }
  };

  it('goes on about once a second under a hand that never pauses, each time right after a letter', async () => {
    const hands = openHands();
    type();
    await goOn(hands, 12_000, 300);
    expect(ran.length).toBeGreaterThanOrEqual(9);
    expect(ran.length).toBeLessThanOrEqual(12);
    // The clock of this test has ticked once more when it is noted.
    expect(new Set(ran.map((at) => at % 300))).toEqual(new Set([200]));
  });

  it('goes on all the same where letters come as fast as a reader of cards types', async () => {
    const hands = openHands();
    type();
    await goOn(hands, 12_000, 100);
    expect(ran.length).toBeGreaterThanOrEqual(3);
  });

  it('waits as long as the other work that waits, and no longer', async () => {
    const hands = openHands();
    type();
    void slice(hands);
    void slice(hands);
    pass(700);
    await settle();
    expect(ran).toHaveLength(2);
    expect(set).toBe(1);
  });

  it('does not keep a workplace from closing', async () => {
    const hands = openHands();
    type();
    void slice(hands);
    hands.stop();
    await settle();
    expect([ran, timers]).toEqual([[0], []]);
  });
});
