import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { temporaryCodeOf } from '@tram/shared-schema/people/temporary-code.js';
import { describe, expect, test } from 'vitest';
import { readTypedNumber, regroup } from './typed-number.js';

describe('a personal id typed from the card', () => {
  test.each([
    ['', { kind: 'empty' }],
    ['001', { kind: 'too-short', missing: 9 }],
    ['00109900000', { kind: 'too-short', missing: 1 }],
    ['001090000001', { kind: 'complete', digits: '001090000001' }],
    ['0010900000012', { kind: 'too-long', extra: 1 }],
    ['001 090 000 001', { kind: 'complete', digits: '001090000001' }],
    ['001.090-000 001 ', { kind: 'complete', digits: '001090000001' }],
    ['００１０９００００００１', { kind: 'complete', digits: '001090000001' }],
    ['00109000000O', { kind: 'not-digits' }],
    ['T', { kind: 'code-too-short', missing: 8 }],
    ['T-4K', { kind: 'code-too-short', missing: 6 }],
    ['t-4k7m-2qx', { kind: 'code-too-short', missing: 1 }],
    ['T-4K7M-2QX99', { kind: 'code-too-long', extra: 1 }],
    ['T-0000-0021', { kind: 'code-mistyped' }],
    [temporaryCodeOf(fixtureId('person', 2)).toLowerCase(), { kind: 'code-complete' }],
    ['TE1030300000777', { kind: 'not-digits' }],
  ])('%j is %j', (typed, expected) => {
    expect(readTypedNumber(typed)).toEqual(expected);
  });
});

describe('while it is being typed', () => {
  const typeAll = (text: string): string =>
    [...text].reduce((shown, char) => regroup(shown, shown + char), '');

  test('the digits fall into groups of three', () => {
    expect(typeAll('0010')).toBe('001 0');
    expect(typeAll('001090000001')).toBe('001 090 000 001');
    expect(typeAll('0010900000012')).toBe('001 090 000 001 2');
  });

  test('deleting the last digit takes the space before it', () => {
    expect(regroup('001 0', '001 ')).toBe('001');
    expect(regroup('001', '00')).toBe('00');
  });

  test('a mended digit in the middle is left where it is, so that the cursor stays', () => {
    expect(regroup('001 090 000 001', '001 0920 000 001')).toBe('001 0920 000 001');
  });

  test('a pasted number is grouped', () => {
    expect(regroup('', '001090000001')).toBe('001 090 000 001');
  });

  test('letters are shown as typed, not silently dropped', () => {
    expect(regroup('001', '001a')).toBe('001a');
  });
});
