// One run of bytes sealed as it is: a start has no time to turn megabytes into letters and back.

/** As it lies on the disk. `keyId` is empty where nothing is sealed. */
export interface SealedBytes {
  readonly keyId: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

export interface BytesSealing {
  /** For its place: in another it does not open. */
  seal(bytes: Uint8Array<ArrayBuffer>, place: string): Promise<SealedBytes>;
  /** Undefined where it is under another key, for another place, or not what was sealed. */
  open(sealed: SealedBytes, place: string): Promise<ArrayBuffer | undefined>;
}

export interface BytesSealingParts {
  /** AES-GCM, 256 bits. */
  readonly key: CryptoKey;
  readonly keyId: string;
  readonly crypto: Pick<Crypto, 'subtle' | 'getRandomValues'>;
}

const CIPHER = 'AES-GCM';
const NONCE_BYTES = 12;

const copyOf = (bytes: Uint8Array<ArrayBuffer>): ArrayBuffer =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;

/** For tests, and for the build that proves what sealing is worth. What was sealed stays closed. */
export const plainBytes: BytesSealing = {
  seal: (bytes) => Promise.resolve({ keyId: '', nonce: new Uint8Array(), bytes: copyOf(bytes) }),
  open: ({ keyId, bytes }) => Promise.resolve(keyId === '' ? bytes : undefined),
};

export function createBytesSealing({ key, keyId, crypto }: BytesSealingParts): BytesSealing {
  if (keyId === '') throw new RangeError('a key has an id');
  const encoder = new TextEncoder();
  const cipherOf = (nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
    name: CIPHER,
    iv: nonce,
    additionalData: encoder.encode(place),
  });
  return {
    async seal(bytes, place) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      return { keyId, nonce, bytes: await crypto.subtle.encrypt(cipherOf(nonce, place), key, bytes) };
    },
    async open(sealed, place) {
      if (sealed.keyId !== keyId) return undefined;
      try {
        return await crypto.subtle.decrypt(cipherOf(sealed.nonce, place), key, sealed.bytes);
      } catch (error) {
        // What WebCrypto says of bytes that are not those that were sealed, or not for this place.
        if (error instanceof Error && error.name === 'OperationError') return undefined;
        throw error;
      }
    },
  };
}
