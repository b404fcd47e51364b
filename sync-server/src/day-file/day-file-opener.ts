// Opens what a tablet sealed for a day file, and checks that the tablet it names signed it.

import { createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  DAY_FILE_DEVICE_PURPOSE,
  DAY_FILE_KEY_PURPOSE,
  MAX_CHUNK_BYTES,
} from '@tram/shared-schema/sync/day-file.js';
import type { DayFileOpener } from '@tram/shared-schema/sync/day-file-reader.js';

export const IV_BYTES = 12;
export const TAG_BYTES = 16;
const KEY_BYTES = 32;
const unpack = promisify(gunzip);

const derived = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), purpose, KEY_BYTES));

/** From the station's records key, or a community account's own. */
export const dayFileKey = (recordsKey: Uint8Array): Buffer => derived(recordsKey, DAY_FILE_KEY_PURPOSE);
/** From the SHA-256 of the device's secret, which is all the server keeps of it. */
export const deviceSigningKey = (secretHash: Uint8Array): Buffer =>
  derived(secretHash, DAY_FILE_DEVICE_PURPOSE);

export const signatureOf = (signingKey: Uint8Array, sealed: Uint8Array, place: string): Buffer =>
  createHmac('sha256', signingKey).update(place).update('\n').update(sealed).digest();

function decrypted(key: Uint8Array, sealed: Uint8Array, place: string): Buffer | undefined {
  if (sealed.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const packed = decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES));
  try {
    decipher.final();
    return packed;
  } catch {
    // OpenSSL's only word for a seal that is not good.
    return undefined;
  }
}

export function dayFileOpener(
  key: Uint8Array,
  signingKey: Uint8Array,
): DayFileOpener & Required<Pick<DayFileOpener, 'isSigned'>> {
  return {
    async open(sealed, place) {
      const packed = decrypted(key, sealed, place);
      if (!packed) return undefined;
      try {
        return (await unpack(packed, { maxOutputLength: MAX_CHUNK_BYTES })).toString('utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error) return undefined; // zlib's: no gzip, or more than a chunk
        throw error;
      }
    },
    isSigned: (sealed, signature, place) =>
      Promise.resolve(timingSafeEqual(signatureOf(signingKey, sealed, place), signature)),
  };
}
