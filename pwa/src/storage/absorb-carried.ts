// What becomes of a row when a file brings its document. Unlike a page from the server (absorb.ts), a file proves nothing
// about the server: what it adds to a row waits to be sent, and what waits goes on waiting.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { rewrittenField } from '@tram/shared-schema/document/fixed-fields.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { TakenOutcome } from '#day-file/day-file-records.js';
import { isAtServer } from './absorb.js';
import { editedRow, fullerRow, holdsDocument, type StationRow } from './station-row.js';

const withoutReceipt = ({ receivedAt: _at, receivedBy: _by, ...rest }: TramDocument): object => rest;

/** `row` is absent where what stands stays. `fresh` is `accepted` where the file's tablet had the server's word for it. */
export function absorbCarried(
  standing: StationRow,
  fresh: StationRow,
): { row?: StationRow; outcome: TakenOutcome } {
  const { id } = standing;
  // An old event that was given up for room: the server has it, and gets what is new from the carried file.
  if (!holdsDocument(standing)) return { outcome: { id, kind: 'known' } };
  const field = rewrittenField(fresh.doc, standing.doc);
  if (field !== undefined) return { outcome: { id, kind: 'refused', refusal: { kind: 'immutable', field } } };
  const merged = mergeDocuments(standing.doc, fresh.doc);
  if (sameJson(withoutReceipt(merged), withoutReceipt(standing.doc)))
    return { outcome: { id, kind: 'known' } };
  const outcome: TakenOutcome = { id, kind: 'merged' };
  // One more edit where the server may lack it: an answer still on its way is no answer to this.
  const isSettled = isAtServer(fresh) || standing.syncState === 'refused';
  return { row: isSettled ? fullerRow(standing, merged) : editedRow(standing, merged), outcome };
}
