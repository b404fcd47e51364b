// What the tablet knows of itself, one value a key, in its own database.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { DeviceStore, KeptSession, Preferences } from '#session/device-store.js';
import type { DeviceDatabase } from './dexie-device-database.js';
import { asStorageResult } from './storage-failure.js';

interface KeptReplica {
  readonly id: ReplicaId;
  /** The database whose edits this id has counted; absent while it has only signed in. */
  readonly boundTo?: string;
}

interface KeptValues {
  replica: KeptReplica;
  session: KeptSession;
  station: StationId;
  lastRound: number;
  preferences: Preferences;
}

const DEFAULT_PREFERENCES: Preferences = { language: 'vi', theme: 'auto' };

export function createDexieDeviceStore(
  { kept, transaction, onChanged }: DeviceDatabase,
  newReplicaId: () => ReplicaId,
): DeviceStore {
  const read = async <K extends keyof KeptValues>(key: K): Promise<KeptValues[K] | undefined> =>
    (await kept.get(key)) as KeptValues[K] | undefined;
  const keep = <K extends keyof KeptValues>(key: K, value: KeptValues[K]) =>
    asStorageResult(async () => {
      await kept.put(value, key);
    });
  const newReplica = async (boundTo?: string): Promise<ReplicaId> => {
    const replica: KeptReplica = { id: newReplicaId(), ...(boundTo !== undefined && { boundTo }) };
    await kept.put(replica, 'replica');
    return replica.id;
  };

  return {
    replicaId: () => transaction(async () => (await read('replica'))?.id ?? newReplica()),

    bindReplica: (database, known) =>
      transaction(async () => {
        const replica = await read('replica');
        if (!replica) return newReplica(database);
        if (replica.boundTo === undefined) {
          await kept.put({ id: replica.id, boundTo: database } satisfies KeptReplica, 'replica');
          return replica.id;
        }
        return replica.boundTo === database && replica.id === known ? replica.id : newReplica(database);
      }),

    session: () => read('session'),
    keepSession: (session) => keep('session', session),
    forgetSession: () => kept.delete('session'),
    stationId: () => read('station'),
    keepStationId: (stationId) => keep('station', stationId),
    lastRoundAtMs: () => read('lastRound'),
    keepLastRound: (atMs) => keep('lastRound', atMs),
    preferences: async () => ({ ...DEFAULT_PREFERENCES, ...(await read('preferences')) }),
    keepPreferences: (preferences) => keep('preferences', preferences),
    onChanged: (listener) => onChanged('kept', listener),
  };
}
