// A push as a whole: who may send to this station at all, is it the same database still, and what is written down of it.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Epoch, PushReply, PushResult, Witness } from '@tram/shared-schema/sync/wire.js';
import type { SignedIn } from '#accounts/authenticate.js';
import { noteDevice } from '#accounts/note-device.js';
import type { Deps } from '#deps.js';
import { mayWriteTo } from '#domain/may-write.js';
import { acceptDocuments } from './accept-documents.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';
import { readerEpoch } from './reader-epoch.js';
import { restoredBearer } from './restored-bearer.js';
import { stationEpoch } from './station-epoch.js';

export interface Push {
  readonly stationId: StationId;
  readonly epoch?: Epoch;
  readonly witnesses?: readonly Witness[];
  readonly sentAt?: string;
  readonly documents: readonly unknown[];
}
export type PushFailure =
  { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'epoch-changed'; epoch: Epoch };

export function countResults(
  results: readonly Pick<PushResult, 'kind'>[],
): Record<PushResult['kind'], number> {
  const counts = { accepted: 0, merged: 0, refused: 0 };
  for (const { kind } of results) counts[kind] += 1;
  return counts;
}

export async function pushDocuments(
  deps: Deps,
  check: CheckDocument,
  { account, session }: SignedIn,
  { stationId, epoch, witnesses, sentAt, documents }: Push,
): Promise<Result<PushReply, PushFailure>> {
  if (!mayWriteTo(account, stationId)) return err({ kind: 'not-allowed' });
  const record = await stationEpoch(deps, stationId, witnesses);
  if (!record) return err({ kind: 'not-found' });
  const current = readerEpoch(record.epoch, account);
  if (epoch !== undefined && epoch !== current) return err({ kind: 'epoch-changed', epoch: current });

  const nowMs = deps.clock.nowMs();
  const { replicaId } = session;
  const restored = await restoredBearer(deps, stationId, record, nowMs);
  const sender = { account, stationId, replicaId, nowMs, ...(restored && { restored }) };
  const [results] = await Promise.all([
    acceptDocuments(deps.documents, check, sender, documents),
    noteDevice(deps, { replicaId, account, ...(sentAt !== undefined && { sentAt }) }),
  ]);
  if (results.length > 0) {
    const counts = countResults(results);
    const at = instantAt(nowMs);
    await deps.audit.append({
      at,
      actor: account.accountId,
      act: 'documents-written',
      subject: stationId,
      counts,
    });
  }
  const head = await deps.documents.head(stationId);
  return ok({
    epoch: current,
    serverTime: instantAt(deps.clock.nowMs()),
    ...(head?.witness !== undefined && { witness: head.witness }),
    results,
  });
}
