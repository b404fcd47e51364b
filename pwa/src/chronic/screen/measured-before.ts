// What was measured of somebody, whichever page it was written on.

import { measuredAtVisit, type Measured } from '@tram/shared-schema/chronic/screened-state.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { withoutUndefined } from '#people/without-undefined.js';

/** In the order of the events. */
export function measuredBefore(events: readonly StoredDocument[]): readonly Measured[] {
  return events.flatMap(({ doc }): Measured[] => {
    if (doc.type === 'encounter' && doc.status === 'completed') return [measuredAtVisit(doc)];
    if ((doc.type !== 'screening' && doc.type !== 'follow-up') || doc.status !== 'completed') return [];
    const { pressureReadings, glucose, hba1cPercent, symptoms } = doc;
    const on = localDateAt(epochMsOf(doc.occurredAt));
    return [{ on, ...withoutUndefined({ pressureReadings, glucose, hba1cPercent, symptoms }) }];
  });
}
