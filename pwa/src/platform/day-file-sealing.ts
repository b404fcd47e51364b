// Seals and opens the chunks of day files with WebCrypto: compressed, then AES-GCM under the station's key, and signed
// with a key that only this tablet and the server can make (decisions/0013).

import { DAY_FILE_DEVICE_PURPOSE, MAX_CHUNK_BYTES } from '@tram/shared-schema/sync/day-file.js';
import type { DayFileOpener } from '@tram/shared-schema/sync/day-file-reader.js';
import type { DayFileSealer } from '@tram/shared-schema/sync/day-file-writer.js';
import type { DeviceSecret } from '@tram/shared-schema/sync/session.js';
import { openBytes, sealBytes, utf8 } from './web-crypto-bytes.js';

const IV_BYTES = 12;

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const through = (bytes: Uint8Array<ArrayBuffer>, change: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(change);

async function packed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(through(utf8(text), new CompressionStream('gzip'))).arrayBuffer());
}

/** Undefined where it is no gzip or opens to more than a chunk may hold: nothing further is read then. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const reader = through(bytes, new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let [text, read] = ['', 0];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      read += value.length;
      if (read > MAX_CHUNK_BYTES) {
        await reader.cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined; // what the stream says of bytes that are no gzip
    throw error;
  }
}

export async function deviceSigningKey(secret: DeviceSecret): Promise<CryptoKey> {
  const hash = await crypto.subtle.digest('SHA-256', utf8(secret));
  const material = await crypto.subtle.importKey('raw', hash, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(DAY_FILE_DEVICE_PURPOSE) };
  return crypto.subtle.deriveKey(how, material, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
  ]);
}

export function createDayFileSealer(dayFileKey: CryptoKey, signingKey: CryptoKey): DayFileSealer {
  return {
    async seal(text, place) {
      const { iv, bytes } = await sealBytes(dayFileKey, await packed(text), place);
      return joined(iv, bytes);
    },
    async sign(sealed, place) {
      const said = joined(utf8(`${place}\n`), sealed);
      return new Uint8Array(await crypto.subtle.sign('HMAC', signingKey, said));
    },
  };
}

/** Without a look at the signature: only the server knows the other tablets' secrets. */
export function createDayFileOpener(dayFileKey: CryptoKey): DayFileOpener {
  return {
    async open(sealed, place) {
      const [iv, bytes] = [sealed.slice(0, IV_BYTES), sealed.slice(IV_BYTES)];
      const clear = await openBytes(dayFileKey, { iv, bytes }, place);
      return clear && unpacked(clear);
    },
  };
}
