// What becomes of a row when the server's state of its document arrives.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { lifecycleOf } from '@tram/shared-schema/document/document-types.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { leftBehindOf, stillLeft } from './retention-row.js';
import { fullerRow, movedRow, type StationRow } from './station-row.js';

export const isAtServer = (row: StationRow): boolean =>
  row.syncState === 'accepted' || row.syncState === 'merged';

/** Undefined where nothing changes, which is the usual case: most pages bring back what was sent. */
export function absorb(standing: StationRow, { doc: pulled }: StationRow): StationRow | undefined {
  const left = leftBehindOf(standing);
  if (left) return stillLeft(standing, left, pulled);
  if (lifecycleOf(pulled.type) === undefined) {
    // The server is the only writer of what we do not know, so its newest state stands.
    return sameJson(standing.doc, pulled) ? undefined : fullerRow(standing, pulled);
  }
  const merged = mergeDocuments(standing.doc, pulled);
  if (!isAtServer(standing) && sameJson(merged, pulled)) return movedRow(standing, 'accepted', pulled);
  return sameJson(merged, standing.doc) ? undefined : fullerRow(standing, merged);
}
