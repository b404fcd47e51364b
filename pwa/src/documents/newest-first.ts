// The order of what was done for a person: the latest first, whichever of their records it was written under.

import type { StoredDocument } from './tablet-documents.js';

const momentOf = ({ doc }: StoredDocument): string => ('occurredAt' in doc ? doc.occurredAt : doc.createdAt);

export const newestFirst = (a: StoredDocument, b: StoredDocument): number =>
  momentOf(a) < momentOf(b) ? 1 : momentOf(a) > momentOf(b) ? -1 : 0;
