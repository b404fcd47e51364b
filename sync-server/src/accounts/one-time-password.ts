// A password a person can read over the telephone: no letter that looks like another, in groups of four.

import type { Randomness } from '#ports.js';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

export function oneTimePassword(randomness: Randomness): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP_LENGTH) {
    const value = randomness.bytes(1).readUInt8();
    // A multiple of the alphabet's length, so that no letter is likelier than another.
    const limit = 256 - (256 % ALPHABET.length);
    if (value < limit) letters.push(ALPHABET.charAt(value % ALPHABET.length));
  }
  const groups = Array.from({ length: GROUPS }, (_, n) =>
    letters.slice(n * GROUP_LENGTH, (n + 1) * GROUP_LENGTH).join(''),
  );
  return groups.join('-');
}
