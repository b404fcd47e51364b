import { describe, expect, it } from 'vitest';
import { FIXTURE_MS, fixtureId } from '../../fixtures/builders.js';
import { aLotMovement, aVaccineLot } from '../../fixtures/care-builders.js';
import { instantAt } from '../document/instant.js';
import type { LocalDate } from '../local-date.js';
import { lotStanding, lotStock } from './lot-stock.js';
import type { LotMovement } from './vaccine-lot.js';

let made = 0;
const at = (minute: number) => instantAt(FIXTURE_MS + minute * 60_000);
const moved = (kind: LotMovement['kind'], quantity: number, minute: number, status = 'completed') =>
  aLotMovement({ _id: fixtureId('lot-movement', ++made), kind, quantity, occurredAt: at(minute), status });

describe('the stock of a lot', () => {
  it('is what came in less what went out', () => {
    const story = [
      moved('received', 50, 0),
      moved('wasted', 3, 20),
      moved('returned', 10, 30),
      moved('opened', 4, 5),
    ];
    expect(lotStock(story, [{ occurredAt: at(6) }, { occurredAt: at(7) }])).toEqual({
      received: 50,
      given: 2,
      wasted: 3,
      returned: 10,
      openedVials: 4,
      left: 35,
    });
  });

  it('begins anew from a count on the shelf', () => {
    const story = [moved('received', 50, 0), moved('counted', 40, 10), moved('wasted', 1, 20)];
    const stock = lotStock(story, [{ occurredAt: at(5) }, { occurredAt: at(10) }, { occurredAt: at(15) }]);
    expect(stock).toMatchObject({ given: 3, left: 38, counted: { at: at(10), quantity: 40 } });
  });

  it('does not count what was entered in error', () => {
    expect(lotStock([moved('received', 50, 0), moved('wasted', 9, 1, 'entered-in-error')], []).left).toBe(50);
  });

  it('says so where more was given than ever came', () => {
    expect(lotStock([moved('received', 1, 0)], [{ occurredAt: at(1) }, { occurredAt: at(2) }]).left).toBe(-1);
  });
});

describe('a lot', () => {
  it.each([
    ['2026-10-31', 'usable'],
    ['2026-11-01', 'expiring'],
    ['2026-12-01', 'expiring'],
    ['2026-12-02', 'expired'],
  ])('good until 1 December is on %s: %s', (day, standing) => {
    const lot = aVaccineLot({ expiresOn: '2026-12-01' as LocalDate });
    expect(lotStanding(lot, day as LocalDate)).toBe(standing);
  });

  it('that is locked is locked, whatever else is true of it', () => {
    const lot = aVaccineLot({ locked: true, closed: true, expiresOn: '2020-01-01' as LocalDate });
    expect(lotStanding(lot, '2026-11-21' as LocalDate)).toBe('locked');
  });
});
