import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenName } from './name-order.js';
import { samplePeople, personEntry } from './people-samples.fixture.js';
import type { PersonSearchEntry } from './person-entry.js';
import { createPersonIndex } from './person-search.js';
import { foldText } from './vietnamese-text.js';

const seed = fc.integer({ min: 0, max: 2 ** 31 });
const EVERYBODY = 1000;

const asked = (index: ReturnType<typeof createPersonIndex>, query: string): readonly string[] =>
  index
    .search(query, EVERYBODY)
    .filter((hit) => hit.match === 'every-word')
    .map((hit) => hit.id);

/** Asked for EVERYBODY it ranks each of them: none is turned down before, and no best are enough. */
const asksEverybody = (people: Iterable<PersonSearchEntry>): ReturnType<typeof createPersonIndex> =>
  createPersonIndex(people, undefined, { atOnce: Infinity, few: 0 });

describe('in any commune', () => {
  it('everybody is found by their own name, with and without accents, and by the start of the given name', () => {
    fc.assert(
      fc.property(seed, fc.nat(59), fc.nat(), (from, at, cut) => {
        const people = samplePeople(60, from);
        const index = createPersonIndex(people);
        const { id, name } = people[at] ?? personEntry(0);
        const given = foldText(givenName(name));
        const start = given.slice(0, 1 + (cut % given.length));
        for (const query of [name, foldText(name), name.toUpperCase(), name.normalize('NFD'), start]) {
          expect(asked(index, query)).toContain(id);
        }
      }),
    );
  });

  it('everybody is found by the words of their name in any order, cut to any length', () => {
    fc.assert(
      fc.property(seed, fc.nat(39), fc.infiniteStream(fc.nat(5)), (from, at, cuts) => {
        const people = samplePeople(40, from);
        const person = people[at] ?? personEntry(0);
        const words = foldText(person.name).split(' ').reverse();
        const query = words.map((word) => word.slice(0, 1 + (cuts.next().value ?? 0))).join(' ');
        expect(asked(createPersonIndex(people), query)).toContain(person.id);
      }),
    );
  });

  it('everybody is found by each number they have, by its last four digits, and by the year and day of birth', () => {
    fc.assert(
      fc.property(seed, fc.nat(59), (from, at) => {
        const people = samplePeople(60, from);
        const index = createPersonIndex(people);
        const person = people[at] ?? personEntry(0);
        const numbers = [
          person.personalId,
          person.insuranceNumber,
          ...(person.oldIdNumbers ?? []),
          ...(person.phones ?? []),
        ];
        const born = person.birthDate ?? '';
        const queries = [
          ...numbers.flatMap((number) => [number, number?.slice(-4)]),
          born.slice(0, 4),
          born.split('-').reverse().join('/'),
        ];
        for (const query of queries) if (query) expect(asked(index, query)).toContain(person.id);
      }),
    );
  });

  it('everybody found has all that was typed', () => {
    const word = fc.constantFrom('nguyễn', 'ng', 'hoà', 'h', 'quy', 'xom', 'an', 'd', 'vang');
    fc.assert(
      fc.property(seed, fc.array(word, { minLength: 1, maxLength: 3 }), (from, words) => {
        const index = createPersonIndex(samplePeople(60, from));
        for (const hit of index.search(words.join(' '), EVERYBODY)) {
          if (hit.match !== 'every-word') continue;
          const { name, hamletName, householdHeadName } = hit.entry;
          const own = foldText(`${name} ${hamletName} ${householdHeadName}`).replaceAll('y', 'i').split(' ');
          for (const asked of words) {
            const folded = foldText(asked).replaceAll('y', 'i');
            expect(own.some((each) => each.startsWith(folded))).toBe(true);
          }
        }
      }),
    );
  });

  it('an index that was changed person by person answers as one built anew', () => {
    const change = fc.tuple(fc.nat(29), fc.constantFrom('save', 'remove'), fc.nat(29));
    const queries = ['n', 'hoà', 'hoa xom 1', 'quy', '003', '1', 'le 19', 'nth', 'an'];
    fc.assert(
      fc.property(seed, fc.array(change, { maxLength: 40 }), (from, changes) => {
        const people = samplePeople(30, from);
        const others = samplePeople(30, from + 1);
        const kept = new Map<string, PersonSearchEntry>(people.map((person) => [person.id, person]));
        const index = createPersonIndex(people, undefined, { atOnce: 1, few: 5 });
        for (const [at, act, other] of changes) {
          const changed = { ...(others[other] ?? personEntry(0)), id: personEntry(at).id };
          if (act === 'save') {
            index.upsert(changed);
            kept.set(changed.id, changed);
          } else {
            expect(index.remove(changed.id)).toBe(kept.delete(changed.id));
          }
        }
        const rebuilt = createPersonIndex([...kept.values()].reverse());
        expect(index.size).toBe(rebuilt.size);
        for (const query of queries) expect(index.search(query, 12)).toEqual(rebuilt.search(query, 12));
      }),
    );
  });

  it('the few that are shown are the first of all that would be', () => {
    const part = fc.constantFrom(
      'n',
      'ng',
      'nguyễn',
      'hoà',
      'hoa',
      'thi',
      'le',
      'xom 1',
      'an',
      'nth',
      'zz',
      '1',
      '19',
    );
    const number = fc.constantFrom('003', '0030', '09', '1957', '1980', '5/6', '2000', '0912', '123');
    const query = fc
      .array(fc.oneof(part, number), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(seed, query, fc.integer({ min: 1, max: 12 }), (from, text, limit) => {
        const people = samplePeople(120, from);
        const all = asksEverybody(people).search(text, EVERYBODY);
        for (const atOnce of [2, 30, 300]) {
          const index = createPersonIndex(people, undefined, { atOnce, few: 50 });
          expect(index.search(text, limit)).toEqual(all.slice(0, limit));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('letters typed one after the other, mended and typed on find whom the whole text finds', () => {
    const part = fc.constantFrom(
      ...['nguyễn', 'nguyen', 'thi', 'hoà', 'quý', 'quí', 'ly', 'li', 'lý', "h'hen", 'hhen', 'nth', 'xom 1'],
      ...[
        '1957',
        '1980',
        '19',
        '5/6/2000',
        '05062000',
        '6/1957',
        '003087',
        '0912',
        '0912 345',
        'gd4',
        'an',
        'd',
      ],
    );
    const typing = fc.record({
      sizes: fc.record({ atOnce: fc.constantFrom(1, 8, 300), few: fc.constantFrom(0, 5, 3000) }),
      parts: fc.array(part, { minLength: 1, maxLength: 4 }),
      slips: fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 })), { maxLength: 3 }),
      limit: fc.integer({ min: 1, max: 40 }),
      saved: fc.option(fc.tuple(fc.nat(40), fc.nat(59)), { nil: undefined }),
    });
    fc.assert(
      fc.property(seed, typing, (from, { sizes, parts, slips, limit, saved }) => {
        const people = samplePeople(60, from);
        const index = createPersonIndex(people, undefined, sizes);
        const text = parts.join(' ');
        const expectAsAnew = (typed: string): void =>
          expect(index.search(typed, limit)).toEqual(
            asksEverybody(index.entries()).search(typed, EVERYBODY).slice(0, limit),
          );
        for (let end = 1; end <= text.length; end += 1) {
          if (saved?.[0] === end)
            index.upsert({ ...(samplePeople(60, from + 1)[saved[1]] ?? personEntry(0)) });
          expectAsAnew(text.slice(0, end));
          for (const [at, back] of slips)
            if (at === end) expectAsAnew(text.slice(0, Math.max(0, end - back)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no text makes the search throw or give more than was asked for', () => {
    const index = createPersonIndex(samplePeople(50, 1));
    const piece = fc.oneof(
      fc.constantFrom('nguyễn', '1/2', '19', '003', '/', 'h’', '0912', 'gd4'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const query = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(query, fc.integer({ min: -1, max: 5 }), (text, limit) => {
        const hits = index.search(text, limit);
        expect(hits.length).toBeLessThanOrEqual(Math.max(0, limit));
        for (const { entry, nameRanges } of hits) {
          let end = 0;
          for (const { from, below } of nameRanges) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(below).toBeGreaterThan(from);
            end = below;
          }
          expect(end).toBeLessThanOrEqual(entry.name.length);
        }
      }),
    );
  });
});
