import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareNames,
  createNameOrderKeys,
  givenName,
  nameOrderKey,
  nameParts,
  wordOrderKey,
} from './name-order.js';
import { NAME_VECTORS } from './name-vectors.fixture.js';

it('keys worked out word by word, once each, are those of the whole names', () => {
  const keyOf = createNameOrderKeys();
  for (const { name } of [...NAME_VECTORS, ...NAME_VECTORS]) expect(keyOf(name)).toBe(nameOrderKey(name));
});

describe('the parts of a name', () => {
  it.each(NAME_VECTORS)('the given name of $name is $given', ({ name, given }) => {
    expect(givenName(name)).toBe(given.normalize('NFC'));
  });

  it('a one-word name is a given name', () => {
    expect(nameParts('K’Brơih')).toEqual({ family: '', middle: [], given: 'K’Brơih' });
    expect(nameParts('  ')).toEqual({ family: '', middle: [], given: '' });
  });

  it('everything between family and given name is middle', () => {
    expect(nameParts('Tôn Nữ Thị Ninh')).toEqual({ family: 'Tôn', middle: ['Nữ', 'Thị'], given: 'Ninh' });
  });
});

describe('the order of names', () => {
  it('goes by given name, then middle, then family', () => {
    const sorted = ['Lê Văn Bình', 'Trần Thị An', 'Lê Thị An', 'Lê An', 'Phạm Hữu An', 'Bùi Văn Anh'];
    expect(sorted.sort(compareNames)).toEqual([
      'Lê An',
      'Phạm Hữu An',
      'Lê Thị An',
      'Trần Thị An',
      'Bùi Văn Anh',
      'Lê Văn Bình',
    ]);
  });

  it('knows that ă, â, đ, ê, ô, ơ and ư are letters of their own', () => {
    const letters = ['đa', 'da', 'ê', 'e', 'ơ', 'ô', 'o', 'ưa', 'ua', 'âu', 'ău', 'au', 'az'];
    const expected = ['au', 'az', 'ău', 'âu', 'da', 'đa', 'e', 'ê', 'o', 'ô', 'ơ', 'ua', 'ưa'];
    expect(letters.sort(compareNames)).toEqual(expected);
  });

  it('puts tones in dictionary order, whatever vowel carries the mark', () => {
    expect(['hoạ', 'hóa', 'hoã', 'hỏa', 'hoà', 'hoa', 'hoang'].sort(compareNames)).toEqual([
      'hoa',
      'hoà',
      'hỏa',
      'hoã',
      'hóa',
      'hoạ',
      'hoang',
    ]);
    expect(compareNames('Hoà', 'Hòa')).toBe(0);
    expect(compareNames('HÒA', 'hòa')).toBe(0);
  });

  it('agrees with the collator of the platform on every syllable', () => {
    const collator = new Intl.Collator('vi', { sensitivity: 'accent' });
    const syllable = fc
      .tuple(
        fc.constantFrom(
          '',
          'b',
          'ch',
          'd',
          'đ',
          'gi',
          'kh',
          'l',
          'm',
          'ng',
          'nh',
          'q',
          'th',
          'tr',
          'x',
          'w',
          'z',
        ),
        fc.constantFrom('a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y', 'j'),
        fc.constantFrom('', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'),
        fc.constantFrom('', 'c', 'm', 'n', 'ng', 'nh', 'p', 't', 'i', 'u', '1'),
      )
      .map((parts) => parts.join('').normalize('NFC'));
    fc.assert(
      fc.property(syllable, syllable, (a, b) => {
        const [left, right] = [wordOrderKey(a), wordOrderKey(b)];
        const order = left === right ? 0 : left < right ? -1 : 1;
        return order === Math.sign(collator.compare(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it('is a total order over any text', () => {
    const name = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0)
          expect(compareNames(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
