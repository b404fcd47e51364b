// What a new tablet makes for itself, once: who it is, what proves it, and what every PIN of it is mixed with.

import type { DeviceMakings } from '#storage/dexie-device-store.js';
import { newReplicaId } from './new-id.js';
import { base64urlOf, randomBytes } from './web-crypto-bytes.js';
import { newDeviceKey } from './web-crypto-pin-key.js';

const SECRET_BYTES = 32;

export const deviceMakings: DeviceMakings = {
  newReplicaId,
  newSecret: () => base64urlOf(randomBytes(SECRET_BYTES)),
  newDeviceKey,
};
