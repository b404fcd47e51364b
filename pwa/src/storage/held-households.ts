// Households held in memory: who heads each, and which somebody heads.

import type { Household } from '@tram/shared-schema/people/household.js';
import { createGroups } from './groups.js';

/** A household's id and its head's. */
export type HouseholdHead = readonly [householdId: string, headPersonId: string | undefined];

export interface HeldHouseholds {
  readonly size: number;
  headIdOf(householdId: string | undefined): string | undefined;
  headedBy(personId: string): ReadonlySet<string>;
  /** Whether somebody else heads it now. */
  take(household: Pick<Household, '_id' | 'headPersonId'>): boolean;
  all(): Iterable<HouseholdHead>;
}

/** `stored` is read when the first household is asked for: a list of people is shown without. */
export function createHeldHouseholds(stored: () => readonly HouseholdHead[] = () => []): HeldHouseholds {
  const byHead = createGroups();
  let heads: Map<string, string | undefined> | undefined;

  function known(): Map<string, string | undefined> {
    if (heads) return heads;
    heads = new Map(stored());
    for (const [householdId, head] of heads) byHead.move(householdId, undefined, [head]);
    return heads;
  }

  return {
    get size() {
      return known().size;
    },
    headIdOf: (householdId) => known().get(householdId ?? ''),
    headedBy(personId) {
      known();
      return byHead.of(personId);
    },
    take({ _id, headPersonId }) {
      const before = known().get(_id);
      known().set(_id, headPersonId);
      if (before === headPersonId) return false;
      byHead.move(_id, [before], [headPersonId]);
      return true;
    },
    all: () => known(),
  };
}
