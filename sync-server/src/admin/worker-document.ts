// A worker's reference document in the station's database: it lets every tablet name the author of a record offline,
// and it is how the server knows whose edits may come from the station.

import { epochMsOf, instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { Worker } from '@tram/shared-schema/reference/reference.js';
import type { Deps } from '#deps.js';
import type { Account } from '#ports.js';
import { serverAuthor } from './server-author.js';

/** Later than what stands, also when the server's clock went back. */
export function updatedAfter(nowMs: number, standing: { readonly updatedAt: Instant } | undefined): Instant {
  return instantAt(Math.max(nowMs, standing ? epochMsOf(standing.updatedAt) + 1 : 0));
}

/** Nothing where it stands already or where the account has no station. Mends an account whose making was cut off. */
export async function ensureWorkerDocument(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { accountId, displayName, role, stationId }: Account,
): Promise<void> {
  if (!stationId) return;
  const standing = (await documents.readDocuments(stationId, [accountId])).get(accountId) as
    Worker | undefined;
  if (standing?.displayName === displayName && standing.role === role) return;
  const nowMs = clock.nowMs();
  const worker: Worker = {
    _id: accountId,
    type: 'worker',
    schemaVersion: 1,
    stationId,
    createdAt: standing?.createdAt ?? instantAt(nowMs),
    createdBy: standing?.createdBy ?? serverAuthor(accountId),
    updatedAt: updatedAfter(nowMs, standing),
    displayName,
    role,
  };
  await documents.writeDocuments(stationId, [worker]);
}
