// What an unlocked account holds in memory while it is unlocked, and nowhere else.

import type { AccountId } from '@tram/shared-schema/document/ids.js';

export interface UnlockedKeys {
  readonly accountId: AccountId;
  /** Which of the station's keys these are made from; it stands before every sealed text. */
  readonly keyId: string;
  /** AES-GCM 256, not extractable: all that lies on this tablet is sealed with it. */
  readonly atRest: CryptoKey;
  /** AES-GCM 256, not extractable: day files of the station are sealed with it. */
  readonly dayFile: CryptoKey;
}
