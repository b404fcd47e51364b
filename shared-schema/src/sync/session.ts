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

/**
 * 32 random bytes in base64url, made once on the tablet and never shown: the server keeps its hash beside the replica id
 * from the first time it sees it, and takes no other for that replica id (decisions/0011).
 */
export type DeviceSecret = string;
export const DEVICE_SECRET_PATTERN = '^[A-Za-z0-9_-]{43}$';

/** What a tablet makes its own keys of. The same on every tablet of a station, and for ever (decisions/0011). */
export interface RecordsKey {
  /** Stands before every sealed text, so that one can tell which key opens it. */
  readonly keyId: string;
  /** 32 bytes in base64url. */
  readonly key: string;
}
export const RECORDS_KEY_ID_PATTERN = '^[A-Za-z0-9_-]{11}$';

export interface SignInRequest {
  readonly username: string;
  readonly password: string;
  readonly device: {
    readonly replicaId: ReplicaId;
    readonly name: string;
    /** Absent only from a tablet older than device secrets. */
    readonly secret?: DeviceSecret;
  };
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
  /**
   * Where the account has a station: the station's key, or for `community` one of the account's own, because it may not
   * read the rest.
   */
  readonly recordsKey?: RecordsKey;
  readonly serverTime: Instant;
}

export interface RefreshRequest {
  readonly refreshToken: string;
  readonly replicaId: ReplicaId;
  /** Absent only from a tablet older than device secrets: refused once the device has sent one. */
  readonly deviceSecret?: DeviceSecret;
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
