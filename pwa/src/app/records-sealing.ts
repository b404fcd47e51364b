// What seals the records of this tablet: the key of whoever is unlocked. Only the build that shows what sealing is worth
// (e2e/specs/nothing-to-read-on-a-stolen-tablet.spec.ts) leaves them in clear.

import type { UnlockedKeys } from '#session/unlocked-keys.js';
import { createBytesSealing, plainBytes, type BytesSealing } from '#storage/sealed-bytes.js';
import { createSealing, plainSealing, type Sealing } from '#storage/sealing.js';

/** False only there; a constant, so that the other branch is not even in the app that is shipped. */
declare const __SEALS_RECORDS__: boolean;

/** Without keys: a tablet from before there were any, whose records lie in clear until somebody chooses a PIN. */
export function sealingFor(keys: UnlockedKeys | undefined): Sealing {
  if (!__SEALS_RECORDS__ || !keys) return plainSealing;
  return createSealing({ key: keys.atRest, keyId: keys.keyId, crypto });
}

/** Undefined without keys: nothing more is laid in clear than lies there already. */
export function snapshotSealingFor(keys: UnlockedKeys | undefined): BytesSealing | undefined {
  if (!__SEALS_RECORDS__) return plainBytes;
  return keys && createBytesSealing({ key: keys.atRest, keyId: keys.keyId, crypto });
}
