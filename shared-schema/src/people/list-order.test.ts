import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListOrder } from './list-order.js';
import { compareNames } from './name-order.js';
import { createNameRanks } from './name-ranks.js';
import { personEntry, samplePeople } from './people-samples.fixture.js';
import { createPersonColumns } from './person-columns.js';
import { createPhraseBook } from './phrase-book.js';

describe('the order of the list', () => {
  it('is by name, then the elder, then the id, while people come, change and go', () => {
    const change = fc.tuple(fc.nat(19), fc.constantFrom('save', 'remove', 'look'), fc.nat(29));
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(change, { maxLength: 60 }), (seed, changes) => {
        const people = samplePeople(30, seed);
        const book = createPhraseBook();
        const columns = createPersonColumns(book);
        const order = createListOrder(columns, createNameRanks(book), book.lastWord);
        for (const [at, act, other] of changes) {
          const person = { ...(people[other] ?? personEntry(0)), id: personEntry(at).id };
          const row =
            act === 'save' ? columns.put(person) : act === 'remove' ? columns.remove(person.id) : undefined;
          if (row !== undefined) order.changed(row);
          if (act === 'look') order.rows();
        }
        const listed = [...order.rows()].map((row) => columns.entryAt(row));
        const born = (date: string | undefined): string => (date ?? '').replaceAll('-', '').padEnd(8, '0');
        const sorted = [...columns.all()].toSorted(
          (a, b) =>
            compareNames(a.name, b.name) ||
            Number(born(a.birthDate)) - Number(born(b.birthDate)) ||
            (a.id < b.id ? -1 : 1),
        );
        expect(listed).toEqual(sorted);
      }),
    );
  });
});
