// Every account a page of documents names as the author of something.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { EventDocument, RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import type { AccountId } from '@tram/shared-schema/document/ids.js';

export function accountsNamedIn(documents: readonly TramDocument[]): ReadonlySet<AccountId> {
  const named = new Set<AccountId>();
  for (const doc of documents) {
    named.add(doc.createdBy.accountId);
    const { stamps = {}, superseded = [] } = doc as RegistryDocument;
    for (const { by, reviewed } of Object.values(stamps)) {
      named.add(by);
      if (reviewed) named.add(reviewed.by);
    }
    for (const { stamp } of superseded) named.add(stamp.by);
    const { statusChange } = doc as EventDocument;
    if (statusChange) named.add(statusChange.by);
  }
  return named;
}
