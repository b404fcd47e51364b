// Mends a known person: only the answers that were changed in the form are stamped, so that what another tablet
// changed in the meantime stands; where both changed the same answer, the other's is kept to be looked at.

import { changesBetween, editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Result } from '@tram/shared-schema/result.js';
import { editorNow, type Desk } from './desk.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import type { OpenedPersonForm, PersonFormReading } from './parse-person-form.js';
import { newHousehold } from './register-person.js';
import { withTemporaryCode } from './without-papers.js';

export async function editPerson(
  personId: Person['_id'],
  opened: OpenedPersonForm,
  reading: PersonFormReading,
  desk: Desk,
): Promise<Result<Person, ChangeFailure>> {
  let fields = withTemporaryCode(reading.fields, personId);
  if (reading.household.kind === 'new') {
    const household = newHousehold(fields, personId, desk);
    // Before the person names it: a household without members is harmless, a member of nothing is not.
    const founded = await desk.documents.add([household]);
    if (!founded.ok) return founded;
    fields = { ...fields, householdId: household._id };
  }
  const changes = changesBetween<Person>(opened.fields, fields);
  const editor = editorNow(desk);
  return desk.documents.change('person', personId, (person) =>
    editRegistry(person, changes, editor, opened.fields),
  );
}
