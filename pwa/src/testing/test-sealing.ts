// Sealing as on a tablet, under keys that only tests know.

import { createSealing, type Sealing } from '#storage/sealing.js';

export async function sealingOf(keyId: string, secret = keyId): Promise<Sealing> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return createSealing({ key, keyId, crypto });
}

export const testSealing = await sealingOf('test-key');
