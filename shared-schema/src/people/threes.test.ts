import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThrees } from './threes.js';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 3, maxLength: 14 });

describe('telling without reading that numbers do not hold what was typed', () => {
  it('never says so of numbers that hold it, whoever had the place before', () => {
    fc.assert(
      fc.property(fc.array(digits), digits, fc.array(digits), fc.nat(600), (before, typed, numbers, row) => {
        const threes = createThrees();
        threes.put(row, ` ${before.join(' ')} `);
        threes.put(row, ` ${[...numbers, `12${typed}34`].join(' ')} `);
        expect(threes.mayHold(typed)(row)).toBe(true);
      }),
    );
  });

  it('says so of most numbers, also once a number was taken away', () => {
    const threes = createThrees();
    const numbers = Array.from({ length: 1_000 }, (_, row) => String(10 ** 11 + row * 7_919_731));
    for (const [row, number] of numbers.entries()) threes.put(row, ` ${number} `);
    const maybe = numbers.filter((_, row) => threes.mayHold('55123')(row));
    expect(maybe.length).toBeLessThan(100);
    threes.put(7, ' 55123 ');
    expect(threes.mayHold('55123')(7)).toBe(true);
    threes.put(7, '');
    expect(threes.mayHold('55123')(7)).toBe(false);
  });

  it('two numbers side by side are not one', () => {
    const threes = createThrees();
    threes.put(0, ' 12 34 ');
    expect(threes.mayHold('1234')(0)).toBe(false);
  });
});
