import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIXTURE_MS, fixtureId } from '../../fixtures/builders.js';
import { aLotMovement } from '../../fixtures/care-builders.js';
import { instantAt } from '../document/instant.js';
import { lotStock } from './lot-stock.js';

const kinds = ['received', 'opened', 'wasted', 'returned', 'counted'] as const;
const story = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), quantity: fc.nat(50), minute: fc.nat(500) }),
  { maxLength: 12 },
);
const given = fc.array(fc.nat(500), { maxLength: 12 });
const at = (minute: number) => instantAt(FIXTURE_MS + minute * 60_000);

describe('what two tablets write of one lot', () => {
  it('adds up the same in whatever order it arrives', () => {
    fc.assert(
      fc.property(story, given, fc.nat(), (told, doses, turn) => {
        const movements = told.map(({ kind, quantity, minute }, index) =>
          aLotMovement({ _id: fixtureId('lot-movement', index + 1), kind, quantity, occurredAt: at(minute) }),
        );
        const out = doses.map((minute) => ({ occurredAt: at(minute) }));
        const turned = <T>(all: readonly T[]): T[] => {
          const cut = all.length === 0 ? 0 : turn % all.length;
          return [...all.slice(cut), ...all.slice(0, cut)].reverse();
        };
        expect(lotStock(turned(movements), turned(out))).toEqual(lotStock(movements, out));
      }),
      { numRuns: 100 },
    );
  });

  it('without a count is what came, less what was given, wasted and returned', () => {
    fc.assert(
      fc.property(story, given, (told, doses) => {
        const movements = told
          .filter(({ kind }) => kind !== 'counted')
          .map(({ kind, quantity, minute }, index) =>
            aLotMovement({
              _id: fixtureId('lot-movement', index + 1),
              kind,
              quantity,
              occurredAt: at(minute),
            }),
          );
        const stock = lotStock(
          movements,
          doses.map((minute) => ({ occurredAt: at(minute) })),
        );
        expect(stock.left).toBe(stock.received - stock.given - stock.wasted - stock.returned);
      }),
      { numRuns: 50 },
    );
  });
});
