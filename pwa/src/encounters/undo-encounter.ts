// Takes a visit back that was saved a moment ago: it is withdrawn, and what was typed is a draft again.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import type { EncounterDeps } from './encounter-deps.js';
import type { EncounterFormValues } from './encounter-form.js';
import { newEncounterDraftId, newEncounterPath } from './paths.js';
import { withdrawEncounter } from './withdraw-encounter.js';

/** Where the form is open again. The draft is kept first, so that nothing typed is lost if the rest fails. */
export async function undoEncounter(
  encounterId: Encounter['_id'],
  person: Pick<Person, '_id' | 'name'>,
  values: EncounterFormValues,
  deps: EncounterDeps,
): Promise<Result<{ path: string }, ChangeFailure>> {
  const { accountId } = deps.editor();
  const kept = await deps.drafts.keep({
    draftId: newEncounterDraftId(accountId, person._id),
    kind: 'encounter',
    accountId,
    personId: person._id,
    title: person.name,
    changedAt: instantAt(deps.clock.nowMs()),
    values: { ...values },
  });
  if (!kept.ok) return kept;
  const withdrawn = await withdrawEncounter(encounterId, deps);
  return withdrawn.ok ? ok({ path: newEncounterPath(person._id) }) : withdrawn;
}
