// Opens the visit form: new, left half written, or on a visit that is to be corrected.

import { documentId, isIdOf } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newestFirst } from '#documents/newest-first.js';
import { createDraftKeeper } from '#people/draft-keeper.js';
import type { EncounterDeps } from './encounter-deps.js';
import { emptyEncounterForm, encounterFormOf, readEncounterForm } from './encounter-form.js';
import { createEncounterFormModel, type EncounterFormModel } from './encounter-form-model.js';
import { lastVitals } from './last-vitals.js';
import { amendEncounterDraftId, newEncounterDraftId } from './paths.js';
import { isMendedInPlace } from './refused-answer.js';

/** Undefined where the person, or the visit to correct, is not on this tablet. */
export async function openEncounterForm(
  deps: EncounterDeps,
  personId: Person['_id'],
  amendsId?: Encounter['_id'],
): Promise<EncounterFormModel | undefined> {
  const records = deps.recordsOf?.(personId) ?? [personId];
  // A new visit is written under the record that goes on, whichever of them an old link or a draft names.
  const subjectId = amendsId ? personId : (records[0] ?? personId);
  const stored = await deps.documents.get('person', subjectId);
  const corrected = amendsId && (await deps.documents.get('encounter', amendsId));
  const amends = corrected?.doc;
  if (!stored || (amendsId && amends?.personId !== personId)) return undefined;
  const { accountId } = deps.editor();
  const draftId = amends
    ? amendEncounterDraftId(accountId, amends._id)
    : newEncounterDraftId(accountId, personId);
  const begun = amends ? encounterFormOf(amends) : emptyEncounterForm(instantAt(deps.clock.nowMs()));
  const draft = await deps.drafts.find(draftId);
  const given = draft?.recordId;
  const recordId =
    given !== undefined && isIdOf('encounter', given) ? given : documentId('encounter', deps.ids.ulid());
  const events = (await Promise.all(records.map((id) => deps.documents.eventsOf(id))))
    .flat()
    .sort(newestFirst);
  return createEncounterFormModel(deps, {
    person: stored.doc,
    // A draft keeps the moment it was begun: taken up the next day it is still yesterday's visit.
    values: draft ? readEncounterForm(draft.values, begun) : begun,
    last: lastVitals(events.filter(({ doc }) => doc._id !== amends?._id)),
    keeper: createDraftKeeper(
      deps.drafts,
      { draftId, kind: 'encounter', accountId, personId, ...(!amends && { recordId }) },
      deps.clock.nowMs,
    ),
    recordId,
    amends,
    refusal: corrected && isMendedInPlace(corrected) ? corrected.refusal : undefined,
  });
}
