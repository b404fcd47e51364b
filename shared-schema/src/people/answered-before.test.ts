import { describe, expect, it } from 'vitest';
import { createAnsweredBefore, type Asked } from './answered-before.js';
import { spellWord } from './word-match.js';

const list = new Int32Array([0, 1, 2, 3]);
const anybody = Int32Array.of(0, 2);

/** The only word of the book begins with what is typed. */
const asked = (typed: string): Asked => ({
  terms: [{ word: spellWord(typed), code: undefined }],
  by: 'words',
  wordMasks: Int32Array.of(1),
});

describe('who answered before', () => {
  it('is asked again for a letter more, however often that was asked, while other queries come and go', () => {
    const before = createAnsweredBefore(() => list);
    before.remember(asked('a'), anybody);
    for (let other = 0; other < 50; other++) {
      expect(before.among(asked('an'))).toEqual(anybody);
      before.remember({ ...asked('x'), wordMasks: Int32Array.of(0) }, list);
    }
  });

  it('is forgotten once nobody asked for so long, and once the list changed', () => {
    let rows = list;
    const before = createAnsweredBefore(() => rows);
    before.remember(asked('a'), anybody);
    rows = list.slice();
    expect(before.among(asked('an'))).toBeUndefined();
    before.remember(asked('a'), anybody);
    for (let other = 0; other < 50; other++)
      before.remember({ ...asked('x'), wordMasks: Int32Array.of(0) }, list);
    expect(before.among(asked('an'))).toBeUndefined();
  });
});
