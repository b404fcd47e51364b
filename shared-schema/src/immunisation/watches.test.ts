import { describe, expect, it } from 'vitest';
import { FIXTURE_MS, fixtureId } from '../../fixtures/builders.js';
import { aDose, anObservation } from '../../fixtures/care-builders.js';
import { instantAt } from '../document/instant.js';
import { DUTIES } from './after-dose.table.js';
import { dutiesOn } from './duties.js';
import { leftOfWatch, watchesOf } from './watches.js';

const MINUTE = 60_000;
const at = (minutes: number) => instantAt(FIXTURE_MS + minutes * MINUTE);
const first = aDose({ _id: fixtureId('dose', 1), occurredAt: at(0) });
const second = aDose({ _id: fixtureId('dose', 2), occurredAt: at(4), vaccineCode: 'bopv' });

describe('the half hour after a dose', () => {
  it('is counted from the last dose of the visit, once for the child', () => {
    const [watch, ...others] = watchesOf([second, first], []);
    expect(others).toEqual([]);
    expect(watch).toMatchObject({
      doseIds: [first._id, second._id],
      vaccineCodes: ['penta', 'bopv'],
      since: at(4),
      endsAt: at(34),
    });
  });

  it.each([
    [33.9, true],
    [34, false],
    [35, false],
  ])('after %s minutes is still running: %s', (minutes, running) => {
    const [watch] = watchesOf([first, second], []);
    expect(watch && leftOfWatch(watch, FIXTURE_MS + minutes * MINUTE) > 0).toBe(running);
  });

  it('ends when somebody says how it went, and goes on for a dose given after that', () => {
    const well = anObservation({ doseIds: [first._id] });
    expect(watchesOf([first], [well])).toEqual([]);
    expect(watchesOf([first, second], [well])).toMatchObject([{ doseIds: [second._id] }]);
  });

  it('goes on where the word that it ended was a mistake', () => {
    const mistaken = anObservation({ doseIds: [first._id], status: 'entered-in-error' });
    expect(watchesOf([first], [mistaken])).toHaveLength(1);
  });

  it.each([
    ['given elsewhere', { source: 'record-seen' as const }],
    ['entered in error', { status: 'entered-in-error' as const }],
    ['corrected', { status: 'amended' as const }],
  ])('is not counted for a dose that was %s', (_said, changes) => {
    expect(watchesOf([aDose({ ...first, ...changes })], [])).toEqual([]);
  });

  it('shows first who is over first', () => {
    const other = aDose({ _id: fixtureId('dose', 3), personId: fixtureId('person', 3), occurredAt: at(2) });
    expect(watchesOf([first, second, other], []).map(({ endsAt }) => endsAt)).toEqual([at(32), at(34)]);
  });

  it('is never shorter than the circular asks', () => {
    for (const row of DUTIES) expect(row.watchMinutes).toBeGreaterThanOrEqual(30);
  });

  it('is as long as the row of that day says', () => {
    const [row] = DUTIES;
    if (!row) throw new Error('no row');
    const longer = { ...row, effectiveFrom: '2026-11-01' as typeof row.effectiveFrom, watchMinutes: 45 };
    expect(dutiesOn('2026-10-31' as typeof row.effectiveFrom, [row, longer]).watchMinutes).toBe(30);
    expect(dutiesOn('2026-11-01' as typeof row.effectiveFrom, [row, longer]).watchMinutes).toBe(45);
    expect(dutiesOn('2020-01-01' as typeof row.effectiveFrom, [row, longer]).watchMinutes).toBe(30);
  });
});
