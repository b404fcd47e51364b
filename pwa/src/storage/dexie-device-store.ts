// What the tablet knows of itself, one value a key, in its own database.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { DeviceSecret } from '@tram/shared-schema/sync/session.js';
import type { DeviceStore, KeptSession, Preferences } from '#session/device-store.js';
import type { MeasuredClock } from '#sync/tablet-clock.js';
import type { DeviceDatabase } from './dexie-device-database.js';
import { asStorageResult } from './storage-failure.js';

interface KeptReplica {
  readonly id: ReplicaId;
  /** Whether records may carry it; until then it has only signed in. */
  readonly isUsed: boolean;
}

interface KeptValues {
  replica: KeptReplica;
  session: KeptSession;
  station: StationId;
  lastRound: number;
  clock: MeasuredClock;
  preferences: Preferences;
  givenUp: readonly ReplicaId[];
  deviceSecret: DeviceSecret;
  deviceKey: CryptoKey;
}

/** What a new tablet makes for itself, once. */
export interface DeviceMakings {
  readonly newReplicaId: () => ReplicaId;
  readonly newSecret: () => DeviceSecret;
  readonly newDeviceKey: () => Promise<CryptoKey>;
}

const DEFAULT_PREFERENCES: Preferences = { language: 'vi', theme: 'auto', lockAfterMinutes: 5 };

export function createDexieDeviceStore(
  { kept, transaction, onChanged }: DeviceDatabase,
  { newReplicaId, newSecret, newDeviceKey }: DeviceMakings,
): DeviceStore {
  const read = async <K extends keyof KeptValues>(key: K): Promise<KeptValues[K] | undefined> =>
    (await kept.get(key)) as KeptValues[K] | undefined;
  const keep = <K extends keyof KeptValues>(key: K, value: KeptValues[K]) =>
    asStorageResult(async () => {
      await kept.put(value, key);
    });
  const keepReplica = async (replica: KeptReplica): Promise<ReplicaId> => {
    await kept.put(replica, 'replica');
    return replica.id;
  };
  const newReplica = (): Promise<ReplicaId> => keepReplica({ id: newReplicaId(), isUsed: false });

  /** A browser that cannot read a key it keeps gives back something else, or nothing. */
  const knownDeviceKey = async (): Promise<CryptoKey | undefined> => {
    const known = await read('deviceKey');
    return known instanceof CryptoKey ? known : undefined;
  };
  async function deviceKey(): Promise<CryptoKey> {
    const known = await knownDeviceKey();
    if (known) return known;
    // Made before the transaction: one that waits for WebCrypto is over when it comes back.
    const made = await newDeviceKey();
    return transaction(async () => {
      const meanwhile = await knownDeviceKey();
      if (!meanwhile) await kept.put(made, 'deviceKey');
      return meanwhile ?? made;
    });
  }
  const deviceSecret = (): Promise<DeviceSecret> =>
    transaction(async () => {
      const known = await read('deviceSecret');
      if (known !== undefined) return known;
      const made = newSecret();
      await kept.put(made, 'deviceSecret');
      return made;
    });

  return {
    replicaId: () => transaction(async () => (await read('replica'))?.id ?? newReplica()),
    unusedReplicaId: () =>
      transaction(async () => {
        const replica = await read('replica');
        return replica?.isUsed === false ? replica.id : newReplica();
      }),
    claimReplicaId: async (id) => {
      await keepReplica({ id, isUsed: true });
    },
    giveUpReplicaId: (id) =>
      transaction(async () => {
        const givenUp = (await read('givenUp')) ?? [];
        await kept.put([...givenUp, id], 'givenUp');
      }),
    isGivenUp: async (id) => (await read('givenUp'))?.includes(id) === true,
    deviceSecret,
    claimDeviceSecret: async (secret) => {
      await kept.put(secret, 'deviceSecret');
    },
    deviceKey,
    hasDeviceKey: async () => (await knownDeviceKey()) !== undefined,

    session: () => read('session'),
    keepSession: (session) => keep('session', session),
    forgetSession: () => kept.delete('session'),
    stationId: () => read('station'),
    keepStationId: (stationId) => keep('station', stationId),
    lastRoundAtMs: () => read('lastRound'),
    keepLastRound: (atMs) => keep('lastRound', atMs),
    measuredClock: () => read('clock'),
    keepMeasuredClock: (measured) => keep('clock', measured),
    preferences: async () => ({ ...DEFAULT_PREFERENCES, ...(await read('preferences')) }),
    keepPreferences: (preferences) => keep('preferences', preferences),
    onChanged: (listener) => onChanged('kept', listener),
  };
}
