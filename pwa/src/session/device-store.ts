// What this tablet remembers of itself and of who is signed in. Never synced.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { AccountView, DeviceSecret } from '@tram/shared-schema/sync/session.js';
import type { StorageFailure, Unsubscribe } from '#documents/tablet-documents.js';
import type { MeasuredClock } from '#sync/tablet-clock.js';

export interface KeptSession {
  readonly account: AccountView;
  readonly stationName?: string;
  /** The id this session was opened with; the server renews it under no other. */
  readonly replicaId: ReplicaId;
  readonly accessToken: string;
  /** By this tablet's clock, however wrong that is. */
  readonly accessExpiresAtMs: number;
  readonly refreshToken: string;
  /** The server would not renew it. Care goes on; only sending waits for a new sign-in. */
  readonly expired: boolean;
}

/** After how many quiet minutes the tablet asks again who is working. */
export const LOCK_CHOICES = [1, 5, 15] as const;
export type LockAfterMinutes = (typeof LOCK_CHOICES)[number];

export interface Preferences {
  readonly language: 'vi' | 'en';
  readonly theme: 'auto' | 'light' | 'dark' | 'sunlight';
  readonly lockAfterMinutes: LockAfterMinutes;
}

export interface DeviceStore {
  /** The id this tablet signs in with: that of the records it last opened, or a first one made now. */
  replicaId(): Promise<ReplicaId>;
  /** An id no records were ever stamped with, for a database that has none yet. */
  unusedReplicaId(): Promise<ReplicaId>;
  /** From now on this is the tablet's id, and it is in use. */
  claimReplicaId(replicaId: ReplicaId): Promise<void>;
  /** The server knows it from a tablet with another secret: records that carry it take another. */
  giveUpReplicaId(replicaId: ReplicaId): Promise<void>;
  isGivenUp(replicaId: ReplicaId): Promise<boolean>;

  /** Proves to the server that a replica id is this tablet's; made once, and beside the id among the records. */
  deviceSecret(): Promise<DeviceSecret>;
  /** The one found among records that outlived this store. */
  claimDeviceSecret(secret: DeviceSecret): Promise<void>;
  /** What every PIN of this tablet is mixed with; made once, and never readable. */
  deviceKey(): Promise<CryptoKey>;
  /** False before it was first made, and where the browser lost it. */
  hasDeviceKey(): Promise<boolean>;

  /** In the clear: only what a tablet from before PINs kept, until its owner chooses one. */
  session(): Promise<KeptSession | undefined>;
  keepSession(session: KeptSession): Promise<Result<void, StorageFailure>>;
  forgetSession(): Promise<void>;
  /** The station whose records are on this tablet; outlives the session. */
  stationId(): Promise<StationId | undefined>;
  keepStationId(stationId: StationId): Promise<Result<void, StorageFailure>>;

  /** When everything was last sent and read. */
  lastRoundAtMs(): Promise<number | undefined>;
  keepLastRound(atMs: number): Promise<Result<void, StorageFailure>>;

  /** What the last contact told of this device's clock. */
  measuredClock(): Promise<MeasuredClock | undefined>;
  keepMeasuredClock(measured: MeasuredClock): Promise<Result<void, StorageFailure>>;

  preferences(): Promise<Preferences>;
  keepPreferences(preferences: Preferences): Promise<Result<void, StorageFailure>>;

  /** After any of this was written, here or in another tab; perhaps more than once. */
  onChanged(listener: () => void): Unsubscribe;
}
