// Where a record of vaccines or chronic care is looked at and put right.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { chronicPath, recordPath as chronicRecordPath } from '#chronic/paths.js';
import { cardPath, pregnancyPath, recordPath } from '#immunisation/paths.js';
import { amendAdverseEventPath, lotPath } from '#immunisation/session/paths.js';

/** Undefined of what is no such record. */
export function careRecordPath(doc: TramDocument): string | undefined {
  switch (doc.type) {
    case 'dose':
    case 'immunisation-decision':
      return recordPath(doc.personId, doc._id);
    case 'adverse-event':
      return amendAdverseEventPath(doc.personId, doc._id);
    case 'observation':
      return cardPath(doc.personId);
    case 'pregnancy':
      return pregnancyPath(doc.personId);
    case 'vaccine-lot':
      return lotPath(doc._id);
    case 'lot-movement':
      return lotPath(doc.lotId);
    case 'screening':
    case 'follow-up':
      return chronicRecordPath(doc.personId, doc._id);
    case 'enrolment':
    case 'contact':
      return chronicPath(doc.personId);
    default:
      return undefined;
  }
}
