// A second release that nobody made: people have several phones, visits say their reason in words. Only tests know it.

import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { liftRelease, type Migration } from '#storage/migrations/migration.js';

const SECOND = 2;

export const liftPerson = (person: Person): Person | undefined =>
  person.schemaVersion >= SECOND
    ? undefined
    : ({
        ...person,
        schemaVersion: SECOND,
        phones: person.phone === undefined ? [] : [{ number: person.phone }],
      } as Person);

export const liftEncounter = (encounter: Encounter): Encounter | undefined =>
  encounter.schemaVersion >= SECOND
    ? undefined
    : ({ ...encounter, schemaVersion: SECOND, reasonWords: encounter.reason.split(', ') } as Encounter);

export const SECOND_RELEASE: Migration = liftRelease({
  to: SECOND,
  lifts: { person: liftPerson, encounter: liftEncounter },
});
