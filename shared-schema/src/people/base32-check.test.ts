import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBase32, BASE32_LETTERS, checkLetters, isBase32 } from './base32-check.js';

const letter = fc.constantFrom(...BASE32_LETTERS);
const letters = (length: number) => fc.array(letter, { minLength: length, maxLength: length });
const place = fc.nat(29);

describe('check letters', () => {
  it('one wrong letter anywhere is always noticed', () => {
    fc.assert(
      fc.property(letters(30), place, letter, (code, at, wrong) => {
        fc.pre(code[at] !== wrong);
        const spoilt = code.with(at, wrong);
        return checkLetters(code.join(''), 1) !== checkLetters(spoilt.join(''), 1);
      }),
    );
  });

  it('two letters that changed places are always noticed', () => {
    fc.assert(
      fc.property(letters(30), place, place, (code, a, b) => {
        const [first, second] = [code[a], code[b]];
        fc.pre(first !== undefined && second !== undefined && first !== second);
        const swapped = code.with(a, second ?? '').with(b, first ?? '');
        return checkLetters(code.join(''), 1) !== checkLetters(swapped.join(''), 1);
      }),
    );
  });

  it('with two check letters any two wrong ones are noticed', () => {
    fc.assert(
      fc.property(letters(30), place, place, letter, letter, (code, a, b, x, y) => {
        const spoilt = code.with(a, x).with(b, y).join('');
        fc.pre(spoilt !== code.join(''));
        return checkLetters(code.join(''), 2) !== checkLetters(spoilt, 2);
      }),
    );
  });

  it('is written in the alphabet it guards', () => {
    fc.assert(fc.property(letters(20), (code) => isBase32(checkLetters(code.join(''), 2))));
  });

  it('letters that look alike are read as the one meant', () => {
    expect(asBase32('oO iI lL a9z')).toBe('00 11 11 A9Z');
  });
});
