import { describe, expect, it } from 'vitest';
import { fromEpochDay, toEpochDay } from '../local-date.js';
import { addOffset, civilOf, dayOf, localDateOf, parseOffset } from './calendar-age.js';
import { on } from './judged.fixture.js';

function added(from: string, offset: string): string {
  const parsed = parseOffset(offset);
  if (!parsed.ok) throw new Error(offset);
  return localDateOf(addOffset(toEpochDay(on(from)), parsed.value));
}

describe('an age is added to a birthday by the calendar', () => {
  it.each([
    ['2026-03-31', '9 months', '2026-12-31', 'the same day of the month'],
    ['2026-01-31', '1 month', '2026-03-01', 'a day that does not exist is the first of the next month'],
    ['2028-01-31', '1 month', '2028-03-01', 'also in a leap year'],
    ['2026-05-31', '9 months', '2027-03-01', 'end of February'],
    ['2026-08-31', '18 months', '2028-03-01', 'end of a February that has 29 days'],
    ['2027-08-29', '6 months', '2028-02-29', 'a leap day that exists'],
    ['2026-08-29', '6 months', '2027-03-01', 'a leap day that does not'],
    ['2028-02-29', '1 year', '2029-03-01', 'a birthday on 29 February'],
    ['2028-02-29', '4 years', '2032-02-29', 'and its fourth return'],
    ['2026-12-31', '2 months', '2027-03-01', 'over the end of the year'],
    ['2000-03-31', '6 months', '2000-10-01', 'CALCDT-5'],
    ['2000-01-31', '6 months - 4 days', '2000-07-27', 'months before days (CALCDT-6)'],
    ['2000-02-01', '5 weeks', '2000-03-07', 'weeks are days, in a leap year'],
    ['2001-02-01', '5 weeks', '2001-03-08', 'and in another'],
    ['2026-01-15', '16 years - 4 months', '2041-09-15', 'months taken off years'],
    ['2026-01-15', '11 years + 6 months', '2037-07-15', 'months on top of years'],
    ['2026-01-15', '0 days', '2026-01-15', 'nothing'],
  ])('%s + %s = %s: %s', (from, offset, to) => {
    expect(added(from, offset)).toBe(to);
  });

  it.each([
    '',
    '2',
    'months',
    '2 fortnights',
    '- 4 days',
    '2 months 4 days',
    '2 months + ',
    '1.5 months',
    '2 monthses',
  ])('what is no age is refused: %j', (text) => {
    expect(parseOffset(text)).toMatchObject({ ok: false });
  });

  it('counts days as the calendar does, also across centuries', () => {
    for (let day = -200_000; day < 200_000; day += 97) {
      const { year, month, day: ofMonth } = civilOf(day);
      expect(dayOf(year, month, ofMonth)).toBe(day);
      if (year > 1900 && year < 2200) expect(localDateOf(day)).toBe(fromEpochDay(day));
    }
  });
});
