import { describe, expect, it } from 'vitest';
import { createPhraseBook } from './phrase-book.js';
import { asTypedOf, matchWord, spellWord, startsOf, wholesOf } from './word-match.js';

describe('a word against what is typed', () => {
  const seen = (word: string, typed: string) => {
    const mask = matchWord(spellWord(word), spellWord(typed), 2);
    return [startsOf(mask), wholesOf(mask), asTypedOf(mask)].map((bits) => bits === 4);
  };
  it.each([
    ['Nguyễn', 'nguy', [true, false, true]],
    ['Nguyễn', 'nguyên', [true, true, false]],
    ['Nguyễn', 'nguyê', [true, false, true]],
    ['Nguyễn', 'nguyễ', [true, false, true]],
    ['Nguyễn', 'nguyế', [true, false, false]],
    ['Nguyễn', 'nguyễn', [true, true, true]],
    ['Nguyễn', 'nguyen', [true, true, true]],
    ['Nguyễn', 'uyen', [false, false, false]],
    ['Hoà', 'hòa', [true, true, true]],
    ['Hoà', 'hóa', [true, true, false]],
    ['Đạt', 'dat', [true, true, true]],
    ['Đạt', 'đat', [true, true, false]],
    ['Dạt', 'đ', [true, false, false]],
    ['Quí', 'quy', [true, true, false]],
    ['Liên', 'ly', [false, false, false]],
  ])('%s, typed %s: starts, whole, as typed %j', (word, typed, expected) => {
    expect(seen(word, typed)).toEqual(expected);
  });
});

describe('a phrase', () => {
  it('gathers what its words answer', () => {
    const book = createPhraseBook();
    const name = book.intern('Lê Thị An');
    const other = book.intern('Trần Bé');
    const { maskOf } = book.match(['an', 'th', 'tr'].map(spellWord));
    expect(startsOf(maskOf(name))).toBe(0b011);
    expect(wholesOf(maskOf(name))).toBe(0b001);
    expect(startsOf(maskOf(other))).toBe(0b100);
    expect(maskOf(0)).toBe(0);
  });

  it('is one phrase however often it is met, and the empty one is none', () => {
    const book = createPhraseBook();
    expect(book.intern('Lê An')).toBe(book.intern('Lê An'));
    expect(book.intern('')).toBe(0);
  });

  it('nothing of an earlier query is left in the next', () => {
    const book = createPhraseBook();
    const name = book.intern("H'Hen Niê");
    expect(startsOf(book.match([spellWord('hhen')]).maskOf(name))).toBe(1);
    expect(startsOf(book.match([spellWord('x')]).maskOf(name))).toBe(0);
    expect(startsOf(book.match([undefined, spellWord('n')]).maskOf(name))).toBe(2);
  });
});
