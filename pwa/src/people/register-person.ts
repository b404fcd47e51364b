// Somebody new becomes known to the station: a person, and a household where they found one.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { HOUSEHOLD_SCHEMA_VERSION, type Household } from '@tram/shared-schema/people/household.js';
import { PERSON_SCHEMA_VERSION, type Person } from '@tram/shared-schema/people/person.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import { newEnvelope, type Desk } from './desk.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { withoutUndefined } from './without-undefined.js';
import type { PersonFormReading } from './parse-person-form.js';
import type { PersonFields } from './person-fields.js';
import { withTemporaryCode } from './without-papers.js';

/**
 * Person and household are written together or not at all; the person under an id chosen when the form was opened, so
 * that nobody is registered twice by one form.
 */
export async function registerPerson(
  reading: PersonFormReading,
  desk: Desk,
  personId: Person['_id'],
): Promise<Result<Person, StorageFailure>> {
  const fields = withTemporaryCode(reading.fields, personId);
  const household = reading.household.kind === 'new' ? newHousehold(fields, personId, desk) : undefined;
  const person: Person = {
    _id: personId,
    type: 'person',
    schemaVersion: PERSON_SCHEMA_VERSION,
    ...newEnvelope(desk),
    ...withoutUndefined({ ...fields, ...(household && { householdId: household._id }) }),
  };
  const written = await desk.documents.add(household ? [person, household] : [person]);
  return written.ok ? ok(person) : written;
}

/** A household is found by its head; one founded by somebody who is not the head waits for the head to come. */
export function newHousehold(fields: PersonFields, personId: Person['_id'], desk: Desk): Household {
  return {
    _id: documentId('household', desk.ids.ulid()),
    type: 'household',
    schemaVersion: HOUSEHOLD_SCHEMA_VERSION,
    ...newEnvelope(desk),
    ...withoutUndefined({
      hamletId: fields.hamletId,
      address: fields.address,
      headPersonId: fields.relationToHead === 'head' ? personId : undefined,
    }),
  };
}
