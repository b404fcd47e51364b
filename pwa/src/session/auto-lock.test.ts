import { beforeEach, describe, expect, it } from 'vitest';
import { createAutoLock, HIDDEN_GRACE_MS, type AutoLock } from './auto-lock.js';

const MINUTE_MS = 60_000;

interface World {
  readonly lock: AutoLock;
  locked: number;
  visible: boolean;
  afterMs: number;
  /** Time passes, and timers run, as on a tablet that is awake. */
  pass(byMs: number): void;
  /** Time passes for the wall only: no timer runs, as on one that sleeps. */
  sleep(byMs: number): void;
  setWall(byMs: number): void;
  touch(): void;
  turn(visible: boolean): void;
}

function newWorld(): World {
  let [monotonic, wall] = [0, 1_000_000_000];
  const timers = new Set<{ readonly at: number; readonly work: () => void }>();
  const touched = new Set<() => void>();
  const turned = new Set<() => void>();
  const listen = (to: Set<() => void>) => (listener: () => void) => {
    to.add(listener);
    return () => void to.delete(listener);
  };
  const world: World = {
    locked: 0,
    visible: true,
    afterMs: 5 * MINUTE_MS,
    lock: createAutoLock({
      attention: {
        onTouched: listen(touched),
        isVisible: () => world.visible,
        onVisibility: listen(turned),
      },
      monotonicMs: () => monotonic,
      wallMs: () => wall,
      schedule(work, delayMs) {
        const timer = { at: monotonic + delayMs, work };
        timers.add(timer);
        return () => void timers.delete(timer);
      },
      afterMs: () => world.afterMs,
      lock: () => (world.locked += 1),
    }),
    pass(byMs) {
      const until = monotonic + byMs;
      while (monotonic < until) {
        const step = Math.min(1_000, until - monotonic);
        monotonic += step;
        wall += step;
        for (const timer of [...timers]) {
          if (timer.at > monotonic || !timers.delete(timer)) continue;
          timer.work();
        }
      }
    },
    sleep: (byMs) => void (wall += byMs),
    setWall: (byMs) => void (wall += byMs),
    touch: () => [...touched].forEach((listener) => listener()),
    turn(visible) {
      world.visible = visible;
      [...turned].forEach((listener) => listener());
    },
  };
  return world;
}

let world: World;
beforeEach(() => {
  world = newWorld();
  world.lock.start();
});

describe('a tablet that nobody touches', () => {
  it('locks after the minutes chosen, not before, and once', () => {
    world.pass(5 * MINUTE_MS - 10_000);
    expect(world.locked).toBe(0);
    world.pass(20_000);
    expect(world.locked).toBe(1);
    world.pass(60 * MINUTE_MS);
    expect(world.locked).toBe(1);
  });

  it('stays open as long as somebody works on it', () => {
    for (let minute = 0; minute < 60; minute += 1) {
      world.pass(MINUTE_MS);
      world.touch();
    }
    expect(world.locked).toBe(0);
  });

  it('follows the setting at once', () => {
    world.pass(2 * MINUTE_MS);
    world.afterMs = MINUTE_MS;
    world.pass(10_000);
    expect(world.locked).toBe(1);
  });

  it('locks though its clock was set back', () => {
    world.setWall(-86_400_000);
    world.pass(6 * MINUTE_MS);
    expect(world.locked).toBe(1);
  });

  it('that slept is locked by the first touch, which does nothing else', () => {
    world.sleep(10 * MINUTE_MS);
    world.touch();
    expect(world.locked).toBe(1);
  });
});

describe('a screen that is off, or another app before it', () => {
  it('is forgiven for a short while', () => {
    world.turn(false);
    world.pass(HIDDEN_GRACE_MS - 10_000);
    world.turn(true);
    world.pass(MINUTE_MS);
    expect(world.locked).toBe(0);
  });

  it('locks the tablet after that', () => {
    world.turn(false);
    world.pass(HIDDEN_GRACE_MS + 10_000);
    expect(world.locked).toBe(1);
  });

  it('locks it before it shows anything again, where no timer ran meanwhile', () => {
    world.turn(false);
    world.sleep(HIDDEN_GRACE_MS);
    world.turn(true);
    expect(world.locked).toBe(1);
  });
});

it('nothing locks once it was stopped', () => {
  world.lock.stop();
  world.pass(60 * MINUTE_MS);
  world.touch();
  world.turn(false);
  world.turn(true);
  expect(world.locked).toBe(0);
});
