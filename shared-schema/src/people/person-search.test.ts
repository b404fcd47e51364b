import { describe, expect, it } from 'vitest';
import { personDocId, personEntry, type EntryFields } from './people-samples.fixture.js';
import { NAME_VECTORS } from './name-vectors.fixture.js';
import { createPersonIndex } from './person-search.js';

const indexOf = (...people: EntryFields[]) =>
  createPersonIndex(people.map((fields, number) => personEntry(number, fields)));
const named = (...names: string[]) => indexOf(...names.map((name) => ({ name })));
const namesFound = (index: ReturnType<typeof indexOf>, query: string, limit = 20): string[] =>
  index.search(query, limit).map((hit) => hit.entry.name);

describe('finding somebody by name', () => {
  const all = createPersonIndex(NAME_VECTORS.map(({ name }, number) => personEntry(number, { name })));

  it.each(NAME_VECTORS)('$name is found by the whole name and by its key "$key"', ({ name, key, key2 }) => {
    for (const query of [name, name.normalize('NFD'), name.toUpperCase(), key]) {
      const [first] = all.search(query, 5);
      expect(first?.match).toBe('every-word');
      expect(NAME_VECTORS.find((vector) => vector.name === first?.entry.name)?.key2).toBe(key2);
    }
  });

  it('words may come in any order, and by their beginnings', () => {
    const index = named('Nguyễn Văn An', 'Trần Văn Bình');
    for (const query of ['an nguyen', 'van an', 'ng v a', 'N', 'nguyen v a', 'an van nguyen']) {
      expect(namesFound(index, query)[0]).toBe('Nguyễn Văn An');
    }
    expect(namesFound(index, 'van').length).toBe(2);
    expect(namesFound(index, 'uyen')).toEqual([]);
  });

  it('each letter of a name typed with Telex leads to it', () => {
    const index = named('Nguyễn Thị Hoà', 'Trần Văn Nam');
    for (const query of [
      'N',
      'Ng',
      'Ngu',
      'Nguy',
      'Nguye',
      'Nguyê',
      'Nguyên',
      'Nguyễn',
      'Nguyễn ',
      'Nguyễn T',
      'Nguyễn Thi',
      'Nguyễn Thị H',
      'Nguyễn Thị Ho',
      'Nguyễn Thị Hoa',
      'Nguyễn Thị Hoà',
      'Nguyễn Thị Hòa',
    ]) {
      expect(namesFound(index, query)).toContain('Nguyễn Thị Hoà');
    }
  });

  it('letters typed with their accents come first, other accents after', () => {
    const index = named('Lê Thị Hoa', 'Lê Thị Hóa', 'Lê Thị Hòa', 'Lê Thị Hoà', 'Lê Thị Hoàng');
    expect(namesFound(index, 'hoà')).toEqual([
      'Lê Thị Hòa',
      'Lê Thị Hoà',
      'Lê Thị Hoàng',
      'Lê Thị Hoa',
      'Lê Thị Hóa',
    ]);
    expect(namesFound(index, 'hóa')[0]).toBe('Lê Thị Hóa');
  });

  it('letters typed without accents prefer nobody by accent', () => {
    const index = named('Lê Thị Hòa', 'Lê Thị Hoa', 'Lê Thị Hóa');
    expect(namesFound(index, 'hoa')).toEqual(['Lê Thị Hoa', 'Lê Thị Hòa', 'Lê Thị Hóa']);
  });

  it('a given name typed whole comes before one that only begins so, and before a family name', () => {
    const index = named('Hoàng Văn Bé', 'Lê Thị Hoàng', 'Lê Thị Hòa', 'Hoa Văn Bé');
    expect(namesFound(index, 'hoa')).toEqual(['Lê Thị Hòa', 'Lê Thị Hoàng', 'Hoa Văn Bé', 'Hoàng Văn Bé']);
  });

  it('several words that are whole words of a name come before a given name that only begins so', () => {
    const index = named('Nguyễn Minh Thịnh', 'Nguyễn Thị Hòa', 'Thị Văn Nguyên', 'Nguyễn Văn Thi');
    expect(namesFound(index, 'nguyen thi')).toEqual([
      'Nguyễn Văn Thi',
      'Thị Văn Nguyên',
      'Nguyễn Thị Hòa',
      'Nguyễn Minh Thịnh',
    ]);
    expect(namesFound(index, 'nguyen minh thi')).toEqual(['Nguyễn Minh Thịnh']);
  });

  it('typed as it is written, a name comes before the same words in another place', () => {
    const index = named('Trần Văn Nguyên An', 'Nguyễn Văn Ân');
    expect(namesFound(index, 'nguyen van an')).toEqual(['Nguyễn Văn Ân', 'Trần Văn Nguyên An']);
  });

  it('y and i are one where spelling wavers, as typed first', () => {
    const index = named('Trần Văn Quí', 'Trần Văn Quý', 'Lí Văn Bé', 'Lê Văn Linh');
    expect(namesFound(index, 'quy')).toEqual(['Trần Văn Quý', 'Trần Văn Quí']);
    expect(namesFound(index, 'quí')).toEqual(['Trần Văn Quí', 'Trần Văn Quý']);
    expect(namesFound(index, 'ly')).toEqual(['Lí Văn Bé']);
  });

  it('initials find a name, after everybody who has the word', () => {
    const index = named(
      'Nguyễn Thị Hoà',
      'Lê Nguyễn Thị Hằng',
      'Nguyễn Thị Hằng Nga',
      'Lê Nth',
      'Trần Văn An',
    );
    const found = index.search('nth', 10);
    expect(found.map((hit) => [hit.entry.name, hit.match])).toEqual([
      ['Lê Nth', 'every-word'],
      ['Nguyễn Thị Hoà', 'initials'],
      ['Lê Nguyễn Thị Hằng', 'initials'],
      ['Nguyễn Thị Hằng Nga', 'initials'],
    ]);
    expect(namesFound(index, 'nh')).toEqual([]);
    expect(namesFound(index, 'nt hoa')).toEqual(['Nguyễn Thị Hoà']);
  });

  it.each([
    ["H'Hen Niê", ["h'hen", 'h hen', 'hen', 'hhen', 'nie', 'H’Hen Niê', 'HHEN NIE']],
    ['K’Brơih', ["k'b", 'broih', 'kbroih', 'k']],
    ['Y Bhăm Niê', ['y bham', 'y', 'nie bham']],
    ['Sùng A Pao', ['sung a pao', 'a pao', 'pao', 'sung pao']],
    ['Thạch Sa Ra', ['sa ra', 'thach ra']],
    ['Con bà Lò Thị Ún', ['con ba lo thi un', 'cb', 'un']],
  ])('%s is found by %j', (name, queries) => {
    const index = named(name, 'Trần Văn Đức');
    for (const query of queries) expect(namesFound(index, query)).toEqual([name]);
  });

  it('nobody is found by nothing, by signs alone, or by words nobody has', () => {
    const index = named('Nguyễn Văn An');
    for (const query of ['', '   ', '...', '|', 'zz', 'nguyen q'])
      expect(index.search(query, 10)).toEqual([]);
    expect(index.search('an', 0)).toEqual([]);
  });
});

describe('when nobody answers all that was typed', () => {
  const index = named('Nguyễn Văn Hoà', 'Trần Thị Hoà', 'Nguyễn Văn Hoàng', 'Nguyễn Văn Bé');

  it('people of that given name are offered, nearest first, and named as near', () => {
    expect(index.search('nguyen huu hoa', 10).map((hit) => [hit.entry.name, hit.match])).toEqual([
      ['Nguyễn Văn Hoà', 'given-name'],
      ['Nguyễn Văn Hoàng', 'given-start'],
    ]);
  });

  it('a single word that fails offers nobody', () => {
    expect(index.search('hoat', 10)).toEqual([]);
  });

  it('less than half of what was typed offers nobody', () => {
    expect(index.search('xx yy hoa', 10)).toEqual([]);
  });
});

describe('the order of equals', () => {
  it('is given name, middle, family, then the elder, then the living', () => {
    const index = indexOf(
      { name: 'Trần Văn An', born: '1990' },
      { name: 'Lê Văn An', born: '1991' },
      { name: 'Lê Văn An', born: '1950' },
      { name: 'Lê Hữu An', born: '2000' },
      { name: 'Bùi Hữu An', born: '1940', lifeStatus: 'deceased' },
    );
    expect(index.search('an', 10).map((hit) => `${hit.entry.name} ${hit.entry.birthDate}`)).toEqual([
      'Lê Hữu An 2000',
      'Lê Văn An 1950',
      'Lê Văn An 1991',
      'Trần Văn An 1990',
      'Bùi Hữu An 1940',
    ]);
  });

  it('gives the first of many without leaving out the best', () => {
    const index = createPersonIndex(
      Array.from({ length: 500 }, (_, number) =>
        personEntry(number, {
          name: `Lê Văn ${String.fromCharCode(97 + (number % 26))}`,
          born: String(1900 + (number % 100)),
        }),
      ),
    );
    const whole = index.search('le', 500).map((hit) => hit.id);
    expect(whole).toHaveLength(500);
    expect(index.search('le', 7).map((hit) => hit.id)).toEqual(whole.slice(0, 7));
  });
});

describe('keeping the index up to date', () => {
  it('a person just saved is found at once, under the new name only', () => {
    const index = named('Nguyễn Văn An');
    index.upsert(personEntry(7, { name: 'Đỗ Đức Đạt' }));
    expect(namesFound(index, 'dat')).toEqual(['Đỗ Đức Đạt']);
    index.upsert(personEntry(7, { name: 'Đỗ Đức Tài' }));
    expect(namesFound(index, 'dat')).toEqual([]);
    expect(namesFound(index, 'tai')).toEqual(['Đỗ Đức Tài']);
    expect(index.size).toBe(2);
    expect(index.get(personDocId(7))?.name).toBe('Đỗ Đức Tài');
  });

  it('a person removed is not found, and the place is used again', () => {
    const index = named('Nguyễn Văn An', 'Nguyễn Văn Bé');
    expect(index.remove(personDocId(0))).toBe(true);
    expect(index.remove(personDocId(0))).toBe(false);
    expect(index.get(personDocId(0))).toBeUndefined();
    expect(namesFound(index, 'nguyen')).toEqual(['Nguyễn Văn Bé']);
    index.upsert(personEntry(9, { name: 'Nguyễn Văn Cả' }));
    expect(namesFound(index, 'nguyen')).toEqual(['Nguyễn Văn Bé', 'Nguyễn Văn Cả']);
    expect(index.size).toBe(2);
  });
});
