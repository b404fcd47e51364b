import { describe, expect, it } from 'vitest';
import { keepNightly, nextAt, parseWallTime } from './nightly.js';

const AT = { hour: 2, minute: 30 };
/** On the wall clock of the station. */
const localMs = (text: string): number => Date.parse(`${text}:00.000+07:00`);

describe('a time of day', () => {
  it.each([
    ['02:30', { hour: 2, minute: 30 }],
    ['23:59', { hour: 23, minute: 59 }],
    ['24:00', undefined],
    ['2:30', undefined],
    ['02:60', undefined],
    ['never', undefined],
  ])('%s is read as it is meant', (text, time) => {
    expect(parseWallTime(text)).toEqual(time);
  });

  it.each([
    ['2026-05-04T02:29', '2026-05-04T02:30'],
    ['2026-05-04T02:30', '2026-05-05T02:30'],
    ['2026-05-04T23:59', '2026-05-05T02:30'],
    ['2026-05-31T06:00', '2026-06-01T02:30'],
  ])('comes next after %s at %s', (after, next) => {
    expect(nextAt(AT, localMs(after))).toBe(localMs(next));
  });
});

/** Lets the work run on a clock that jumps from pause to pause, until `untilMs`. */
async function runsBetween(from: string, until: string, lastMs?: number, run = (): void => undefined) {
  let nowMs = localMs(from);
  let savedMs = lastMs;
  const runs: string[] = [];
  const failures: unknown[] = [];
  const ending = new AbortController();
  await keepNightly({
    at: AT,
    clock: { nowMs: () => nowMs },
    signal: ending.signal,
    pause: (ms) => {
      nowMs += ms;
      if (nowMs >= localMs(until)) ending.abort();
      return Promise.resolve();
    },
    readLastMs: () => Promise.resolve(savedMs),
    saveLastMs: (ms) => {
      savedMs = ms;
      return Promise.resolve();
    },
    run: () => {
      runs.push(new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 16));
      run();
      return Promise.resolve();
    },
    failed: (error) => void failures.push(error),
  });
  return { runs, savedMs, failures };
}

describe('nightly work', () => {
  it('is done once each night', async () => {
    const { runs } = await runsBetween('2026-05-04T08:00', '2026-05-07T08:00');
    expect(runs).toEqual(['2026-05-05T02:30', '2026-05-06T02:30', '2026-05-07T02:30']);
  });

  it('is not done when the server starts for the first time, nor twice in a night', async () => {
    const { runs, savedMs } = await runsBetween('2026-05-04T08:00', '2026-05-04T20:00');
    expect([runs, savedMs]).toEqual([[], localMs('2026-05-04T08:00')]);
    const again = await runsBetween('2026-05-05T02:40', '2026-05-05T20:00', localMs('2026-05-05T02:31'));
    expect(again.runs).toEqual([]);
  });

  it('is done a little after the start where the machine was off at night', async () => {
    const { runs } = await runsBetween('2026-05-05T07:00', '2026-05-05T17:00', localMs('2026-05-04T08:00'));
    expect(runs).toEqual(['2026-05-05T07:15']);
  });

  it('is not put off for ever by a clock that once stood in the future', async () => {
    const { runs } = await runsBetween('2026-05-04T08:00', '2026-05-05T08:00', localMs('2031-01-01T00:00'));
    expect(runs).toEqual(['2026-05-05T02:30']);
  });

  it('that fails is told, and tried again the next night', async () => {
    const { runs, failures } = await runsBetween('2026-05-04T08:00', '2026-05-06T08:00', undefined, () => {
      throw new Error('no room');
    });
    expect([runs.length, failures.length]).toEqual([2, 2]);
  });
});
