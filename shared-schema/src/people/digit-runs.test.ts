import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDigitRuns } from './digit-runs.js';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 3, maxLength: 14 });

describe('telling without reading that numbers do not hold what was typed', () => {
  it('never says so of numbers that hold it, whoever had the place before', () => {
    fc.assert(
      fc.property(fc.array(digits), digits, fc.array(digits), fc.nat(600), (before, typed, numbers, row) => {
        const runs = createDigitRuns();
        runs.put(row, ` ${before.join(' ')} `);
        runs.put(row, ` ${[...numbers, `12${typed}34`].join(' ')} `);
        expect(runs.mayHold(typed)(row)).toBe(true);
      }),
    );
  });

  it('says so of most numbers, also once a number was taken away', () => {
    const runs = createDigitRuns();
    const numbers = Array.from({ length: 1_000 }, (_, row) => String(10 ** 11 + row * 7_919_731));
    for (const [row, number] of numbers.entries()) runs.put(row, ` ${number} `);
    const maybe = numbers.filter((_, row) => runs.mayHold('55123')(row));
    expect(maybe.length).toBeLessThan(100);
    runs.put(7, ' 55123 ');
    expect(runs.mayHold('55123')(7)).toBe(true);
    runs.put(7, '');
    expect(runs.mayHold('55123')(7)).toBe(false);
  });

  it('two numbers side by side are not one', () => {
    const runs = createDigitRuns();
    runs.put(0, ' 12 34 ');
    expect(runs.mayHold('1234')(0)).toBe(false);
  });
});
