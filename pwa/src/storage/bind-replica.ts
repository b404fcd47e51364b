// A replica id belongs to one copy of one station's records and is kept among them: where the registry was lost, so was
// the count of the id's edits, and a new id begins (decisions/0002). Where only the tablet's own database was lost, the
// id lives on: unsent work carries it, and the server takes work only from the tablet whose id it carries. The secret that
// proves the id to the server lies beside it for the same reason.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { DeviceSecret } from '@tram/shared-schema/sync/session.js';
import type { DeviceStore } from '#session/device-store.js';
import type { StationDatabase } from './open-database.js';
import { ownRow, ownValueOf, writeOwnRow } from './own-rows.js';

const REPLICA_ROW = '~replica';

interface BoundReplica {
  readonly replicaId: ReplicaId;
  /** Absent where the row was written before tablets had one. */
  readonly secret?: DeviceSecret;
}

/** The id to stamp with, and so to sign in with, as long as these records are on the tablet. */
export async function bindReplica(
  device: Pick<
    DeviceStore,
    'unusedReplicaId' | 'claimReplicaId' | 'isGivenUp' | 'deviceSecret' | 'claimDeviceSecret'
  >,
  { tables: { registry } }: Pick<StationDatabase, 'tables'>,
): Promise<ReplicaId> {
  const known = async () => ownValueOf<BoundReplica>(await registry.readOne(REPLICA_ROW));
  let bound = await known();
  if (bound === undefined) {
    const unused = { replicaId: await device.unusedReplicaId(), secret: await device.deviceSecret() };
    // Another tab may do the same just now; whoever wrote first has named the records.
    await registry.insert([ownRow('registry', REPLICA_ROW, unused)], () => undefined);
    bound = (await known()) ?? unused;
  }
  if (await device.isGivenUp(bound.replicaId)) {
    bound = { replicaId: await device.unusedReplicaId(), secret: await device.deviceSecret() };
    await writeOwnRow(registry, ownRow('registry', REPLICA_ROW, bound));
  }
  const { replicaId, secret } = bound;
  if (secret === undefined) {
    const now = { replicaId, secret: await device.deviceSecret() };
    await writeOwnRow(registry, ownRow('registry', REPLICA_ROW, now));
  } else {
    await device.claimDeviceSecret(secret);
  }
  // After the records have it: cut off before this, the id is found there again.
  await device.claimReplicaId(replicaId);
  return replicaId;
}
