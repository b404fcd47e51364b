// A replica id belongs to one copy of one station's records and is kept among them: where the registry was lost, so was
// the count of the id's edits, and a new id begins (decisions/0002). Where only the tablet's own database was lost, the
// id lives on: unsent work carries it, and the server takes work only from the tablet whose id it carries.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { DeviceStore } from '#session/device-store.js';
import type { StationDatabase } from './open-database.js';
import { ownRow, ownValueOf } from './own-rows.js';

const REPLICA_ROW = '~replica';

/** The id to stamp with, and so to sign in with, as long as these records are on the tablet. */
export async function bindReplica(
  device: Pick<DeviceStore, 'unusedReplicaId' | 'claimReplicaId'>,
  { tables: { registry } }: Pick<StationDatabase, 'tables'>,
): Promise<ReplicaId> {
  const known = async () =>
    ownValueOf<{ replicaId: ReplicaId }>(await registry.readOne(REPLICA_ROW))?.replicaId;
  let replicaId = await known();
  if (replicaId === undefined) {
    const unused = await device.unusedReplicaId();
    // Another tab may do the same just now; whoever wrote first has named the records.
    await registry.insert([ownRow('registry', REPLICA_ROW, { replicaId: unused })], () => undefined);
    replicaId = (await known()) ?? unused;
  }
  // After the records have it: cut off before this, the id is found there again.
  await device.claimReplicaId(replicaId);
  return replicaId;
}
