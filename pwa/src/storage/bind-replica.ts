// A replica id belongs to one copy of one station's records: the registry carries it, the tablet's own database carries
// it, and where the two do not agree neither is believed (decisions/0002).

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { DeviceStore } from '#session/device-store.js';
import type { StationDatabase } from './open-database.js';
import { ownRow, ownValueOf } from './own-rows.js';

const REPLICA_ROW = '~replica';

/** The id to stamp with, from now until the database is opened anew. */
export async function bindReplica(
  device: Pick<DeviceStore, 'bindReplica'>,
  { name, tables: { registry } }: Pick<StationDatabase, 'name' | 'tables'>,
): Promise<ReplicaId> {
  const standing = await registry.readOne(REPLICA_ROW);
  const known = ownValueOf<{ replicaId: ReplicaId }>(standing)?.replicaId;
  const replicaId = await device.bindReplica(name, known);
  if (replicaId !== known) {
    const row = ownRow(REPLICA_ROW, { replicaId });
    if (standing) await registry.update([standing], () => row);
    else await registry.insert([row], () => row);
  }
  return replicaId;
}
