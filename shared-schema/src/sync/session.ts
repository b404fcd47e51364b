// Sign-in, accounts and administration on the wire.

import type { AccountId, CentreId, HamletId, ReplicaId, StationId } from '../document/ids.js';
import type { Instant } from '../document/instant.js';

/** architecture §5. `community` sees identity, contact and due work of its hamlets, no diagnoses. */
export const ROLES = ['worker', 'head', 'community', 'centre', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface AccountView {
  readonly accountId: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly stationId?: StationId;
  readonly centreId?: CentreId;
  /** Only for `community`: the hamlets this account works in. */
  readonly hamletIds?: readonly HamletId[];
  readonly disabled: boolean;
}

export interface SignInRequest {
  readonly username: string;
  readonly password: string;
  readonly device: { readonly replicaId: ReplicaId; readonly name: string };
  /** The tablet's clock as it sends, so that the server can say how far off the tablet is. */
  readonly sentAt?: Instant;
}

export interface SessionReply {
  readonly account: AccountView;
  /** The station's name, where the account has one: the tablet shows it before the first sync. */
  readonly stationName?: string;
  readonly accessToken: string;
  readonly accessExpiresAt: Instant;
  /** Rotates with every use. The one before stays good until its successor was used, so a lost answer locks nobody out. */
  readonly refreshToken: string;
  readonly serverTime: Instant;
}

export interface RefreshRequest {
  readonly refreshToken: string;
  readonly replicaId: ReplicaId;
  readonly sentAt?: Instant;
}

export interface StationView {
  readonly stationId: StationId;
  readonly name: string;
  readonly communeName?: string;
  readonly facilityCode?: string;
  readonly centreId?: CentreId;
}

export interface CentreView {
  readonly centreId: CentreId;
  readonly name: string;
}

export interface HamletView {
  readonly hamletId: HamletId;
  readonly name: string;
  readonly code?: string;
}

/** One act of an administrator or of the session, as the audit log shows it; never any clinical content. */
export interface AuditEntryView {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: AccountId | 'system';
  readonly act: string;
  readonly subject?: string;
  /** How many documents were read or written, by what became of them. */
  readonly counts?: Readonly<Record<string, number>>;
}
