import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sameJson } from './canonical-json.js';

/** Few values and few keys, so that pairs are often the same and often almost so. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<unknown>(null, undefined, true, 0, -0, 1, 1.5, Number.NaN, '', 'a', 'null', 'đ'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'constructor', '__proto__', 'toString'), tie('value'), {
      maxKeys: 3,
    }),
  ),
}));

test('two values are the same exactly where their one text is', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      expect(sameJson(a, structuredClone(a))).toBe(true);
      expect(sameJson([a, b], [a, b])).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
