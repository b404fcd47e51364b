import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collationKey, HIGHEST } from './collation-key.js';

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const rank = (value: unknown): number => {
  if (value === null) return 1;
  if (typeof value === 'boolean') return value ? 3 : 2;
  if (typeof value === 'number') return 4;
  if (typeof value === 'string') return 5;
  return Array.isArray(value) ? 6 : 7;
};

/** CouchDB's order, written the slow and obvious way. */
function collate(a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number') return a - Number(b);
  if (typeof a === 'string') return byBytes(a, String(b));
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return 0;
  const left: unknown[] = Array.isArray(a) ? a : Object.entries(a).flat();
  const right: unknown[] = Array.isArray(b) ? b : Object.entries(b).flat();
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = collate(left[at], right[at]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'ă', 'Đ', '\u0000', '\u0001', '\u0002', '😀', '\ue000'),
});

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -3, max: 3 }),
    text,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(text, tie('any'), { maxKeys: 2 }),
  ),
})).any;

test('keys sort as the values do', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(Math.sign(byBytes(collationKey(a), collationKey(b)))).toBe(Math.sign(collate(a, b)));
    }),
    { numRuns: 3000 },
  );
});

test('no key is the beginning of another value’s key, so a row’s id can follow it', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const left = collationKey(a);
      const right = collationKey(b);
      if (left !== right) expect(left.startsWith(right)).toBe(false);
      expect(byBytes(`${left}any id${HIGHEST}`, `${left}${HIGHEST}`)).toBeLessThan(0);
    }),
    { numRuns: 1000 },
  );
});
