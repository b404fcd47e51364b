// ULIDs for what the server itself creates: 48 bits of time, 80 of randomness, Crockford base32.

import type { Randomness } from '#ports.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;

export function newUlid(nowMs: number, randomness: Randomness): string {
  let rest = (BigInt(nowMs) << 80n) | BigInt(`0x${randomness.bytes(10).toString('hex')}`);
  let text = '';
  for (let place = 0; place < LENGTH; place += 1) {
    text = (ALPHABET[Number(rest % 32n)] ?? '') + text;
    rest /= 32n;
  }
  return text;
}
