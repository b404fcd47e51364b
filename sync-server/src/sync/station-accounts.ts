// Which accounts named in what was sent are the station's, and which of them head it, by its own cards.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import type { DocumentStore } from '#ports.js';
import { accountsNamedIn } from './accounts-named-in.js';
import type { RestoredBearer } from './restored-bearer.js';

export interface StationAccounts {
  readonly accounts: ReadonlySet<AccountId>;
  readonly heads: ReadonlySet<AccountId>;
}

export async function stationAccounts(
  documents: Pick<DocumentStore, 'readDocuments'>,
  stationId: StationId,
  restored: RestoredBearer | undefined,
  sent: readonly TramDocument[],
): Promise<StationAccounts> {
  const named = accountsNamedIn(sent);
  const found = await documents.readDocuments(stationId, [...named]);
  const [accounts, heads] = [new Set<AccountId>(), new Set<AccountId>()];
  for (const id of named) {
    const card = found.get(id);
    const isOurs = card ? card.type === 'worker' : (await restored?.isForgotten(id)) === true;
    if (isOurs) accounts.add(id);
    if (card?.type === 'worker' && card.role === 'head') heads.add(id);
  }
  return { accounts, heads };
}
