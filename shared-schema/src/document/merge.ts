// The one door to merge: the tablet, the server's write path and the repair of CouchDB's conflicts all come here.

import { canonicalJson } from './canonical-json.js';
import { lifecycleOf, type TramDocument } from './document-types.js';
import type { EventDocument, RegistryDocument } from './envelope.js';
import { mergeEvent } from './merge-event.js';
import { mergeRegistry } from './merge-registry.js';
import { mergeReference } from '../reference/reference.js';

/** Commutative, associative, idempotent for every type; `_rev` is the caller's. */
export function mergeDocuments(a: TramDocument, b: TramDocument): TramDocument {
  if (a._id !== b._id) throw new RangeError('only two states of one document can be merged');
  const lifecycle = a.type === b.type ? lifecycleOf(a.type) : undefined;
  switch (lifecycle) {
    case 'registry':
      return mergeRegistry(a as RegistryDocument, b as RegistryDocument) as TramDocument;
    case 'event':
      return mergeEvent(a as EventDocument, b as EventDocument) as TramDocument;
    case 'reference':
      return mergeReference(
        a as { updatedAt: string } & TramDocument,
        b as { updatedAt: string } & TramDocument,
      );
    case undefined:
      // A type of a newer version, or a forged id: any choice will do if everybody makes the same.
      return canonicalJson(a) >= canonicalJson(b) ? a : b;
  }
}
