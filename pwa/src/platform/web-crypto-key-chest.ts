// The keys of an account by WebCrypto: AES-GCM seals them, HKDF makes of one records key all that the tablet needs.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import type { KeptSession } from '#session/device-store.js';
import type { Bytes, KeyBundle, KeyChest } from '#session/key-chest.js';
import { aesKeyOf, bytesOfBase64url, openBytes, randomBytes, sealBytes, utf8 } from './web-crypto-bytes.js';
import { keyWith, pinKey, type PinStretch } from './web-crypto-pin-key.js';

export interface KeyChestParts {
  readonly deviceKey: () => Promise<CryptoKey>;
  readonly newPinStretch: () => Promise<PinStretch>;
}

const KEY_BYTES = 32;

/** Names what a key is for: another purpose, another key. A released one is never changed, or nothing opens any more. */
async function derived(secret: Bytes, purpose: 'tram at rest' | 'tram day file'): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(purpose) };
  const what = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(how, material, what, false, ['encrypt', 'decrypt']);
}

const bundleName = (accountId: AccountId): string => `tram keys of ${accountId}`;
const sessionName = (accountId: AccountId): string => `tram session of ${accountId}`;

function packed({ recordsKey, accountKey, keyId }: KeyBundle): Bytes {
  return new Uint8Array([...recordsKey, ...accountKey, ...utf8(keyId)]);
}

function unpacked(bytes: Bytes): KeyBundle {
  return {
    recordsKey: bytes.slice(0, KEY_BYTES),
    accountKey: bytes.slice(KEY_BYTES, 2 * KEY_BYTES),
    keyId: new TextDecoder().decode(bytes.subarray(2 * KEY_BYTES)),
  };
}

async function sealBundle(key: CryptoKey, accountId: AccountId, bundle: KeyBundle) {
  const clear = packed(bundle);
  try {
    return await sealBytes(key, clear, bundleName(accountId));
  } finally {
    clear.fill(0);
  }
}

async function openBundle(key: CryptoKey, accountId: AccountId, sealed: { iv: Bytes; bytes: Bytes }) {
  const clear = await openBytes(key, sealed, bundleName(accountId));
  if (!clear) return undefined;
  const bundle = unpacked(clear);
  clear.fill(0);
  return bundle;
}

export function createKeyChest({ deviceKey, newPinStretch }: KeyChestParts): KeyChest {
  return {
    newBundle: ({ keyId, key }) => ({
      keyId,
      recordsKey: bytesOfBase64url(key),
      accountKey: randomBytes(KEY_BYTES),
    }),
    async keysOf(accountId, { keyId, recordsKey, accountKey }) {
      const [atRest, dayFile, session] = await Promise.all([
        derived(recordsKey, 'tram at rest'),
        derived(recordsKey, 'tram day file'),
        aesKeyOf(accountKey),
      ]);
      return { unlocked: { accountId, keyId, atRest, dayFile }, session };
    },
    async wrapByPin(accountId, bundle, pin) {
      const stretch = await newPinStretch();
      const key = await pinKey(await deviceKey(), pin, stretch);
      return { ...(await sealBundle(key, accountId, bundle)), ...stretch };
    },
    openByPin: async (accountId, wrapping, pin) =>
      openBundle(await pinKey(await deviceKey(), pin, wrapping), accountId, wrapping),
    wrapBySecret: async (accountId, bundle, secret) =>
      sealBundle(await keyWith(await deviceKey(), secret), accountId, bundle),
    openBySecret: async (accountId, wrapping, secret) =>
      openBundle(await keyWith(await deviceKey(), secret), accountId, wrapping),
    sealSession: (key, session) =>
      sealBytes(key, utf8(JSON.stringify(session)), sessionName(session.account.accountId)),
    async openSession(key, accountId, sealed) {
      const clear = await openBytes(key, sealed, sessionName(accountId));
      return clear && (JSON.parse(new TextDecoder().decode(clear)) as KeptSession);
    },
  };
}
