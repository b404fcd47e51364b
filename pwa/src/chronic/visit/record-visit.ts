// A follow-up as it happened, written once; the same for its correction.

import { FOLLOW_UP_SCHEMA_VERSION, type FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import type { FollowUpId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newEnvelope, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { VisitFields } from './parse-visit.js';

export function newFollowUp(
  fields: VisitFields,
  { _id: personId, hamletId }: Pick<Person, '_id' | 'hamletId'>,
  desk: Pick<Desk, 'clock' | 'editor' | 'stationId'>,
  { id, amends }: { id: FollowUpId; amends?: FollowUpId | undefined },
): FollowUp {
  return {
    _id: id,
    type: 'follow-up',
    schemaVersion: FOLLOW_UP_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId,
    status: 'completed',
    ...fields,
    ...withoutUndefined({ hamletId, amends }),
  };
}
