import { describe, expect, it } from 'vitest';
import { aHamlet, aHousehold, aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { openTestDesk } from '#testing/test-desk.js';
import { buildHamletBook, pageOf } from './hamlet-book.js';

const whenever = { onProgress: () => undefined, isWanted: () => true };
const turn = (): Promise<void> => Promise.resolve();
const lives = (n: number, name: string, more: object = {}) =>
  aPerson({ _id: fixtureId('person', n), name, householdId: fixtureId('household'), ...more });

describe('the list of a hamlet by household', () => {
  it('has each household with its head first, in the order of their heads, then who is in none', async () => {
    const { directory } = await openTestDesk([
      aHamlet(),
      aHousehold({ headPersonId: fixtureId('person', 2) }),
      aHousehold({ _id: fixtureId('household', 2), headPersonId: fixtureId('person', 4) }),
      lives(1, 'Vi Thị Út', { birthDate: '2015' }),
      lives(2, 'Vi Văn Yên'),
      lives(3, 'Vi Thị Cụ', { birthDate: '1930' }),
      lives(4, 'Lò Văn An', { householdId: fixtureId('household', 2) }),
      lives(5, 'Hà Văn Lẻ', { householdId: undefined }),
      lives(6, 'Hà Thị Xa', { lifeStatus: 'moved-away' }),
      lives(7, 'Hà Thị Khác', { hamletId: fixtureId('hamlet', 2) }),
    ]);
    const book = await buildHamletBook(directory, turn, whenever);
    const page = book && pageOf(book, fixtureId('hamlet'));
    expect(page?.households.map(({ people }) => people.map(({ name }) => name))).toEqual([
      ['Lò Văn An'],
      ['Vi Văn Yên', 'Vi Thị Cụ', 'Vi Thị Út'],
    ]);
    expect(page?.outside.map(({ name }) => name)).toEqual(['Hà Văn Lẻ']);
    expect(page?.people).toBe(5);
    expect(book && pageOf(book, 'hamlet:nobody lives here').people).toBe(0);
  });

  it('gives way while it is made, and stops where nobody waits for it any more', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => lives(n + 1, `Vi Văn Mẫu ${n}`));
    const { directory } = await openTestDesk(many);
    let turns = 0;
    const progress: number[] = [];
    const book = await buildHamletBook(
      directory,
      () => {
        turns += 1;
        return turn();
      },
      { onProgress: (done) => void progress.push(done), isWanted: () => progress.length < 3 },
    );
    expect(book).toBeUndefined();
    expect(progress).toEqual([150, 300, 450]);
    expect(turns).toBe(3);
  });
});
