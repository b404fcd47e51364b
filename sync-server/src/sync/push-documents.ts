// A push as a whole: who may send to this station at all, is it the same database still, and what is written down of it.

import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Epoch, PushReply, PushResult } from '@tram/shared-schema/sync/wire.js';
import type { SignedIn } from '#accounts/authenticate.js';
import { noteDevice } from '#accounts/note-device.js';
import type { Deps } from '#deps.js';
import { mayWriteTo } from '#domain/may-write.js';
import type { EpochRecord } from '#ports.js';
import { acceptDocuments } from './accept-documents.js';
import type { CheckDocument } from './document-schema.js';
import { readerEpoch } from './reader-epoch.js';

/** After a restore, tablets bring back what the server lost, each other's edits too. By then all have been in contact. */
const RESTORE_WINDOW_MS = 90 * 24 * 3_600_000;

export interface Push {
  readonly stationId: StationId;
  readonly epoch?: Epoch;
  readonly sentAt?: string;
  readonly documents: readonly unknown[];
}
export type PushFailure =
  { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'epoch-changed'; epoch: Epoch };

async function vouchedFor(
  { sessions }: Pick<Deps, 'sessions'>,
  stationId: StationId,
  { renewedAt }: EpochRecord,
  nowMs: number,
): Promise<readonly ReplicaId[]> {
  if (renewedAt === undefined || nowMs - epochMsOf(renewedAt) > RESTORE_WINDOW_MS) return [];
  const devices = await sessions.listDevices();
  return devices.filter((device) => device.stationId === stationId).map((device) => device.replicaId);
}

export function countResults(results: readonly PushResult[]): Record<PushResult['kind'], number> {
  const counts = { accepted: 0, merged: 0, refused: 0 };
  for (const { kind } of results) counts[kind] += 1;
  return counts;
}

export async function pushDocuments(
  deps: Deps,
  check: CheckDocument,
  { account, session }: SignedIn,
  { stationId, epoch, sentAt, documents }: Push,
): Promise<Result<PushReply, PushFailure>> {
  if (!mayWriteTo(account, stationId)) return err({ kind: 'not-allowed' });
  const record = await deps.documents.epoch(stationId);
  if (!record) return err({ kind: 'not-found' });
  const current = readerEpoch(record.epoch, account);
  if (epoch !== undefined && epoch !== current) return err({ kind: 'epoch-changed', epoch: current });

  const nowMs = deps.clock.nowMs();
  const { replicaId } = session;
  const sender = {
    account,
    stationId,
    replicaId,
    nowMs,
    vouchedFor: await vouchedFor(deps, stationId, record, nowMs),
  };
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
  return ok({ epoch: current, serverTime: instantAt(deps.clock.nowMs()), results });
}
