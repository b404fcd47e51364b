// The administrator's door to the server. Online only: nothing here is a record of care.

import type { AccountId, HamletId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type {
  AuditPage,
  CreateAccountReply,
  CreateAccountRequest,
  CreateCentreRequest,
  CreateStationRequest,
  DeviceView,
  HamletRequest,
  ResetPasswordReply,
  SetupRequest,
} from '@tram/shared-schema/sync/administration.js';
import type { AccountView, CentreView, HamletView, StationView } from '@tram/shared-schema/sync/session.js';

export type AdministrationFailure =
  | { kind: 'unreachable' }
  | { kind: 'session-expired' }
  | { kind: 'not-allowed' }
  | { kind: 'already-exists'; field: string }
  | { kind: 'bad-request'; field?: string }
  | { kind: 'setup-closed' }
  | { kind: 'not-found' }
  | { kind: 'server-trouble' };

type Answer<T> = Promise<Result<T, AdministrationFailure>>;

export interface Administration {
  centres(): Answer<readonly CentreView[]>;
  createCentre(request: CreateCentreRequest): Answer<CentreView>;
  stations(): Answer<readonly StationView[]>;
  createStation(request: CreateStationRequest): Answer<StationView>;
  hamlets(stationId: StationId): Answer<readonly HamletView[]>;
  createHamlet(stationId: StationId, request: HamletRequest): Answer<HamletView>;
  renameHamlet(stationId: StationId, hamletId: HamletId, request: HamletRequest): Answer<HamletView>;
  accounts(): Answer<readonly AccountView[]>;
  createAccount(request: CreateAccountRequest): Answer<CreateAccountReply>;
  /** The server makes a new password and says it once. */
  resetPassword(accountId: AccountId): Answer<ResetPasswordReply>;
  setDisabled(accountId: AccountId, disabled: boolean): Answer<AccountView>;
  audit(before: number | undefined): Answer<AuditPage>;
}

/** Tablets: to a head those of the own station, to an administrator all. */
export interface DeviceAdministration {
  devices(): Answer<readonly DeviceView[]>;
  setRevoked(replicaId: ReplicaId, revoked: boolean): Answer<DeviceView>;
}

/** Before anybody can sign in: the first administrator, by the one-time link. */
export interface FirstStart {
  setUp(request: SetupRequest): Answer<void>;
}

export interface AdminDeps {
  readonly administration: Administration;
  readonly nowMs: () => number;
}
