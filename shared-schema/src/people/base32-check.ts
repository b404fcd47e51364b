// Check letters for what people copy by hand: sums over the field of 32 elements, each place with a weight of its own,
// written in the alphabet they guard. One of them notices any one letter that is wrong and any two that changed places;
// two of them notice any two wrong letters. Pure; knows no code in particular.

/** Crockford's base 32: no I, L, O or U, which are read as other letters. */
export const BASE32_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const FIELD = 32;
/** x⁵ + x² + 1: every element but zero is a power of x. */
const PRIMITIVE = 0b100101;
const NONZERO = FIELD - 1;

const timesX = (value: number): number => (value & 16 ? (value << 1) ^ PRIMITIVE : value << 1);

function times(a: number, b: number): number {
  let [product, shifted] = [0, a];
  for (let rest = b; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= shifted;
    shifted = timesX(shifted);
  }
  return product;
}

function powerOfX(exponent: number): number {
  let power = 1;
  for (let left = exponent % NONZERO; left > 0; left--) power = timesX(power);
  return power;
}

/** `letters` are at most 31 of the alphabet; beyond that two places would weigh the same. */
export function checkLetters(letters: string, count: 1 | 2): string {
  let check = '';
  for (let turn = 1; turn <= count; turn++) {
    let sum = 0;
    for (let at = 0; at < letters.length; at++) {
      sum ^= times(BASE32_LETTERS.indexOf(letters.charAt(at)), powerOfX(turn * (at + 1)));
    }
    check += BASE32_LETTERS.charAt(sum);
  }
  return check;
}

/** As a hand writes them: small letters, O for 0, I or L for 1. */
export const asBase32 = (text: string): string =>
  text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

export const isBase32 = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]*$/.test(text);
