// Bytes as the wire writes them, and one text sealed by AES-GCM with the name of whose it is bound to it.

import type { Bytes, Sealed } from '#session/key-chest.js';

const IV_BYTES = 12;

export function bytesOfBase64url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

export function base64urlOf(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

export const aesKeyOf = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function sealBytes(key: CryptoKey, clear: Bytes, boundTo: string): Promise<Sealed> {
  const iv = randomBytes(IV_BYTES);
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(boundTo) };
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt(algorithm, key, clear)) };
}

/** Undefined: another key, or another's. */
export async function openBytes(
  key: CryptoKey,
  { iv, bytes }: Sealed,
  boundTo: string,
): Promise<Bytes | undefined> {
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(boundTo) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes));
  } catch (error) {
    // What WebCrypto says of a seal that does not fit; all else is a fault of ours.
    if (error instanceof Error && error.name === 'OperationError') return undefined;
    throw error;
  }
}
