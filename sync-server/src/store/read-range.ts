// Documents by their ids, a bounded piece at a time.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentRange } from '#ports.js';
import { rowsOf, type CouchClient } from './couch-client.js';
import { readStored } from './stored-document.js';

export async function readRange(
  couch: CouchClient,
  db: string,
  { after = '', through, limit }: DocumentRange,
): Promise<readonly TramDocument[]> {
  const found: TramDocument[] = [];
  for (let from = after; found.length < limit;) {
    // One more than is wanted: the first row is the one the piece begins behind.
    const asked = limit - found.length + 1;
    const start = from === '' ? {} : { startkey: from };
    const qs = { include_docs: true, limit: asked, endkey: through, ...start };
    const rows = rowsOf(await couch.request({ db, path: '_all_docs', qs }), 'rows');
    for (const row of rows) {
      const { id } = row;
      // Design documents lie among the ids, and are nothing of a tablet's.
      const isWanted = typeof id === 'string' && id > from && !id.startsWith('_');
      if (isWanted && found.length < limit) found.push(readStored(row['doc']).document);
    }
    const last = rows.at(-1)?.['id'];
    if (rows.length < asked || typeof last !== 'string') break;
    from = last;
  }
  return found;
}
