// The keys of an account, locked away and fetched out again. What a key is made of and how it is sealed is the adapter's.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import type { RecordsKey } from '@tram/shared-schema/sync/session.js';
import type { KeptSession } from './device-store.js';
import type { Pin } from './pin.js';
import type { UnlockedKeys } from './unlocked-keys.js';

export type Bytes = Uint8Array<ArrayBuffer>;

/** In the clear, and therefore only between two lines of a use case; `forgetBundle` as soon as it is wrapped. */
export interface KeyBundle {
  readonly keyId: string;
  readonly recordsKey: Bytes;
  /** Seals what is the account's own: its session with the server. */
  readonly accountKey: Bytes;
}

export interface Sealed {
  readonly iv: Bytes;
  readonly bytes: Bytes;
}

export interface PinWrapping extends Sealed {
  readonly salt: Bytes;
  /** As many as this tablet did in about 300 ms on the day the PIN was chosen. */
  readonly iterations: number;
}

/** A fingerprint or a face opens it, by the secret that the device gives only to them. */
export interface PasskeyWrapping extends Sealed {
  readonly credentialId: Bytes;
  readonly prfSalt: Bytes;
}

/** None of them can be read out again. */
export interface AccountKeys {
  readonly unlocked: UnlockedKeys;
  readonly session: CryptoKey;
}

export interface KeyChest {
  newBundle(recordsKey: RecordsKey): KeyBundle;
  keysOf(accountId: AccountId, bundle: KeyBundle): Promise<AccountKeys>;
  wrapByPin(accountId: AccountId, bundle: KeyBundle, pin: Pin): Promise<PinWrapping>;
  /** Undefined: another PIN. */
  openByPin(accountId: AccountId, wrapping: PinWrapping, pin: Pin): Promise<KeyBundle | undefined>;
  wrapBySecret(accountId: AccountId, bundle: KeyBundle, secret: Bytes): Promise<Sealed>;
  openBySecret(accountId: AccountId, wrapping: Sealed, secret: Bytes): Promise<KeyBundle | undefined>;
  sealSession(key: CryptoKey, session: KeptSession): Promise<Sealed>;
  /** Undefined: sealed with another key. */
  openSession(key: CryptoKey, accountId: AccountId, sealed: Sealed): Promise<KeptSession | undefined>;
}

export function forgetBundle({ recordsKey, accountKey }: KeyBundle): void {
  recordsKey.fill(0);
  accountKey.fill(0);
}
