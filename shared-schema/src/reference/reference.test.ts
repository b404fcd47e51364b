import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHamlet, FIXTURE_MS } from '../../fixtures/builders.js';
import { instantAt } from '../document/instant.js';
import { mergeReference } from './reference.js';

const card = fc
  .record({
    name: fc.constantFrom('Thôn Mẫu', 'Thôn Mẫu Thượng', 'Bản Thử'),
    later: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ name, later }) => aHamlet({ name, updatedAt: instantAt(FIXTURE_MS + later) }));

describe("the administrator's data", () => {
  it('stands in its newer version, whole', () => {
    const renamed = aHamlet({ name: 'Bản Thử', code: undefined, updatedAt: instantAt(FIXTURE_MS + 1) });
    expect(mergeReference(aHamlet(), renamed)).toBe(renamed);
    expect(mergeReference(renamed, aHamlet())).toBe(renamed);
  });

  it('ends the same on every tablet, in whatever order versions arrive', () => {
    fc.assert(
      fc.property(card, card, card, (a, b, c) => {
        expect(mergeReference(a, b)).toEqual(mergeReference(b, a));
        expect(mergeReference(mergeReference(a, b), c)).toEqual(mergeReference(a, mergeReference(b, c)));
        expect(mergeReference(a, a)).toEqual(a);
      }),
    );
  });
});
