// How much of a lot is left, from what was received, given, wasted and counted. All of it events, so what two tablets wrote
// apart adds up in whatever order it arrives.

import type { Instant } from '../document/instant.js';
import { daysBetween, type LocalDate } from '../local-date.js';
import type { LotMovement, VaccineLot } from './vaccine-lot.js';

/** What a lot must know of a dose that left it: when. */
export interface GivenFrom {
  readonly occurredAt: Instant;
}

/** All in doses but `openedVials`. */
export interface LotStock {
  readonly received: number;
  readonly given: number;
  readonly wasted: number;
  readonly returned: number;
  readonly openedVials: number;
  /** The last count on the shelf, and what was found then. */
  readonly counted?: { readonly at: Instant; readonly quantity: number };
  /** Negative where more was given or wasted than was ever received: said, never hidden. */
  readonly left: number;
}

export type Tally = Readonly<Record<'received' | 'wasted' | 'returned', number>>;

const sumOf = (movements: readonly LotMovement[], of: LotMovement['kind']): number =>
  movements.reduce((sum, { kind, quantity }) => (kind === of ? sum + quantity : sum), 0);

const tally = (movements: readonly LotMovement[]): Tally => ({
  received: sumOf(movements, 'received'),
  wasted: sumOf(movements, 'wasted'),
  returned: sumOf(movements, 'returned'),
});

const leftOf = ({ received, wasted, returned }: Tally, given: number): number =>
  received - given - wasted - returned;

const isAfter = (moment: Instant, count: LotMovement | undefined): boolean =>
  count === undefined || moment > count.occurredAt;

/** `movements` and `doses` of this lot, in any order. */
export function lotStock(movements: readonly LotMovement[], doses: readonly GivenFrom[]): LotStock {
  const standing = movements.filter(({ status }) => status === 'completed');
  const counts = standing.filter(({ kind }) => kind === 'counted');
  const count = counts.reduce<LotMovement | undefined>(
    (latest, one) => (latest === undefined || isLater(one, latest) ? one : latest),
    undefined,
  );
  const since = standing.filter(({ occurredAt }) => isAfter(occurredAt, count));
  const givenSince = doses.filter(({ occurredAt }) => isAfter(occurredAt, count)).length;
  return {
    ...tally(standing),
    given: doses.length,
    openedVials: sumOf(standing, 'opened'),
    ...(count && { counted: { at: count.occurredAt, quantity: count.quantity } }),
    left: (count?.quantity ?? 0) + leftOf(tally(since), givenSince),
  };
}

const isLater = (one: LotMovement, other: LotMovement): boolean =>
  one.occurredAt === other.occurredAt ? one._id > other._id : one.occurredAt > other.occurredAt;

export type LotStanding = 'usable' | 'expiring' | 'expired' | 'locked' | 'closed';

/** How long before its last day a lot is said to be expiring; a reminder of ours, no rule of anybody's. */
export const EXPIRING_DAYS = 30;

export function lotStanding(
  lot: Pick<VaccineLot, 'expiresOn' | 'locked' | 'closed'>,
  on: LocalDate,
): LotStanding {
  if (lot.locked) return 'locked';
  if (lot.closed) return 'closed';
  const days = daysBetween(on, lot.expiresOn);
  if (days < 0) return 'expired';
  return days <= EXPIRING_DAYS ? 'expiring' : 'usable';
}
