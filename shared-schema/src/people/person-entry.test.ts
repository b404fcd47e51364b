import { describe, expect, it } from 'vitest';
import { partialDate, personEntry } from './people-samples.fixture.js';
import { birthCloseness, birthNumber, codeCloseness, codesText } from './person-entry.js';

describe('comparing birth dates', () => {
  const term = (yearFrom: number, yearBelow: number, month?: number, day?: number) => ({
    yearFrom,
    yearBelow,
    month,
    day,
  });
  const closeness = (born: string, asked: ReturnType<typeof term>) =>
    birthCloseness(birthNumber(partialDate(born)), asked);

  it.each([
    ['1987-02-01', term(1987, 1988, 2, 1), 3],
    ['1987-02', term(1987, 1988, 2, 1), 1],
    ['1987', term(1987, 1988, 2, 1), 1],
    ['1987-02-02', term(1987, 1988, 2, 1), 0],
    ['1987-03-01', term(1987, 1988, 2, 1), 0],
    ['1987-03', term(1987, 1988, 2, 1), 0],
    ['1986-02-01', term(1987, 1988, 2, 1), 0],
    ['1988-02-01', term(1987, 1988, 2, 1), 0],
    ['1987-02-01', term(1987, 1988), 2],
    ['1980-01-01', term(1980, 1990), 2],
    ['1989-12-31', term(1980, 1990), 2],
    ['1990-01-01', term(1980, 1990), 0],
    ['1979-12-31', term(1980, 1990), 0],
    ['1987-02-01', term(1987, 1988, 2), 2],
    ['1987', term(1900, 2000, 2, 1), 0],
    ['1987-02-01', term(0, 10000, 2, 1), 2],
  ])('%s for %j: %d', (born, asked, expected) => {
    expect(closeness(born, asked)).toBe(expected);
  });

  it('nobody without a birth date answers a date', () => {
    expect(birthNumber(undefined)).toBe(0);
    expect(birthCloseness(0, term(0, 10000))).toBe(0);
  });
});

describe('comparing numbers', () => {
  const codes = codesText(
    personEntry(1, {
      personalId: '003087000123',
      insuranceNumber: 'GD4030300000126',
      phones: ['0912 345 678', ''],
    }),
  );

  it('all numbers stand in one text, without signs', () => {
    expect(codes).toBe(' 003087000123 gd4030300000126 0912345678 ');
    expect(codesText(personEntry(1))).toBe('');
  });

  it.each([
    ['003087000123', 3],
    ['0912345678', 3],
    ['123', 2],
    ['003', 2],
    ['gd4', 2],
    ['0870', 1],
    ['999', 0],
    ['8 0', 0],
  ])('%s: %d', (typed, expected) => {
    expect(codeCloseness(codes, typed)).toBe(expected);
  });
});
