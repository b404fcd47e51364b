import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../fixtures/chronic-facts.js';
import { addMonths, maxSupplyDays, medicineRunsOutOn, nextVisitOn } from './next-visit.js';

describe('the day somebody is asked to come again', () => {
  it.each([
    ['2026-11-21', [0], [], '2026-12-21'],
    ['2026-11-21', [2], [30], '2026-12-21'],
    ['2026-11-21', [1], [30], '2026-12-21'],
    ['2026-11-21', [1], [31], '2026-12-21'],
    ['2026-11-21', [1], [60], '2027-01-20'],
    ['2026-11-21', [1], [90], '2027-02-19'],
    ['2026-11-21', [1], [180], '2027-02-21'],
    ['2026-11-21', [1, 0], [90], '2026-12-21'],
    ['2026-11-21', [1], [], '2026-12-21'],
    ['2026-11-21', [1], [90, 7], '2026-11-28'],
    ['2027-01-31', [0], [], '2027-02-28'],
  ] as const)('seen on %s, target %j, medicine for %j days: %s', (on, reached, days, next) => {
    const medicines = days.map((count) => ({ days: count }));
    expect(nextVisitOn({ on: day(on), reached, medicines })).toBe(next);
  });

  it('is never the day itself, nor after the medicine is used up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 180 }), fc.constantFrom(0, 1, 2), (days, reached) => {
        const on = day('2026-11-21');
        const next = nextVisitOn({ on, reached: [reached as 0 | 1 | 2], medicines: [{ days }] });
        expect(next > on).toBe(true);
        expect(next <= (medicineRunsOutOn({ on, medicines: [{ days }] }) ?? '')).toBe(true);
      }),
    );
  });
});

describe('medicine', () => {
  it('for three months could not be given before the circular came', () => {
    expect(maxSupplyDays(['I10'], day('2025-06-30'))).toBe(30);
    expect(maxSupplyDays(['I10'], day('2025-07-01'))).toBe(90);
  });

  it('runs out on the first day without one of them', () => {
    const on = day('2026-11-01');
    expect(medicineRunsOutOn({ on, medicines: [{ days: 30 }, { days: 90 }] })).toBe('2026-12-01');
    expect(medicineRunsOutOn({ on, medicines: [{ days: 0 }, {}] })).toBeUndefined();
    expect(medicineRunsOutOn({ on })).toBeUndefined();
  });

  it.each([
    [['I10'], 90],
    [['J45.0'], 90],
    [['E11.9'], 90],
    [['J06.9'], 30],
    [['J06.9', 'I10'], 90],
    [[], 30],
  ])('for %j may last %i days', (codes, days) => {
    expect(maxSupplyDays(codes)).toBe(days);
  });
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-11-30', 3, '2027-02-28'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to);
});
