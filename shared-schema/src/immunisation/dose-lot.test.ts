import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../fixtures/builders.js';
import { aDose, aVaccineLot } from '../../fixtures/care-builders.js';
import { careFactOf, type DoseFact } from '../due/care-fact.js';
import { localDateAt, type LocalDate } from '../local-date.js';
import { epochMsOf } from '../document/instant.js';
import { lotCounts } from './counts/lot-counts.js';
import { monthOf } from './counts/month.js';
import { leftLot, lotsByNumber, unlistedLots } from './dose-lot.js';
import type { Dose } from './dose.js';

const on = (text: string) => text as LocalDate;
let made = 0;
function factOf(changes: Partial<Dose>): DoseFact {
  const { lotId: _lot, ...dose } = aDose({ _id: fixtureId('dose', ++made), ...changes });
  const fact = careFactOf(dose);
  if (fact?.kind !== 'dose') throw new Error('no fact of a dose');
  return fact;
}
const lot = aVaccineLot();
const typed = factOf({ lotNumber: ' thu-001' });

describe('a dose given here from a number that was typed', () => {
  it('leaves the lot of its vaccine with that number, however it was typed', () => {
    expect(leftLot(typed, lotsByNumber([lot]))).toBe(lot._id);
    expect(leftLot(typed, lotsByNumber([{ ...lot, vaccineCode: 'mr' }]))).toBeUndefined();
  });

  it('leaves the same of two lots of one number on every tablet', () => {
    const other = { ...lot, _id: fixtureId('vaccine-lot', 7) };
    expect(lotsByNumber([lot, other])).toEqual(lotsByNumber([other, lot]));
  });

  it('is told as a number no lot has, until there is one', () => {
    const again = factOf({ lotNumber: 'THU-001', expiresOn: on('2027-01-31') });
    expect(unlistedLots([typed, again], new Map())).toEqual([
      { vaccineCode: 'penta', lotNumber: 'thu-001', expiresOn: '2027-01-31', given: 2 },
    ]);
    expect(unlistedLots([typed, again], lotsByNumber([lot]))).toEqual([]);
  });
});

it('a dose given elsewhere is in nobody’s stock here', () => {
  const elsewhere = factOf({ lotNumber: 'THU-001', source: 'record-seen' });
  expect(elsewhere.typedLot).toBeUndefined();
  expect(unlistedLots([elsewhere], new Map())).toEqual([]);
});

it('the month’s use of all lots is what was given from lots, taken in or not', () => {
  const month = monthOf(localDateAt(epochMsOf(typed.occurredAt)));
  const doses = [typed, factOf({ lotNumber: 'KHAC-2' }), { ...factOf({}), lotId: lot._id }];
  const rows = lotCounts([lot], [], doses, month);
  expect(rows.map(({ lotNumber, lotId, given }) => [lotNumber, lotId, given])).toEqual([
    ['KHAC-2', undefined, 1],
    ['THU-001', lot._id, 2],
  ]);
  expect(rows.reduce((sum, { given }) => sum + given, 0)).toBe(doses.length);
});
