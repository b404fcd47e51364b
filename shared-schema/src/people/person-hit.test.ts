import { describe, expect, it } from 'vitest';
import { personEntry } from './people-samples.fixture.js';
import { createPersonIndex } from './person-search.js';

describe('why somebody was found', () => {
  const marked = (name: string, query: string): string | undefined => {
    const [hit] = createPersonIndex([personEntry(0, { name })]).search(query, 1);
    if (!hit) return undefined;
    const brackets = [...hit.nameRanges].reverse();
    return brackets.reduce(
      (text, { from, below }) => `${text.slice(0, from)}[${text.slice(from, below)}]${text.slice(below)}`,
      hit.entry.name,
    );
  };

  it.each([
    ['Nguyễn Thị Hoà', 'nguy hoa', '[Nguy]ễn Thị [Hoà]'],
    ['Nguyễn Thị Hoà', 'nguyê', '[Nguyễ]n Thị Hoà'],
    ['Nguyễn Thị Hoà', 'ng nguyen', '[Nguyễn] Thị Hoà'],
    ['Nguyễn Thị Hoà', 'nth', '[N]guyễn [T]hị [H]oà'],
    ['Trần Văn Quí', 'quy', 'Trần Văn [Quí]'],
    ["H'Hen Niê", 'hhen', "[H'Hen] Niê"],
    ["H'Hen Niê", "h'he", "[H]'[He]n Niê"],
    ['Thạch Sa Ra', 'ra', 'Thạch Sa [Ra]'],
  ])('in %s, %s marks %s', (name, query, expected) => {
    expect(marked(name, query)).toBe(expected);
  });

  it('the marks fit a name that was stored decomposed', () => {
    const name = 'Nguyễn Hoà'.normalize('NFD');
    expect(marked(name, 'hoa')).toBe(`${'Nguyễn'.normalize('NFD')} [${'Hoà'.normalize('NFD')}]`);
  });
});
