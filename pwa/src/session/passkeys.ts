// The device's own lock (a finger, a face), where it can give a secret to this app and to nobody else.

import type { Bytes } from './key-chest.js';

export interface NewPasskey {
  readonly credentialId: Bytes;
  readonly prfSalt: Bytes;
  readonly secret: Bytes;
}

export interface Passkeys {
  /** Whether it is worth offering here. */
  isAvailable(): Promise<boolean>;
  /** Undefined: the person said no, or the device has no secret to give. */
  create(person: { username: string; displayName: string }): Promise<NewPasskey | undefined>;
  /** Undefined: the person said no, or the device knows this passkey no longer. */
  secretOf(passkey: { credentialId: Bytes; prfSalt: Bytes }): Promise<Bytes | undefined>;
}
