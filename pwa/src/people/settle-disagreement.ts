// Two tablets changed one field without knowing of each other. A worker looks at both values and chooses; until then
// both are kept.

import { keepCurrent, openDisagreements, takeLost } from '@tram/shared-schema/document/edit-registry.js';
import { editKey, type Superseded } from '@tram/shared-schema/document/stamp.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Result } from '@tram/shared-schema/result.js';
import { editorNow, type Desk } from './desk.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';

export async function settleDisagreement(
  personId: Person['_id'],
  entry: Superseded,
  choice: 'keep' | 'take',
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<Person, ChangeFailure>> {
  const editor = editorNow(desk);
  const settle = choice === 'keep' ? keepCurrent<Person> : takeLost<Person>;
  const wanted = editKey(entry.field, entry.stamp);
  return desk.documents.change('person', personId, (person) => {
    // Somebody else may have settled it while the page was open.
    const open = openDisagreements(person).find((other) => editKey(other.field, other.stamp) === wanted);
    return open ? settle(person, open, editor) : person;
  });
}
