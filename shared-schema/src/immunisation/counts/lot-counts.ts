// What a month took out of each lot: received, given, wasted, sent back. Documents of lots and facts of doses in, rows out.

import type { DoseFact } from '../../due/care-fact.js';
import { epochMsOf } from '../../document/instant.js';
import { localDateAt } from '../../local-date.js';
import { leftLot, lotsByNumber, unlistedLots, type DrawnDose } from '../dose-lot.js';
import type { LotMovement, VaccineLot } from '../vaccine-lot.js';
import { isIn, type Month } from './month.js';

export interface LotCounts {
  /** None for a number that was typed and is in no list. */
  readonly lotId?: VaccineLot['_id'];
  readonly vaccineCode: string;
  readonly lotNumber: string;
  readonly received: number;
  readonly given: number;
  readonly wasted: number;
  readonly returned: number;
}

/**
 * Lots nothing happened to in the month are left out; in the order of vaccine and number. Doses of a number no lot has stand
 * in a row of their own, so that what was used is what was given.
 */
export function lotCounts(
  lots: readonly VaccineLot[],
  movements: readonly LotMovement[],
  doses: readonly (DrawnDose & Pick<DoseFact, 'givenOn'>)[],
  month: Month,
): readonly LotCounts[] {
  const standing = movements.filter(
    ({ status, occurredAt }) => status === 'completed' && isIn(month, localDateAt(epochMsOf(occurredAt))),
  );
  const sum = (lotId: string, of: string): number =>
    standing.reduce(
      (total, { lotId: id, kind, quantity }) => total + (id === lotId && kind === of ? quantity : 0),
      0,
    );
  const ofMonth = doses.filter(({ givenOn }) => isIn(month, givenOn));
  const byNumber = lotsByNumber(lots);
  const drawn = ofMonth.map((dose) => leftLot(dose, byNumber));
  const unlisted = unlistedLots(ofMonth, byNumber).map(({ vaccineCode, lotNumber, given }) => ({
    ...{ vaccineCode, lotNumber, given, received: 0, wasted: 0, returned: 0 },
  }));
  const listed = lots
    .map(({ _id, vaccineCode, lotNumber }) => ({
      lotId: _id,
      vaccineCode,
      lotNumber,
      received: sum(_id, 'received'),
      given: drawn.filter((lotId) => lotId === _id).length,
      wasted: sum(_id, 'wasted'),
      returned: sum(_id, 'returned'),
    }))
    .filter(({ received, given, wasted, returned }) => received + given + wasted + returned > 0);
  return [...listed, ...unlisted].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ vaccineCode, lotNumber, lotId }: LotCounts): string =>
  `${vaccineCode} ${lotNumber} ${lotId ?? ''}`;
