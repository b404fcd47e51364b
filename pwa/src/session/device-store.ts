// What this tablet remembers of itself and of who is signed in. Never synced.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';

export interface KeptSession {
  readonly account: AccountView;
  readonly stationName?: string;
  readonly accessToken: string;
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
  /** Made once per database of this tablet. */
  replicaId(): Promise<ReplicaId>;
  session(): Promise<KeptSession | undefined>;
  keepSession(session: KeptSession): Promise<void>;
  forgetSession(): Promise<void>;
  preferences(): Promise<Preferences>;
  keepPreferences(preferences: Preferences): Promise<void>;
}
