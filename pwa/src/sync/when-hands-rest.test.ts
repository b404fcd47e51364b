import { beforeEach, describe, expect, it } from 'vitest';
import { whenHandsRest } from './when-hands-rest.js';

let now = 0;
let timers: { atMs: number; work: () => void }[] = [];
let touch: () => void = () => undefined;
const ran: number[] = [];
const open = () =>
  whenHandsRest({
    onTouched: (listener) => {
      touch = listener;
      return () => (touch = () => undefined);
    },
    schedule: (work, delayMs) => {
      const timer = { atMs: now + delayMs, work };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
    monotonicMs: () => now,
  });

/** Lets the time pass, with somebody touching the tablet every `everyMs`. */
function pass(ms: number, everyMs = Infinity): void {
  for (const end = now + ms; now < end; now += 100) {
    if (now % everyMs === 0) touch();
    for (const timer of timers.filter(({ atMs }) => atMs <= now)) {
      timers = timers.filter((one) => one !== timer);
      timer.work();
    }
  }
}

beforeEach(() => {
  now = 0;
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
