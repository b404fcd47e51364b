import { describe, expect, it } from 'vitest';
import type { LocalDate, PartialDate } from '../local-date.js';
import { PERSON_SCHEMA_VERSION, spokenAge } from './person.js';
import { personSchema } from './person.schema.js';

const TODAY = '2026-11-21' as LocalDate;
const born = (text: string) => spokenAge(text as PartialDate, TODAY);

describe('the age as people say it', () => {
  it.each([
    ['2026-11-21', 0, 'day'],
    ['2026-11-20', 1, 'day'],
    ['2026-10-22', 30, 'day'],
    ['2026-09-22', 60, 'day'],
    ['2026-09-21', 2, 'month'],
    ['2025-11-22', 11, 'month'],
    ['2025-11-21', 12, 'month'],
    ['2024-11-22', 23, 'month'],
    ['2024-11-21', 2, 'year'],
    ['1987-02-01', 39, 'year'],
    ['1926-11-21', 100, 'year'],
  ])('of somebody born on %s is %i %ss', (birthDate, count, unit) => {
    expect(born(birthDate)).toEqual({ count, unit, about: false });
  });

  it('is about so many years where only the year of birth is known, counted as people do: this year less that year', () => {
    expect(born('1950')).toEqual({ count: 76, unit: 'year', about: true });
    expect(born('2026')).toEqual({ count: 0, unit: 'year', about: true });
  });

  it('is about so many months or years where the month is known', () => {
    expect(born('2026-09')).toEqual({ count: 2, unit: 'month', about: true });
    expect(born('1952-07')).toEqual({ count: 74, unit: 'year', about: true });
  });

  it('does not exist for somebody who is not born yet', () => {
    expect(born('2026-11-22')).toBeUndefined();
    expect(born('2026-12')).toBeUndefined();
    expect(born('2027')).toBeUndefined();
  });
});

describe('a person is written', () => {
  it('in the version its schema names', () => {
    expect(personSchema.$id).toBe(`person.v${PERSON_SCHEMA_VERSION}`);
  });
});
