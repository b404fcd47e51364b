import { describe, expect, test } from 'vitest';
import { parseTypedNumber } from './typed-number.js';

describe('a number typed by a worker', () => {
  test.each([
    ['36,5', 36.5],
    ['36.5', 36.5],
    ['36,', 36],
    [' 120 ', 120],
    ['0', 0],
    ['-2', -2],
  ])('"%s" is %f', (text, value) => {
    expect(parseTypedNumber(text)).toEqual({ ok: true, value });
  });

  test.each(['abc', '12/8', '1,2,3', '1.234,5', ',5', '12 8', '1e3'])(
    '"%s" is not read as some other number',
    (text) => {
      expect(parseTypedNumber(text)).toEqual({ ok: false, error: { kind: 'not-a-number' } });
    },
  );

  test.each(['', '  '])('nothing typed ("%s") is not a zero', (text) => {
    expect(parseTypedNumber(text)).toEqual({ ok: false, error: { kind: 'empty' } });
  });
});
