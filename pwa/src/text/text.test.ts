// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { en } from './en.js';
import { formatNumber, formatShare } from './format-number.js';
import { formatAgo, formatDateTime, formatTimeLeft, sayDate } from './format-time.js';
import { chooseLanguage, language } from './language.js';
import { chronicListsVi } from './groups/chronic-lists.vi.js';
import { chronicVisitVi } from './groups/chronic-visit.vi.js';
import { codeListsVi } from './groups/code-lists.vi.js';
import { differencesVi } from './groups/differences.vi.js';
import { doublesVi } from './groups/doubles.vi.js';
import { mendingVi } from './groups/mending.vi.js';
import { recodingVi } from './groups/recoding.vi.js';
import { vaccinationVi } from './groups/vaccination.vi.js';
import { vaccineLotsVi } from './groups/vaccine-lots.vi.js';
import { officeVi } from './office.vi.js';
import { blanksIn, fillBlanks } from './sentence.js';
import { t } from './text.js';
import { vi } from './vi.js';
import { parsePartialDate, type PartialDate } from '@tram/shared-schema/local-date.js';

const allVi = {
  ...vi,
  ...officeVi,
  ...mendingVi,
  ...differencesVi,
  ...doublesVi,
  ...recodingVi,
  ...codeListsVi,
  ...chronicVisitVi,
  ...chronicListsVi,
  ...vaccinationVi,
  ...vaccineLotsVi,
};
const at = (text: string): number => Date.parse(`${text}+07:00`);
function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) throw new Error('the test names a day that does not exist');
  return parsed.value;
}

afterEach(async () => {
  await chooseLanguage('vi');
});

describe('sentences', () => {
  test('a blank is filled, and a number in it has a decimal comma', () => {
    expect(t('ui.lastValue', { value: 36.5, on: '05/06/2009' })).toBe('Lần trước: 36,5 · 05/06/2009');
  });

  test('a year in a sentence is not grouped like a count', () => {
    expect(t('ui.lastValue', { value: 2009, on: '' })).toContain('2009');
  });

  test('a blank nobody filled stays visible', () => {
    expect(fillBlanks('Chào {name}', {})).toBe('Chào {name}');
  });

  test('a sentence cannot be asked for with a blank missing, nor under a key that does not exist', () => {
    // @ts-expect-error: `on` is missing
    expect(t('ui.lastValue', { value: 1 })).toContain('{on}');
    // @ts-expect-error: the sentence needs its blanks
    expect(t('ui.progressOf')).toContain('{done}');
    // @ts-expect-error: no such sentence
    expect(t('ui.nothingLikeThis')).toBe('ui.nothingLikeThis');
  });

  test('after English is chosen the same key speaks English, and the page says so to screen readers', async () => {
    await chooseLanguage('en');
    expect(t('shell.today')).toBe('Today');
    expect(language.value).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });

  test('every English sentence has the blanks of the Vietnamese one', () => {
    const vietnamese: Record<string, string> = allVi;
    const english: Record<string, string> = en;
    expect(Object.keys(vietnamese).length).toBeGreaterThan(40);
    for (const [key, sentence] of Object.entries(vietnamese)) {
      expect(`${key}: ${blanksIn(english[key] ?? 'no English').join()}`).toBe(
        `${key}: ${blanksIn(sentence).join()}`,
      );
    }
  });

  test('no Vietnamese sentence is left empty or written in decomposed letters', () => {
    for (const [key, sentence] of Object.entries<string>(allVi)) {
      expect([key, sentence.trim().length > 0, sentence.normalize('NFC') === sentence]).toEqual([
        key,
        true,
        true,
      ]);
    }
  });
});

describe('numbers', () => {
  test.each([
    [0, '0'],
    [36.5, '36,5'],
    [-2.25, '−2,25'],
    [9999, '9999'],
    [10000, '10.000'],
    [7817974, '7.817.974'],
    [0.1 + 0.2, '0,3'],
    [Number.NaN, '–'],
  ])('%f is written %s', (value, written) => {
    expect(formatNumber(value)).toBe(written);
  });

  test('a temperature keeps its zero when one decimal is asked for', () => {
    expect(formatNumber(36, 1)).toBe('36,0');
  });

  test('English uses a decimal point', async () => {
    await chooseLanguage('en');
    expect(formatNumber(12345.5)).toBe('12,345.5');
  });

  test.each([
    [0, 200, '0 %'],
    [1, 2000, '0,1 %'],
    [50, 200, '25 %'],
    [1999, 2000, '99,9 %'],
    [200, 200, '100 %'],
    [0, 0, '–'],
  ])('%i of %i is %s: neither nobody nor everybody by rounding', (part, whole, written) => {
    expect(formatShare(part, whole)).toBe(written);
  });
});

describe('time', () => {
  const now = at('2026-11-21T09:00:00');

  test('an instant is shown on the station clock, whatever zone the tablet is in', () => {
    expect(formatDateTime(Date.parse('2026-11-20T23:45:00Z'))).toBe('06:45 21/11/2026');
  });

  test.each([
    ['2026-11-21T08:59:30', 'vừa xong'],
    ['2026-11-21T08:57:00', '3 phút trước'],
    ['2026-11-21T06:30:00', '2 giờ trước'],
    ['2026-11-20T23:45:00', '23:45 hôm qua'],
    ['2026-11-16T07:00:00', '5 ngày trước'],
    ['2026-11-14T07:00:00', '07:00 14/11/2026'],
    ['2026-11-21T09:05:00', '09:05 21/11/2026'],
  ])('%s, seen at nine in the morning, is "%s"', (when, said) => {
    expect(formatAgo(at(when), now)).toBe(said);
  });

  test.each([
    ['2009-06-05', '5 tháng 6, 2009'],
    ['1952-07', 'tháng 7, 1952'],
    ['1950', 'năm 1950'],
  ])('%s is read back as "%s"', (written, said) => {
    expect(sayDate(date(written))).toBe(said);
  });

  test.each([
    [4, 'dưới 10 giây'],
    [31, 'khoảng 40 giây'],
    [55, 'khoảng 1 phút'],
    [170, 'khoảng 3 phút'],
    [3300, 'khoảng 1 giờ'],
  ])('%i seconds left are told as "%s"', (seconds, said) => {
    expect(formatTimeLeft(seconds)).toBe(said);
  });
});
