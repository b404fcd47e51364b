import { describe, expect, it } from 'vitest';
import { personEntry, type EntryFields } from './people-samples.fixture.js';
import { createPersonIndex } from './person-search.js';

const indexOf = (...people: EntryFields[]) =>
  createPersonIndex(people.map((fields, number) => personEntry(number, fields)));

describe('finding somebody by more than the name', () => {
  const index = indexOf(
    {
      name: 'Lê Thị Lan',
      born: '1987-02-01',
      hamletName: 'Xóm 1',
      personalId: '003187000123',
      phones: ['0912345678'],
    },
    { name: 'Lê Thị Lan', born: '1987', hamletName: 'Xóm 12', insuranceNumber: 'GD4030300000123' },
    { name: 'Lê Thị Lan', born: '1990-02-01', hamletName: 'Bản Lan', oldIdNumbers: ['030000123'] },
    { name: 'Trần Văn Bé', born: '1987-02', hamletName: 'Xóm 1', householdHeadName: 'Lê Thị Lan' },
  );
  const found = (query: string): number[] => index.search(query, 10).map((hit) => Number(hit.id.slice(-4)));

  it.each([
    ['lan 1987', [0, 1, 3]],
    ['1987 lan', [0, 1, 3]],
    ['lan 1990', [2]],
    ['lan 198', [0, 1, 3]],
    ['lan 19', [0, 1, 2, 3]],
    ['lan 1/2/1987', [0, 3, 1]],
    ['lan 01/02/1987', [0, 3, 1]],
    ['lan 01021987', [0, 3, 1]],
    ['lan 2/1987', [0, 1, 3]],
    ['lan 1/2/19', [0, 2]],
    ['lan 1/2', [0, 2]],
    ['2/2/1987', [3, 1]],
    ['1987', [1, 0, 3]],
  ])('born: %s', (query, people) => {
    expect(found(query).toSorted()).toEqual(people.toSorted());
  });

  it('a birthday known to the day comes before one known to the year', () => {
    expect(found('1/2/1987')).toEqual([0, 3, 1]);
  });

  it.each([
    ['lan xom 1', [0, 1, 3]],
    ['lan xóm 12', [1]],
    ['lan ban', [2]],
    ['xom 1', [3, 0, 1]],
    ['be xom', [3]],
  ])('hamlet: %s', (query, people) => {
    expect(found(query).toSorted()).toEqual(people.toSorted());
  });

  it('hamlet 1 comes before hamlet 12, and a given name before a hamlet of that name', () => {
    expect(found('lan xom 1').indexOf(0)).toBeLessThan(found('lan xom 1').indexOf(1));
    expect(found('lan').slice(0, 3).toSorted()).toEqual([0, 1, 2]);
  });

  it('the head of the household finds the household, after the people of that name', () => {
    expect(found('lan')).toEqual(expect.arrayContaining([3]));
    expect(found('lan').at(-1)).toBe(3);
    expect(index.search('be lan', 10)[0]?.matchedIn).toEqual(['name', 'household-head']);
  });

  it.each([
    ['003187000123', [0], ['personal-id']],
    ['003 187 000 123', [0], ['personal-id']],
    ['187000', [0], ['personal-id']],
    ['0912 345 678', [0], ['phone']],
    ['+84 912 345 678', [0], ['phone']],
    ['0912.345', [0], ['phone']],
    ['5678', [0], ['phone']],
    ['GD4030300000123', [1], ['insurance-number']],
    ['gd 4 03 0300000123', [1], ['insurance-number']],
    ['0300000123', [1], ['insurance-number']],
    ['gd4', [1], ['insurance-number']],
    ['030000123', [2], ['old-id-number']],
    ['lan 5678', [0], ['name', 'phone']],
  ])('number: %s', (query, people, fields) => {
    expect(found(query).filter((person) => person === people[0])).toEqual(people);
    expect(index.search(query, 10)[0]?.matchedIn).toEqual(fields);
  });

  it('the last digits come before digits in the middle, a whole number before both', () => {
    const numbers = indexOf(
      { name: 'A', personalId: '003123000000' },
      { name: 'B', personalId: '003000000123' },
      { name: 'C', oldIdNumbers: ['123'] },
    );
    expect(numbers.search('123', 5).map((hit) => hit.entry.name)).toEqual(['C', 'B', 'A']);
  });

  it('a full card number finds the person whose record holds the ten digits only', () => {
    const ten = indexOf({ name: 'Lê Thị Lan', insuranceNumber: '0300000123' });
    expect(ten.search('GD4030300000123', 5)).toHaveLength(1);
  });

  it('fewer than three digits are no number', () => {
    expect(found('12')).toEqual([1]);
  });

  it('the start of a year still being typed does not empty the list', () => {
    const one = indexOf({ name: 'Lê Thị Lan', born: '1987', hamletName: 'Bản Mẫu' });
    for (const query of ['lan', 'lan 1', 'lan 19', 'lan 198', 'lan 1987'])
      expect(one.search(query, 5)).toHaveLength(1);
    for (const query of ['lan 3', 'lan 1986', 'lan 199'])
      expect(one.search(query, 5).every((hit) => hit.match !== 'every-word')).toBe(true);
  });
});

describe('words of one’s own name and of the place', () => {
  const index = createPersonIndex(
    [
      { name: 'Nguyễn Minh Nguyên', hamletName: 'Xóm Thí Nghiệm', householdHeadName: 'Lê Văn Hiếu' },
      { name: 'Nguyễn Thị Hòa', hamletName: 'Bản Mẫu' },
      { name: 'Nguyễn Gia Đức', hamletName: 'Bản Mẫu', householdHeadName: 'Nguyễn Văn Hiếu' },
      { name: 'Nguyễn Đức Hưng', hamletName: 'Bản Mẫu' },
    ].map((fields, number) => personEntry(number, fields)),
  );
  const found = (query: string): string[] => index.search(query, 9).map(({ entry }) => entry.name);

  it('a family and middle name typed whole find those who have them before a given name and a hamlet like them', () => {
    expect(found('nguyen thi')).toEqual(['Nguyễn Thị Hòa', 'Nguyễn Minh Nguyên']);
  });

  it('a name half typed finds whoever is called so before whoever lives with a head who is', () => {
    expect(found('nguyen duc h')).toEqual(['Nguyễn Đức Hưng', 'Nguyễn Gia Đức']);
  });

  it('a given name and the hamlet find whoever lives there', () => {
    expect(found('duc mau')).toEqual(['Nguyễn Gia Đức', 'Nguyễn Đức Hưng']);
  });
});
