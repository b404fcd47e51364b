import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldTextLoose, isNfc, splitWords, tidyText, toCardCase } from './vietnamese-text.js';
import { NAME_VECTORS } from './name-vectors.fixture.js';

describe('folding a name into a search key', () => {
  it.each(NAME_VECTORS)('$name is found as "$key"', ({ name, key, key2 }) => {
    expect(foldText(name)).toBe(key);
    expect(foldText(name.normalize('NFD'))).toBe(key);
    expect(foldTextLoose(name)).toBe(key2);
  });

  it.each([
    ['Quý', 'Quí'],
    ['Mỹ', 'Mĩ'],
    ['Lý', 'Lí'],
    ['Kỳ', 'Kì'],
    ['Sỹ', 'Sĩ'],
    ['Vy', 'Vi'],
  ])('%s and %s are one name when y and i are merged', (a, b) => {
    expect(foldTextLoose(a)).toBe(foldTextLoose(b));
  });

  it.each([
    ['Yến', 'yen'],
    ['Ý', 'y'],
    ['Thuý', 'thuy'],
    ['Nguyễn', 'nguyen'],
    ['Ay', 'ay'],
    ['Uyên', 'uyen'],
  ])('the y of %s is no i', (name, key) => {
    expect(foldTextLoose(name)).toBe(key);
  });

  it('treats every apostrophe and hyphen as a gap', () => {
    for (const sign of ["'", '’', '‘', 'ʼ', 'ʻ', '`', '´', '-', '‐', '–']) {
      expect(foldText(`H${sign}Hen`)).toBe('h hen');
    }
  });

  it('folds look-alikes of đ and the ƀ of highland names', () => {
    expect(foldText('đĐðÐɖƉ')).toBe('dddddd');
    expect(foldText('Ƀăm ƀuôn')).toBe('bam buon');
  });

  it('drops what cannot be seen and collapses gaps', () => {
    expect(foldText('\ufeff  Lê\u200b  \t Thị\u00a0\u00adAn\r\n')).toBe('le thi an');
    expect(foldText('')).toBe('');
    expect(foldText(' . ')).toBe('');
  });

  it('keeps letters of other scripts, so that no name folds to nothing', () => {
    expect(foldText('李 Mỹ')).toBe('李 my');
    expect(foldText('Иван')).toBe('иван');
  });

  it('the letter table answers as Unicode normalisation does, for any text', () => {
    const slowly = (text: string) =>
      text
        .normalize('NFD')
        .replace(/[đĐðÐɖƉ]/g, 'd')
        .replace(/[ƀɃ]/g, 'b')
        .replace(/[\p{M}\p{Cf}]/gu, '')
        .toLowerCase()
        .replace(/([^\p{L}\p{N}]|[ʹ-ʿ])+/gu, ' ')
        .trim();
    const latin = fc.string({
      unit: fc.integer({ min: 0, max: 0x206f }).map((unit) => String.fromCharCode(unit)),
    });
    fc.assert(
      fc.property(fc.oneof(latin, fc.string({ unit: 'binary' })), (text) => foldText(text) === slowly(text)),
    );
  });

  it('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => foldText(foldText(text)) === foldText(text)),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => foldTextLoose(foldTextLoose(text)) === foldTextLoose(text),
      ),
    );
  });

  it('each word as written folds to one word of the key', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...NAME_VECTORS.map((v) => v.name)),
    );
    fc.assert(fc.property(anyText, (text) => splitWords(text).map(foldText).join(' ') === foldText(text)));
  });
});

describe('storing a name', () => {
  it('is NFC, with single spaces, in the letters that were typed', () => {
    expect(tidyText('  nguyễn  THỊ\u00a0Hoà \ufeff\r\n'.normalize('NFD'))).toBe(
      'nguyễn THỊ Hoà'.normalize('NFC'),
    );
    expect(isNfc('Hoà'.normalize('NFD'))).toBe(false);
    expect(isNfc('Hoà'.normalize('NFC'))).toBe(true);
  });

  it.each([
    ['NGUYỄN THỊ BƯỞI', 'Nguyễn Thị Bưởi'],
    ["h'hen niê", "H'Hen Niê"],
    ['đỗ  đức ĐẠT', 'Đỗ Đức Đạt'],
    ['', ''],
  ])('%s is written %s on a card, when asked', (typed, card) => {
    expect(toCardCase(typed)).toBe(card);
  });
});
