// A replica id for what edits on the server's side: ten signs, as a tablet's own.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Randomness } from '#ports.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export const newReplicaId = (randomness: Randomness): ReplicaId =>
  Array.from(randomness.bytes(10), (byte) => ALPHABET[byte % 32]).join('') as ReplicaId;
