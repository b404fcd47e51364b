import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  daysBetween,
  daysInMonth,
  formatLocalDate,
  fromEpochDay,
  isLocalDate,
  localDate,
  localDateAt,
  parseLocalDate,
  parsePartialDate,
  parseTypedDate,
  partsOf,
  precisionOf,
  toEpochDay,
  type LocalDate,
  type PartialDate,
} from './local-date.js';

const day = (text: string): LocalDate => text as LocalDate;
const partial = (text: string): PartialDate => text as PartialDate;
const NOT_A_DATE = { ok: false, error: { kind: 'not-a-date' } };
const anyDay = fc
  .integer({ min: toEpochDay(day('1880-01-01')), max: toEpochDay(day('2120-12-31')) })
  .map(fromEpochDay);

describe('the days of a month', () => {
  it.each([
    [2023, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2100, 2, 28],
    [2026, 4, 30],
    [2026, 6, 30],
    [2026, 9, 30],
    [2026, 11, 30],
    [2026, 1, 31],
    [2026, 12, 31],
  ])('month %2$i of %1$i has %3$i days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
    expect(localDate(year, month, days)).toBeDefined();
    expect(localDate(year, month, days + 1)).toBeUndefined();
  });

  it.each([
    [2026, 0, 1],
    [2026, 13, 1],
    [2026, 1, 0],
    [0, 1, 1],
    [10_000, 1, 1],
    [2026, 1.5, 1],
    [Number.NaN, 1, 1],
  ])('%s-%s-%s is no day', (year, month, dayOfMonth) => {
    expect(localDate(year, month, dayOfMonth)).toBeUndefined();
  });
});

describe('reading a stored date', () => {
  it('takes a day, and refuses a month, a year, an hour or a day that never was', () => {
    expect(parseLocalDate('2026-11-21')).toEqual({ ok: true, value: '2026-11-21' });
    for (const text of ['2026-11', '2026', '2026-02-29', '2026-11-21T00:00', '2026-1-1', ' 2026-11-21', '']) {
      expect(parseLocalDate(text)).toEqual(NOT_A_DATE);
    }
  });

  it('takes a year alone, or a year and month, where no more is known', () => {
    for (const text of ['1950', '1950-07', '1950-07-31']) {
      expect(parsePartialDate(text)).toEqual({ ok: true, value: text });
    }
    for (const text of ['0000', '1950-13', '1950-00', '1950-02-30', '50', '1950-7', '195']) {
      expect(parsePartialDate(text)).toEqual(NOT_A_DATE);
    }
  });

  it('says how much of the date is known', () => {
    expect(['1950', '1950-07', '1950-07-31'].map((text) => precisionOf(partial(text)))).toEqual([
      'year',
      'month',
      'day',
    ]);
    expect(isLocalDate(partial('1950-07'))).toBe(false);
    expect(isLocalDate(partial('1950-07-31'))).toBe(true);
    expect(partsOf(partial('1950'))).toEqual({ year: 1950, month: undefined, day: undefined });
    expect(partsOf(partial('1950-07'))).toEqual({ year: 1950, month: 7, day: undefined });
    expect(partsOf(partial('1950-07-31'))).toEqual({ year: 1950, month: 7, day: 31 });
  });
});

describe('what a worker types for a date', () => {
  it.each([
    ['5/6/2009', '2009-06-05'],
    ['05/06/2009', '2009-06-05'],
    ['05062009', '2009-06-05'],
    ['5.6.2009', '2009-06-05'],
    ['5-6-2009', '2009-06-05'],
    ['5 6 2009', '2009-06-05'],
    [' 5/6/2009 ', '2009-06-05'],
    ['29/2/2024', '2024-02-29'],
    ['7/1952', '1952-07'],
    ['1950', '1950'],
  ])('%s is read as %s: the day comes first', (typed, read) => {
    expect(parseTypedDate(typed)).toEqual({ ok: true, value: read });
  });

  it.each([
    '5/6/09',
    '29/2/2023',
    '31/4/2026',
    '13/2009',
    '32012009',
    '5/6',
    '2009/6/5',
    'mai',
    '',
    '/2009',
    '1/2/3/2009',
    '5//',
  ])('%j is refused', (typed) => {
    expect(parseTypedDate(typed)).toEqual(NOT_A_DATE);
  });

  it('reads back every date the screen shows, whole or partial', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(4, 7, 10), (date, length) => {
        const known = partial(date.slice(0, length));
        expect(parseTypedDate(formatLocalDate(known))).toEqual({ ok: true, value: known });
      }),
    );
  });
});

describe('counting days', () => {
  it('steps over month ends, leap days and new year', () => {
    expect(addDays(day('2026-01-31'), 1)).toBe('2026-02-01');
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2023-02-28'), 1)).toBe('2023-03-01');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28');
    expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366);
    expect(daysBetween(day('2026-11-21'), day('2026-11-20'))).toBe(-1);
  });

  it('comes back to the same day after any number of days there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const there = addDays(date, days);
        expect(parseLocalDate(there).ok).toBe(true);
        expect(addDays(there, -days)).toBe(date);
        expect(daysBetween(date, there)).toBe(days);
        expect(there > date).toBe(days > 0);
      }),
    );
  });
});

describe('the age of a person', () => {
  it.each([
    ['2000-11-21', '2026-11-20', { years: 25, months: 311 }],
    ['2000-11-21', '2026-11-21', { years: 26, months: 312 }],
    ['2026-10-31', '2026-11-30', { years: 0, months: 0, days: 30 }],
    ['2026-10-31', '2026-12-01', { years: 0, months: 1, days: 31 }],
    ['2026-11-21', '2026-11-21', { years: 0, months: 0, days: 0 }],
  ])('born %s is on %s %j', (born, on, age) => {
    expect(ageOn(day(born), day(on))).toMatchObject(age);
  });

  it('a child born on 29 February grows older on 1 March, and on 29 February in a leap year', () => {
    expect(ageOn(day('2024-02-29'), day('2025-02-28'))).toMatchObject({ years: 0, months: 11 });
    expect(ageOn(day('2024-02-29'), day('2025-03-01'))).toMatchObject({ years: 1, months: 12 });
    expect(ageOn(day('2024-02-29'), day('2028-02-28'))).toMatchObject({ years: 3 });
    expect(ageOn(day('2024-02-29'), day('2028-02-29'))).toMatchObject({ years: 4, months: 48 });
  });

  it('takes the oldest day a partial birth date can mean', () => {
    expect(ageOn(partial('1950'), day('2026-01-01')).years).toBe(76);
    expect(ageOn(partial('1950-07'), day('2026-06-30')).years).toBe(75);
    expect(ageOn(partial('1950-07'), day('2026-07-01')).years).toBe(76);
  });

  it('is below zero for somebody who is not born yet', () => {
    expect(ageOn(day('2026-11-22'), day('2026-11-21'))).toEqual({ years: -1, months: -1, days: -1 });
  });

  it('never falls from one day to the next', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (born, on) => {
        const [today, tomorrow] = [ageOn(born, on), ageOn(born, addDays(on, 1))];
        expect(tomorrow.months).toBeGreaterThanOrEqual(today.months);
        expect(tomorrow.days).toBe(today.days + 1);
      }),
    );
  });
});

describe('the day at the station', () => {
  const machineZone = process.env['TZ'];
  afterEach(() => {
    if (machineZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = machineZone;
  });

  it('ends at 17:00 UTC, which is midnight at the station', () => {
    expect(localDateAt(Date.parse('2026-11-21T16:59:59.999Z'))).toBe('2026-11-21');
    expect(localDateAt(Date.parse('2026-11-21T17:00:00.000Z'))).toBe('2026-11-22');
    expect(localDateAt(Date.parse('2026-12-31T17:00:00.000Z'))).toBe('2027-01-01');
    expect(localDateAt(Date.parse('2024-02-28T17:00:00.000Z'))).toBe('2024-02-29');
  });

  it.each([
    ['UTC', 0],
    ['Asia/Ho_Chi_Minh', -420],
    ['America/New_York', 300],
    ['Pacific/Kiritimati', -840],
    ['Australia/Lord_Howe', -660],
  ])('does not depend on a device that believes to be in %s', (zone, offsetMinutes) => {
    process.env['TZ'] = zone;
    expect(new Date('2026-11-21T00:00:00Z').getTimezoneOffset()).toBe(offsetMinutes);
    expect(localDateAt(Date.parse('2026-03-08T06:59:00.000Z'))).toBe('2026-03-08');
    expect(localDateAt(Date.parse('2026-03-08T17:00:00.000Z'))).toBe('2026-03-09');
    expect(addDays(day('2026-03-08'), 1)).toBe('2026-03-09');
    expect(daysBetween(day('2026-03-01'), day('2026-11-30'))).toBe(274);
    expect(ageOn(day('1987-02-01'), day('2026-11-21'))).toEqual({ years: 39, months: 477, days: 14_538 });
    expect(parseTypedDate('5/6/2009')).toEqual({ ok: true, value: '2009-06-05' });
  });
});
