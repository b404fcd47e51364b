// Who may unlock this tablet without a network: their names, and their keys under lock. Never synced.

import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { Role } from '@tram/shared-schema/sync/session.js';
import type { StorageFailure, Unsubscribe } from '#documents/tablet-documents.js';
import type { PasskeyWrapping, PinWrapping, Sealed } from './key-chest.js';
import type { PinAttempts } from './pin-attempts.js';

/** Why an account of this tablet has no keys on it any more. */
export type KeysDropped = 'too-many-wrong' | 'account-disabled' | 'device-revoked' | 'device-key-lost';

export interface EnrolledAccount {
  readonly accountId: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly stationId: StationId;
  readonly stationName?: string;
  /** When it was last unlocked, by whatever the tablet thought the time was: only an order. */
  readonly usedAtMs: number;
  readonly attempts: PinAttempts;
  /** Absent: only signing in online lets this account in again. */
  readonly pin?: PinWrapping;
  readonly passkey?: PasskeyWrapping;
  readonly session?: Sealed;
  readonly dropped?: KeysDropped;
}

export interface AccountBook {
  /** Whoever worked last comes first. */
  all(): Promise<readonly EnrolledAccount[]>;
  find(accountId: AccountId): Promise<EnrolledAccount | undefined>;
  keep(account: EnrolledAccount): Promise<Result<void, StorageFailure>>;
  /** Read and written in one piece, so that two tabs do not undo each other. Undefined where there is none. */
  change(
    accountId: AccountId,
    change: (account: EnrolledAccount) => EnrolledAccount,
  ): Promise<Result<EnrolledAccount | undefined, StorageFailure>>;
  forget(accountId: AccountId): Promise<void>;
  /** After a change, here or in another tab; perhaps more than once. */
  onChanged(listener: () => void): Unsubscribe;
}

/** The keys go; the name stays in the list, and with it why. */
export function withoutKeys(account: EnrolledAccount, dropped: KeysDropped): EnrolledAccount {
  const { pin: _pin, passkey: _passkey, session: _session, ...rest } = account;
  return { ...rest, dropped };
}
