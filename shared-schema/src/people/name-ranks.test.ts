import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from './name-order.js';
import { createNameRanks } from './name-ranks.js';
import { samplePeople } from './people-samples.fixture.js';
import { createPhraseBook } from './phrase-book.js';

describe('comparing names by number', () => {
  it('gives the order of names, also for words that came later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
        const names = [...samplePeople(12, seed).map((person) => person.name), 'Lê', 'Lê An', 'An', ''];
        const book = createPhraseBook();
        const ranks = createNameRanks(book);
        for (const [at, name] of names.entries()) {
          const phrase = book.intern(name);
          const compare = ranks();
          for (const other of names.slice(0, at + 1)) {
            expect(Math.sign(compare(phrase, book.intern(other)))).toBe(Math.sign(compareNames(name, other)));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
