import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../fixtures/seeded-random.js';
import { aPerson, FIXTURE_TODAY } from '../../fixtures/builders.js';
import type { PartialDate } from '../local-date.js';
import { linkPersons } from './linked-persons.js';
import type { Person } from './person.js';
import { NO_UNITS_KNOWN } from './propose-unit.js';
import { recordDefects } from './record-defects.js';

const SEED = 20261122;
const RUNS = 3000;
const setting = { today: FIXTURE_TODAY, units: NO_UNITS_KNOWN, standingOf: linkPersons([]).standingOf };
const random = seededRandom(SEED);
const maybe = <T>(values: readonly [T, ...T[]]): T | undefined =>
  random.chance(0.3) ? undefined : random.pick(values);
const digits = (count: number): string =>
  Array.from({ length: count }, () => String(random.int(0, 9))).join('');

/** Whatever tablets, imports and older apps may have left in a record. */
function anyPerson(): Person {
  const year = random.int(1900, 2026);
  return aPerson({
    name: random.pick([
      'Nguyễn Thị Thử',
      'An 3',
      'NGUYEN',
      'Hoà'.normalize('NFD'),
      'Y Bhăm',
      'a\u00a0b',
      '?',
    ]),
    sex: random.pick(['male', 'female', 'other', 'unknown', 'of-a-newer-app']),
    birthDate: maybe([`${year}`, `${year}-02`, `${year}-02-28`, '2028-02-29', '2200-01-01']) as
      PartialDate | undefined,
    personalId: maybe([digits(12), digits(9), digits(11), `038${digits(9)}`, 'abc']),
    phone: maybe(['0912345678', '01660000123', '+84 912 345 678', digits(7), 'nhà bên', `0${digits(10)}`]),
    address: maybe(['Xã A, Huyện B', 'Thôn Mẫu', 'Q. 5', '…']),
    insurance: maybe([{ number: digits(10) }, { number: 'GD4030300000123', validTo: FIXTURE_TODAY }]),
    insuranceLookup: maybe([
      { resultCode: digits(3), lookedUpOn: FIXTURE_TODAY },
      { resultCode: '060', lookedUpOn: FIXTURE_TODAY },
    ]),
    withoutPapers: maybe(['newborn', 'foreigner', 'unidentified', 'other', 'of-a-newer-app']),
    lifeStatus: random.pick(['living', 'living', 'moved-away', 'deceased']),
  });
}

describe(`whatever a record holds (seed ${SEED})`, () => {
  const people = Array.from({ length: RUNS }, anyPerson);

  it('the same record always has the same defects, each of a rule once, and stays as it was', () => {
    for (const person of people) {
      const before = JSON.stringify(person);
      const found = recordDefects(person, setting);
      expect(recordDefects(person, setting)).toEqual(found);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      expect(JSON.stringify(person)).toBe(before);
    }
  });

  it('whoever takes a proposal is rid of the defect it was for', () => {
    let taken = 0;
    for (const person of people) {
      for (const { id, finding } of recordDefects(person, setting)) {
        for (const { field, value } of finding.proposals ?? []) {
          const mended = { ...person, [field]: value } as Person;
          expect(recordDefects(mended, setting).map((left) => left.id)).not.toContain(id);
          taken += 1;
        }
      }
    }
    expect(taken).toBeGreaterThan(RUNS / 10);
  });

  it('whoever lives here with no number is asked for it or known to wait for it, never both', () => {
    const ASKED = ['personal-id-missing'];
    const WAITED = [
      'newborn-without-id',
      'foreigner-without-passport',
      'person-unidentified',
      'papers-awaited',
    ];
    const numberless = people.filter(
      ({ personalId, lifeStatus }) => personalId === undefined && lifeStatus === 'living',
    );
    expect(numberless.length).toBeGreaterThan(100);
    for (const person of numberless) {
      const ids: readonly string[] = recordDefects(person, setting).map(({ id }) => id);
      expect([ASKED, WAITED].filter((some) => some.some((id) => ids.includes(id)))).toHaveLength(1);
    }
  });
});
