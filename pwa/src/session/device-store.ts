// What this tablet remembers of itself and of who is signed in. Never synced.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import type { StorageFailure, Unsubscribe } from '#documents/tablet-documents.js';

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

export interface Preferences {
  readonly language: 'vi' | 'en';
  readonly theme: 'auto' | 'light' | 'dark' | 'sunlight';
}

export interface DeviceStore {
  /** The id this tablet signs in and stamps with. Made when first asked for. */
  replicaId(): Promise<ReplicaId>;
  /**
   * Ties the id to a station's database, which remembers `known`. Where either has forgotten the other (one of them was
   * lost, or the tablet served another station since) a new id comes back: a replica that has forgotten its own edits
   * must not count them again.
   */
  bindReplica(database: string, known: ReplicaId | undefined): Promise<ReplicaId>;

  session(): Promise<KeptSession | undefined>;
  keepSession(session: KeptSession): Promise<Result<void, StorageFailure>>;
  forgetSession(): Promise<void>;
  /** The station whose records are on this tablet; outlives the session. */
  stationId(): Promise<StationId | undefined>;
  keepStationId(stationId: StationId): Promise<Result<void, StorageFailure>>;

  /** When everything was last sent and read. */
  lastRoundAtMs(): Promise<number | undefined>;
  keepLastRound(atMs: number): Promise<Result<void, StorageFailure>>;

  preferences(): Promise<Preferences>;
  keepPreferences(preferences: Preferences): Promise<Result<void, StorageFailure>>;

  /** After any of this was written, here or in another tab; perhaps more than once. */
  onChanged(listener: () => void): Unsubscribe;
}
