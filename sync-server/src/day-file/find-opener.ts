// Which key opens a day file, whether the tablet it names may have made it, and with whose rights what is in it counts.
// The key says the rights: who holds the station's is one of its workers, who holds a community account's is that account.

import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { DayFileFault, DayFileHeader } from '@tram/shared-schema/sync/day-file.js';
import type { DayFileOpener } from '@tram/shared-schema/sync/day-file-reader.js';
import { communityRecordsKey, stationRecordsKey } from '#accounts/records-key.js';
import type { Deps } from '#deps.js';
import type { Rights } from '#domain/may-read.js';
import type { Account } from '#ports.js';
import { dayFileKey, dayFileOpener, deviceSigningKey } from './day-file-opener.js';

export type OpenerParts = Pick<
  Deps,
  'stationKeys' | 'accounts' | 'sessions' | 'clock' | 'randomness' | 'audit'
>;

export interface FoundOpener extends DayFileOpener {
  readonly rights: Rights;
}

async function holderOf(
  deps: OpenerParts,
  stationId: StationId,
  keyId: string,
): Promise<{ key: string; rights: Rights; owner?: AccountId } | undefined> {
  const station = await stationRecordsKey(deps, stationId);
  if (station.keyId === keyId) return { key: station.key, rights: { role: 'worker', stationId } };
  for (const account of await deps.accounts.list()) {
    if (account.role !== 'community' || account.stationId !== stationId) continue;
    const own = communityRecordsKey(station, account.accountId);
    if (own.keyId === keyId) return { key: own.key, rights: account, owner: account.accountId };
  }
  return undefined;
}

const bytesOf = (base64url: string): Uint8Array => new Uint8Array(Buffer.from(base64url, 'base64url'));

/** `carrier`: who brings the file; a tablet that was shut out needs somebody who answers for what it still had. */
export async function findOpener(
  deps: OpenerParts,
  stationId: StationId,
  carrier: Pick<Account, 'role' | 'accountId'>,
  header: DayFileHeader,
): Promise<Result<FoundOpener, DayFileFault>> {
  const { keyId, replicaId } = header;
  if (header.stationId !== stationId) return err({ kind: 'foreign-station', stationId: header.stationId });
  const holder = await holderOf(deps, stationId, keyId);
  // Who sees only some hamlets brings what the own account wrote, on whatever tablet, and nothing of the station's.
  const isClosed = carrier.role === 'community' && holder?.owner !== carrier.accountId;
  if (!holder || isClosed) return err({ kind: 'wrong-key', keyId });
  const device = await deps.sessions.readDevice(replicaId);
  if (device?.secretHash === undefined || device.stationId !== stationId)
    return err({ kind: 'unknown-device', replicaId });
  if (device.revokedAt && carrier.role !== 'head' && carrier.role !== 'admin')
    return err({ kind: 'device-revoked', replicaId });
  const key = dayFileKey(bytesOf(holder.key));
  const signingKey = deviceSigningKey(bytesOf(device.secretHash));
  return ok({ ...dayFileOpener(key, signingKey), rights: holder.rights });
}
