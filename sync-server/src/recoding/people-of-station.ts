// Everybody of a station in bounded pieces, and of several records of one person which goes on.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { StandingOf } from '@tram/shared-schema/people/counted.js';
import { linkPersons } from '@tram/shared-schema/people/linked-persons.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Deps } from '#deps.js';

export const PEOPLE_AT_ONCE = 500;

export interface StationPeople {
  readonly people: readonly Person[];
  /** For these people. */
  readonly standingOf: StandingOf;
}

const forThemselves: StandingOf = (id) => id;

/** Whoever names another record comes last: which of them goes on is known once all links are, and those are few. */
export async function* peopleOfStation(
  { documents }: Pick<Deps, 'documents'>,
  stationId: StationId,
): AsyncGenerator<StationPeople> {
  const linked: Person[] = [];
  let after = 'person:';
  for (;;) {
    const page = await documents.readRange(stationId, {
      after,
      through: 'person:\ufff0',
      limit: PEOPLE_AT_ONCE,
    });
    const people = page.filter((doc): doc is Person => doc.type === 'person');
    linked.push(...people.filter(({ replacedBy }) => replacedBy !== undefined));
    yield {
      people: people.filter(({ replacedBy }) => replacedBy === undefined),
      standingOf: forThemselves,
    };
    const last = page.at(-1);
    if (!last || page.length < PEOPLE_AT_ONCE) break;
    after = last._id;
  }
  const { standingOf } = linkPersons(linked);
  for (let from = 0; from < linked.length; from += PEOPLE_AT_ONCE)
    yield { people: linked.slice(from, from + PEOPLE_AT_ONCE), standingOf };
}
