// Records that name another as going on for them: which of them goes on may change with the links of others, so the few
// there are stay at hand.

import type { StandingOf } from '@tram/shared-schema/people/counted.js';
import type { Person } from '@tram/shared-schema/people/person.js';

export interface JoinedRecords {
  /** As it was read or written last. */
  take(person: Person): void;
  /** Those that go on now and did not before, or the other way round. */
  changed(): readonly Person[];
}

export function createJoinedRecords(standingOf: StandingOf): JoinedRecords {
  const held = new Map<string, { readonly person: Person; readonly stands: boolean }>();
  const standsNow = ({ _id }: Person): boolean => standingOf(_id) === _id;
  return {
    take(person) {
      const stands = standsNow(person);
      // What was written last may not have been taken in by whoever knows the links.
      if (person.replacedBy === undefined && stands) held.delete(person._id);
      else held.set(person._id, { person, stands });
    },
    changed: () =>
      [...held.values()].flatMap(({ person, stands }) => (standsNow(person) === stands ? [] : person)),
  };
}
