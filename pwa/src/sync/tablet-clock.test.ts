import { describe, expect, it } from 'vitest';
import { createTabletClock, correctedMs, type MeasuredClock } from './tablet-clock.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365 * DAY_MS;
const TRUTH_MS = Date.parse('2026-03-02T01:00:00.000Z');

/** A tablet whose clock is off by so much, with one contact behind it. */
function tabletOffBy(aheadMs: number) {
  let trueMs = TRUTH_MS;
  let ahead = aheadMs;
  const kept: MeasuredClock[] = [];
  const deviceNowMs = (): number => trueMs + ahead;
  const parts = { deviceNowMs, keep: (measured: MeasuredClock) => void kept.push(measured) };
  let clock = createTabletClock({ ...parts, known: undefined });
  const learn = (): void => clock.learn(-ahead);
  return {
    kept,
    learn,
    errorMs: () => clock.nowMs() - trueMs,
    offByMs: () => clock.offByMs.value,
    pass: (ms: number) => void (trueMs += ms),
    setClock: (ms: number) => void (ahead = ms),
    restart: () => void (clock = createTabletClock({ ...parts, known: kept.at(-1) })),
  };
}

describe('a tablet whose clock is wrong', () => {
  it.each([
    ['a year behind', -YEAR_MS],
    ['a year ahead', YEAR_MS],
    ['a day behind', -DAY_MS],
    ['two hours ahead', 2 * HOUR_MS],
  ])('writes the right day from its first contact on, also after it was closed: %s', (_, ahead) => {
    const tablet = tabletOffBy(ahead);
    expect(tablet.errorMs()).toBe(ahead);
    tablet.learn();
    expect(tablet.errorMs()).toBe(0);
    tablet.pass(HOUR_MS);
    tablet.restart();
    expect(tablet.errorMs()).toBe(0);
    expect(tablet.offByMs()).toBe(-ahead);
  });

  it.each([
    ['a year behind', -YEAR_MS],
    ['a year ahead', YEAR_MS],
    ['five hours ahead', 5 * HOUR_MS],
  ])('is believed again at once when somebody has set it right: it was %s', (_, ahead) => {
    const tablet = tabletOffBy(ahead);
    tablet.learn();
    tablet.pass(HOUR_MS);
    tablet.setClock(0);
    tablet.restart();
    expect(tablet.errorMs()).toBe(0);
    expect(tablet.offByMs()).toBe(0);
  });

  it('that is a few minutes off keeps its own time, and says how much it is off', () => {
    const tablet = tabletOffBy(12 * 60_000);
    tablet.learn();
    expect(tablet.errorMs()).toBe(12 * 60_000);
    expect(tablet.offByMs()).toBe(-12 * 60_000);
  });

  it('that jumps back a year never writes a day before the one the server last said', () => {
    const tablet = tabletOffBy(0);
    tablet.learn();
    tablet.pass(3 * HOUR_MS);
    tablet.setClock(-YEAR_MS);
    expect(tablet.errorMs()).toBe(-3 * HOUR_MS);
    expect(tablet.offByMs()).toBeGreaterThan(300 * DAY_MS);
    tablet.learn();
    expect(tablet.errorMs()).toBe(0);
  });

  it('is not written down again at every contact', () => {
    const tablet = tabletOffBy(3_000);
    for (let contact = 0; contact < 20; contact += 1) {
      tablet.learn();
      tablet.pass(60_000);
    }
    expect(tablet.kept).toHaveLength(1);
  });

  it('has its own time before the first contact', () => {
    expect(correctedMs(5, undefined)).toBe(5);
    expect(tabletOffBy(YEAR_MS).offByMs()).toBe(0);
  });
});
