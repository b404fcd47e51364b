import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personEntry, samplePeople } from './people-samples.fixture.js';
import { restorePersonIndex, snapshotPersonIndex } from './person-index-snapshot.js';
import { createPersonIndex } from './person-search.js';

const stored = (snapshot: unknown): unknown => JSON.parse(JSON.stringify(snapshot));

describe('the index kept in storage', () => {
  it('answers as before once it is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.nat(40), (seed, count) => {
        const index = createPersonIndex(samplePeople(count, seed));
        const restored = restorePersonIndex(stored(snapshotPersonIndex(index)));
        if (!restored.ok) throw new Error(restored.error.kind);
        expect(restored.value.size).toBe(index.size);
        for (const query of ['n', 'hoà', 'xom 1', '003', '1987', 'nth']) {
          expect(restored.value.search(query, 20)).toEqual(index.search(query, 20).map((hit) => stored(hit)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leaves out whoever was removed, and takes new people when read back', () => {
    const index = createPersonIndex([personEntry(1), personEntry(2)]);
    index.remove(personEntry(1).id);
    const restored = restorePersonIndex(stored(snapshotPersonIndex(index)));
    if (!restored.ok) throw new Error(restored.error.kind);
    restored.value.upsert(personEntry(3, { name: 'Đỗ Đức Đạt' }));
    expect(restored.value.size).toBe(2);
    expect(restored.value.search('dat', 5)).toHaveLength(1);
  });

  it('of another version is refused by name', () => {
    const snapshot = snapshotPersonIndex(createPersonIndex());
    expect(restorePersonIndex({ ...snapshot, version: 0 })).toEqual({
      ok: false,
      error: { kind: 'other-version' },
    });
    expect(restorePersonIndex({})).toEqual({ ok: false, error: { kind: 'other-version' } });
  });

  it('with a hole in it is refused by name', () => {
    const snapshot = snapshotPersonIndex(createPersonIndex(samplePeople(3, 1)));
    const spoilt: unknown[] = [
      null,
      'text',
      { ...snapshot, id: snapshot.id.slice(1) },
      { ...snapshot, id: ['household:01K9ZZZZZZ0000000000000000', ...snapshot.id.slice(1)] },
      { ...snapshot, name: [999, 1, 1] },
      { ...snapshot, name: [-1, 1, 1] },
      { ...snapshot, name: [0.5, 1, 1] },
      { ...snapshot, birthDate: ['1987-13', '', ''] },
      { ...snapshot, phones: [[1], [], []] },
      { ...snapshot, lifeStatus: [null, 'living', 'living'] },
      { ...snapshot, texts: undefined },
      { ...snapshot, sex: 'male' },
    ];
    for (const blob of spoilt)
      expect(restorePersonIndex(blob)).toEqual({ ok: false, error: { kind: 'damaged' } });
    expect(restorePersonIndex(snapshot).ok).toBe(true);
  });
});
