import { describe, expect, it } from 'vitest';
import { personEntry, type EntryFields } from './people-samples.fixture.js';
import { createPersonIndex } from './person-search.js';

/** In an index of its own, so that no query before it is remembered. */
const firstFound = (query: string, atOnce: number, ...people: EntryFields[]): string | undefined =>
  createPersonIndex(
    people.map((fields, number) => personEntry(number, fields)),
    undefined,
    { atOnce, few: 100 },
  ).search(query, 1)[0]?.entry.name;

describe('the best of a commune are found, whoever stands before them in the list', () => {
  it.each([1, 300])('by two whole words of their own name (asked at once: %i)', (atOnce) => {
    const found = firstFound(
      'nguyen thi',
      atOnce,
      { name: 'Nguyễn Thiện An', householdHeadName: 'Lò Thị Pành' },
      { name: 'Nguyễn Thị Bình' },
    );
    expect(found).toBe('Nguyễn Thị Bình');
  });

  it.each([1, 300])('by a name in two parts that was typed as one (asked at once: %i)', (atOnce) => {
    const found = firstFound(
      'hhen',
      atOnce,
      { name: 'Lò Văn An', hamletName: 'Buôn Hhen' },
      { name: "H'Hen Niê", hamletName: 'Buôn Drai' },
    );
    expect(found).toBe("H'Hen Niê");
  });

  it.each([1, 300])(
    'by a year of birth that is also the name of a hamlet, and the other way round (asked at once: %i)',
    (atOnce) => {
      const people = [
        { name: 'Lò Văn An', hamletName: 'Đội 1957', born: '1980-02-03' },
        { name: 'Lò Văn Bình', hamletName: 'Đội 1957' },
        { name: 'Lò Văn Cường', born: '1957-02-03' },
      ];
      const everybody = (query: string): string[] =>
        createPersonIndex(
          people.map((fields, number) => personEntry(number, fields)),
          undefined,
          { atOnce, few: 100 },
        )
          .search(query, 9)
          .map(({ entry }) => entry.name);
      expect(everybody('1957').sort()).toEqual(['Lò Văn An', 'Lò Văn Bình', 'Lò Văn Cường']);
      expect(everybody('cuong 1957')).toEqual(['Lò Văn Cường']);
      expect(everybody('binh 1957')).toEqual(['Lò Văn Bình']);
      expect(firstFound('1957', atOnce, ...people)).toBe('Lò Văn Cường');
    },
  );
});
