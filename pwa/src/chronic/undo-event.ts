// Takes an event back that was saved a moment ago: it is withdrawn, and what was typed is a draft again.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { withdrawCareEvent, type CareEvent } from './care-events.js';
import type { ChronicDeps } from './chronic-deps.js';
import { chronicDraftId, contactSubject } from './paths.js';

/** The draft is kept first, so that nothing typed is lost if the rest fails. */
export async function undoCareEvent(
  event: CareEvent,
  person: Pick<Person, '_id' | 'name'>,
  values: object,
  deps: ChronicDeps,
): Promise<Result<unknown, ChangeFailure>> {
  const { accountId } = deps.editor();
  const about = event.type === 'contact' ? { about: event.about } : {};
  const subject = event.type === 'contact' ? contactSubject(person._id, event.about) : person._id;
  const kept = await deps.drafts.keep({
    draftId: chronicDraftId(event.type, accountId, subject),
    kind: event.type,
    accountId,
    personId: person._id,
    title: person.name,
    changedAt: instantAt(deps.clock.nowMs()),
    values: { ...values, ...about },
  });
  if (!kept.ok) return kept;
  return withdrawCareEvent(event, deps);
}
