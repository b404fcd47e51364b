import { describe, expect, it } from 'vitest';
import { aPerson, FIXTURE_TODAY, fixtureId } from '../../fixtures/builders.js';
import { linkPersons } from './linked-persons.js';
import type { Person } from './person.js';
import { NO_UNITS_KNOWN } from './propose-unit.js';
import { recordDefects } from './record-defects.js';

describe('of several records of one person', () => {
  const [ONE, TWO, THREE] = [1, 2, 3].map((n) => fixtureId('person', n));
  const broken = (n: number, replacedBy: Person['_id'] | undefined): Person =>
    aPerson({ _id: fixtureId('person', n), personalId: undefined, replacedBy });
  const mended = (records: readonly Person[]): readonly Person['_id'][] => {
    const { standingOf } = linkPersons(records);
    const setting = { today: FIXTURE_TODAY, units: NO_UNITS_KNOWN, standingOf };
    return records.filter((one) => recordDefects(one, setting).length > 0).map(({ _id }) => _id);
  };

  it('the one that goes on is mended and the other is not', () => {
    expect(mended([broken(1, TWO), broken(2, undefined)])).toEqual([TWO]);
  });

  it('in a ring, where each names another, the one made first is', () => {
    expect(mended([broken(1, TWO), broken(2, THREE), broken(3, ONE)])).toEqual([ONE]);
    expect(mended([broken(1, TWO), broken(2, ONE), broken(3, TWO)])).toEqual([ONE]);
  });
});
