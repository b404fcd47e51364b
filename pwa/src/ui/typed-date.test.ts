import { describe, expect, test } from 'vitest';
import { slashTypedDate } from './typed-date.js';

/** Types the keys one after another, as an input does. */
const typed = (keys: string): string => [...keys].reduce((text, key) => slashTypedDate(text + key), '');

describe('a date typed on a keyboard without slashes', () => {
  test.each([
    ['05062009', '05/06/2009'],
    ['071952', '07/1952'],
    ['122026', '12/2026'],
    ['1950', '1950'],
    ['20122009', '20/12/2009'],
    ['19121950', '19/12/1950'],
    ['0506', '0506'],
    ['05062', '05/06/2'],
  ])('%s becomes %s', (keys, text) => {
    expect(typed(keys)).toBe(text);
  });

  test.each(['5/6/2009', '5.6.2009', '5-6-2009', '05/06/2009', '7/1952'])(
    'own separators are left alone: %s',
    (keys) => {
      expect(typed(keys)).toBe(keys);
    },
  );
});
