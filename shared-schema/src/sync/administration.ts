// What an administrator asks of the server and what it answers: first start, centres, stations, accounts, devices.

import type { AccountId, CentreId, HamletId, ReplicaId, StationId } from '../document/ids.js';
import type { Instant } from '../document/instant.js';
import type { DeviceReport } from './device-report.js';
import type { AccountView, AuditEntryView, Role } from './session.js';

/** `POST /api/v1/setup`: the first administrator, made with the link the server printed when it started. */
export interface SetupRequest {
  readonly token: string;
  readonly username: string;
  readonly password: string;
  readonly displayName: string;
}

export interface CreateCentreRequest {
  readonly name: string;
}

export interface CreateStationRequest {
  readonly name: string;
  readonly communeName?: string;
  readonly facilityCode?: string;
  readonly centreId?: CentreId;
}

/** Also the body of `PUT /api/v1/admin/stations/:id/hamlets/:hamletId`. */
export interface HamletRequest {
  readonly name: string;
  readonly code?: string;
}

export interface CreateAccountRequest {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** For `worker`, `head` and `community`. */
  readonly stationId?: StationId;
  /** For `centre`. */
  readonly centreId?: CentreId;
  /** For `community`. */
  readonly hamletIds?: readonly HamletId[];
  /** Absent: the server makes one and answers it, once. */
  readonly password?: string;
}

export interface CreateAccountReply {
  readonly account: AccountView;
  readonly oneTimePassword?: string;
}

export interface ResetPasswordRequest {
  readonly password?: string;
}

export interface ResetPasswordReply {
  readonly oneTimePassword?: string;
}

/** `POST /api/v1/session/password`: a person changes their own; every other session of theirs ends. */
export interface ChangePasswordRequest {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Every act the audit log knows, so that a screen can have words for each. */
export const AUDIT_ACTS = [
  'set-up',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'refresh-token-reused',
  'password-changed',
  'centre-created',
  'station-created',
  'hamlet-created',
  'hamlet-changed',
  'code-list-imported',
  'account-created',
  'account-hamlets-changed',
  'password-reset',
  'account-disabled',
  'account-enabled',
  'device-revoked',
  'device-restored',
  'device-bound',
  'device-refused',
  'records-key-made',
  'epoch-renewed',
  'documents-read',
  'documents-written',
  'recoding-previewed',
  'recoding-started',
  'recoding-applied',
  'recoding-undo-started',
  'recoding-undone',
  'day-file-taken',
  'day-file-refused',
  'audit-read',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** Newest first; `nextBefore` is the `before` of the next page, absent at the beginning of the log. */
export interface AuditPage {
  readonly entries: readonly AuditEntryView[];
  readonly nextBefore?: number;
}

/** `GET /api/v1/admin/audit/check`: whether any entry was changed or taken out, and from where on. */
export type AuditVerdict = { kind: 'whole'; entries: number } | { kind: 'broken'; sequence: number };

/** `GET /api/v1/devices`: to a head those of the own station, to an administrator all. */
export interface DeviceView extends DeviceReport {
  readonly replicaId: ReplicaId;
  readonly name: string;
  /** Who used it last. */
  readonly accountId: AccountId;
  readonly accountName?: string;
  readonly stationId?: StationId;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** The device's clock minus the server's, as last told. */
  readonly clockOffsetMs?: number;
  readonly revoked: boolean;
  /** False for a tablet older than device secrets: whoever is signed in may still claim to be it. */
  readonly isBound: boolean;
}

export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 128;
/** Lower case only, so that nobody is kept out by a keyboard that writes a capital first. */
export const USERNAME_PATTERN = '^[a-z0-9][a-z0-9._-]{2,39}$';
