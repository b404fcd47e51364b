import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personEntry, samplePeople } from './people-samples.fixture.js';
import type { StoredEntries } from './person-columns.js';
import type { PersonSearchEntry } from './person-entry.js';
import { restorePersonIndex } from './person-index-snapshot.js';
import type { ScanSizes } from './person-scan.js';
import { createPersonIndex, type PersonIndex, type StoredIndex } from './person-search.js';

interface Kept {
  readonly index: StoredIndex;
  readonly entries: StoredEntries<PersonSearchEntry>;
}

function keep(index: PersonIndex): Kept {
  const people = [...index.inOrder()];
  const rows = new Map(people.map(({ id }, row) => [id, row]));
  return {
    index: createPersonIndex(people).stored(),
    entries: {
      size: people.length,
      entryAt: (row) => people[row] ?? personEntry(0),
      rowOf: (id) => rows.get(id),
    },
  };
}

/** So small that every query looks who may answer. */
const SIZES: ScanSizes = { atOnce: 1, few: 5 };

function readBack({ index, entries }: Kept): PersonIndex {
  const restored = restorePersonIndex(index, entries, SIZES);
  if (!restored.ok) throw new Error(restored.error.kind);
  return restored.value;
}

const QUERIES = [
  '003',
  '1957',
  'hoà 19',
  'n',
  'hoà',
  'hoa',
  'xom 1',
  '003',
  '1987',
  'nth',
  'hhen',
  'le van',
  '0912',
  'nguyen thi xom',
];
const asked = (index: PersonIndex) => QUERIES.map((query) => index.search(query, 20));

describe('the index kept in storage', () => {
  it('answers as before once it is read back, also while people come, change and go', () => {
    const change = fc.tuple(fc.nat(59), fc.constantFrom('save', 'save', 'remove'), fc.nat(39));
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(40), fc.array(change, { maxLength: 30 }), (seed, count, changes) => {
        const index = createPersonIndex(samplePeople(count, seed));
        const restored = readBack(keep(index));
        expect(restored.size).toBe(index.size);
        // Not asked before the changes every time: what is read late must still be read.
        if (changes.length % 2 === 0) expect(asked(restored)).toEqual(asked(index));
        const others = samplePeople(40, seed + 1);
        for (const [at, act, other] of changes) {
          const person = { ...(others[other] ?? personEntry(0)), id: personEntry(at).id };
          for (const one of [index, restored]) {
            if (act === 'save') one.upsert(person);
            else one.remove(person.id);
          }
        }
        expect(restored.size).toBe(index.size);
        expect([...restored.inOrder()]).toEqual([...index.inOrder()]);
        expect(asked(restored)).toEqual(asked(index));
        expect(asked(readBack(keep(restored)))).toEqual(asked(index));
        for (let at = 0; at < 60; at++)
          expect(restored.get(personEntry(at).id)).toEqual(index.get(personEntry(at).id));
      }),
      { numRuns: 40 },
    );
  });

  it('opens nobody before somebody asks', () => {
    const kept = keep(createPersonIndex(samplePeople(200, 3)));
    let opened = 0;
    const entries: Kept['entries'] = {
      ...kept.entries,
      entryAt(row) {
        opened += 1;
        return kept.entries.entryAt(row);
      },
    };
    const restored = readBack({ index: kept.index, entries });
    expect(opened).toBe(0);
    expect(restored.search('n', 7)).toHaveLength(7);
    expect(opened).toBe(7);
  });

  it('with a hole in it is refused by name', () => {
    const { index, entries } = keep(createPersonIndex(samplePeople(3, 1)));
    const { columns, phrases } = index;
    const spoilt: StoredIndex[] = [
      { ...index, columns: { ...columns, name: columns.name.slice(1) } },
      { ...index, columns: { ...columns, name: Int32Array.of(999, 1, 1) } },
      { ...index, columns: { ...columns, hamlet: Int32Array.of(-1, 1, 1) } },
      { ...index, columns: { ...columns, codes: 'a' } },
      { ...index, columns: { ...columns, codeRuns: columns.codeRuns.slice(1) } },
      { ...index, phrases: { ...phrases, words: phrases.words.slice(1) } },
      { ...index, phrases: { ...phrases, joined: Int32Array.of(0, 9_999) } },
      { ...index, phrases: { ...phrases, layout: { ...phrases.layout, below: Int32Array.of(9_999) } } },
      { ...index, orderKeys: [] },
    ];
    for (const broken of spoilt)
      expect(restorePersonIndex(broken, entries)).toEqual({ ok: false, error: { kind: 'damaged' } });
    expect(restorePersonIndex(index, entries).ok).toBe(true);
  });
});
