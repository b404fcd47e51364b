import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampHlc, formatHlc, hlcMs, hlcReplica, nextHlc, parseHlc, type Hlc } from './hybrid-clock.js';
import type { ReplicaId } from './ids.js';

const [TABLET_A, TABLET_B] = ['tableta001', 'tabletb001'] as unknown as [ReplicaId, ReplicaId];
const NOON = 1_795_237_200_000;
const HOUR = 3_600_000;
const LAST_COUNTER = 36 ** 3 - 1;

const ms = fc.integer({ min: 0, max: 36 ** 9 - 1 });
const hlc = fc
  .record({
    ms,
    counter: fc.integer({ min: 0, max: LAST_COUNTER }),
    replica: fc.constantFrom(TABLET_A, TABLET_B),
  })
  .map(formatHlc);

describe('a stamp of the hybrid clock', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(hlc, (stamp) => {
        const parts = parseHlc(stamp);
        expect(parts && formatHlc(parts)).toBe(stamp);
        expect(parts?.ms).toBe(hlcMs(stamp));
        expect(parts?.replica).toBe(hlcReplica(stamp));
      }),
    );
  });

  it('sorts as text by time, then by count', () => {
    fc.assert(
      fc.property(hlc, hlc, (a, b) => {
        const [partsA, partsB] = [parseHlc(a), parseHlc(b)];
        if (!partsA || !partsB) throw new Error('a stamp we wrote must be read');
        const order = partsA.ms - partsB.ms || partsA.counter - partsB.counter;
        if (order !== 0) expect(a < b).toBe(order < 0);
      }),
    );
  });

  it.each([
    '',
    '0mw2h6hog.000',
    '0mw2h6hog.000.TABLETA001',
    '0mw2h6ho.000.tableta001',
    '0mw2h6hog.0000.tableta001',
    ' 0mw2h6hog.000.tableta001',
  ])('is not %j', (text) => {
    expect(parseHlc(text)).toBeUndefined();
  });
});

describe('the next stamp of a tablet', () => {
  it("is the tablet's own time where nothing later was seen", () => {
    const seen = formatHlc({ ms: NOON - HOUR, counter: 7, replica: TABLET_B });
    expect(parseHlc(nextHlc(NOON, TABLET_A, [seen, undefined]))).toEqual({
      ms: NOON,
      counter: 0,
      replica: TABLET_A,
    });
    expect(parseHlc(nextHlc(NOON, TABLET_A, []))).toEqual({ ms: NOON, counter: 0, replica: TABLET_A });
  });

  it('counts on from the latest it has seen when the tablet’s clock is behind or stands still', () => {
    const seen = formatHlc({ ms: NOON + HOUR, counter: 4, replica: TABLET_B });
    const next = nextHlc(NOON, TABLET_A, [seen]);
    expect(parseHlc(next)).toEqual({ ms: NOON + HOUR, counter: 5, replica: TABLET_A });
    expect(parseHlc(nextHlc(NOON, TABLET_A, [next]))?.counter).toBe(6);
  });

  it('counts on from the highest counter among stamps of the same millisecond', () => {
    const seen = [9, 2].map((counter) => formatHlc({ ms: NOON, counter, replica: TABLET_B }));
    expect(parseHlc(nextHlc(NOON, TABLET_A, seen))?.counter).toBe(10);
    expect(parseHlc(nextHlc(NOON, TABLET_A, seen.toReversed()))?.counter).toBe(10);
  });

  it('does not take the counter of an earlier millisecond for a later one', () => {
    const seen = [
      formatHlc({ ms: NOON - 1, counter: 99, replica: TABLET_B }),
      formatHlc({ ms: NOON, counter: 1, replica: TABLET_B }),
    ];
    expect(parseHlc(nextHlc(NOON, TABLET_A, seen))?.counter).toBe(2);
    expect(parseHlc(nextHlc(NOON, TABLET_A, seen.toReversed()))?.counter).toBe(2);
  });

  it('goes to the next millisecond when the counter is full', () => {
    const seen = formatHlc({ ms: NOON, counter: LAST_COUNTER, replica: TABLET_B });
    expect(parseHlc(nextHlc(NOON, TABLET_A, [seen]))).toEqual({
      ms: NOON + 1,
      counter: 0,
      replica: TABLET_A,
    });
  });

  it('is not stopped by a stamp nobody can read', () => {
    expect(parseHlc(nextHlc(NOON, TABLET_A, ['9999' as Hlc]))?.ms).toBe(NOON);
  });

  it('is after everything seen and never before its own clock, whatever was seen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 36 ** 9 - 2 }),
        fc.array(hlc.filter((stamp) => hlcMs(stamp) < 36 ** 9 - 1)),
        (now, seen) => {
          const next = nextHlc(now, TABLET_A, seen);
          expect(hlcMs(next)).toBeGreaterThanOrEqual(now);
          for (const stamp of seen) expect(next.slice(0, 13) > stamp.slice(0, 13)).toBe(true);
        },
      ),
    );
  });

  it('makes ever later stamps, also on a clock that is set back between two edits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * NOON }), { minLength: 2 }), (clock) => {
        let last: Hlc | undefined;
        for (const now of clock) {
          const next = nextHlc(now, TABLET_A, [last]);
          if (last !== undefined) expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });
});

describe('pulling a stamp back from the future', () => {
  it('leaves a stamp alone that is not ahead', () => {
    const stamp = formatHlc({ ms: NOON, counter: 3, replica: TABLET_A });
    expect(clampHlc(stamp, NOON)).toBe(stamp);
    expect(clampHlc(stamp, NOON + 1)).toBe(stamp);
  });

  it('sets one that is ahead to the time allowed, and still names the tablet it came from', () => {
    const stamp = formatHlc({ ms: NOON + HOUR, counter: 3, replica: TABLET_A });
    expect(parseHlc(clampHlc(stamp, NOON))).toEqual({ ms: NOON, counter: 0, replica: TABLET_A });
  });

  it('done twice, with the server’s clock moving on, the earlier stands', () => {
    fc.assert(
      fc.property(hlc, ms, ms, (stamp, first, second) => {
        const once = clampHlc(stamp, first);
        expect(hlcMs(once)).toBeLessThanOrEqual(first);
        expect(clampHlc(once, first + second)).toBe(once);
      }),
    );
  });
});

it('a forged stamp at the end of time does not break the next honest one', () => {
  const forged = formatHlc({ ms: 36 ** 9 - 1, counter: 36 ** 3 - 1, replica: 'tableta001' as ReplicaId });
  expect(parseHlc(nextHlc(1_790_000_000_000, 'tabletb001' as ReplicaId, [forged]))).toBeDefined();
});
