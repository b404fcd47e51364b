// Whose edits a tablet may bring after a restore beside its own: those of the station's other tablets, which the server
// may have lost, also of tablets and workers that were enrolled after the backup was made and are forgotten here. Never
// those of a tablet or an account that is known to be another station's.

import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { SERVER_REPLICA } from '#domain/server-replica.js';
import type { Deps } from '#deps.js';
import type { EpochRecord } from '#ports.js';

/** By then all tablets have been in contact. */
const RESTORE_WINDOW_MS = 90 * 24 * 3_600_000;

export interface RestoredBearer {
  mayCarry(replicaId: ReplicaId): boolean;
  /** An account this server does not know at all. */
  isForgotten(accountId: AccountId): Promise<boolean>;
}

/** Undefined where nothing was restored lately. */
export async function restoredBearer(
  { sessions, accounts }: Pick<Deps, 'sessions' | 'accounts'>,
  stationId: StationId,
  { renewedAt }: EpochRecord,
  nowMs: number,
): Promise<RestoredBearer | undefined> {
  if (renewedAt === undefined || nowMs - epochMsOf(renewedAt) > RESTORE_WINDOW_MS) return undefined;
  const devices = await sessions.listDevices();
  const elsewhere = new Set(
    devices.flatMap((device) => (device.stationId === stationId ? [] : [device.replicaId])),
  );
  return {
    mayCarry: (replicaId) => replicaId !== SERVER_REPLICA && !elsewhere.has(replicaId),
    isForgotten: async (accountId) => (await accounts.read(accountId)) === undefined,
  };
}
