// Makes texts unreadable for whoever holds the tablet without its key. Knows nothing of rows, drafts or where a key comes
// from. Every text is sealed alone, so that one record can be read alone (decisions/0010).

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { bytesOfLetters, lettersOf } from './byte-letters.js';

/** Of another station's key, or of one the server has lost; or the bytes are not those that were written. */
export type Unopened = 'other-key' | 'damaged';

export interface Sealing {
  /** In the same order, each for its place: in another it does not open, so nobody can swap two records. */
  seal(texts: readonly string[], places: readonly string[]): Promise<readonly string[]>;
  /** A text that was never sealed is given back as it is: older versions wrote such. */
  open(texts: readonly string[], places: readonly string[]): Promise<readonly Result<string, Unopened>[]>;
  /** Whether it lies as this sealing would lay it. */
  isLaid(text: string): boolean;
}

export interface SealingParts {
  /** AES-GCM, 256 bits. */
  readonly key: CryptoKey;
  readonly keyId: string;
  readonly crypto: Pick<Crypto, 'subtle' | 'getRandomValues'>;
}

const CIPHER = 'AES-GCM';
/** No JSON begins so. */
const MARK = 's1.';
const END_OF_KEY_ID = '.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** So many are with the browser's cipher at once: enough to keep it busy, few enough to hold no memory. */
const IN_FLIGHT = 500;
/** A letter takes at most so many bytes. */
const UTF8_GROWTH = 3;
const NOWHERE = new Uint8Array();

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const isSealed = (text: string): boolean => text.startsWith(MARK);

/** Without a key: nothing is written, and what was sealed stays closed. */
export const lockedSealing: Sealing = {
  seal: () => Promise.reject(new Error('nothing is written while the tablet is locked')),
  open: (texts) => Promise.resolve(texts.map((text) => (isSealed(text) ? err('other-key') : ok(text)))),
  isLaid: () => true,
};

/** For tests, and for the build that proves what sealing is worth. What was sealed stays closed. */
export const plainSealing: Sealing = {
  seal: (texts) => Promise.resolve(texts),
  open: lockedSealing.open,
  isLaid: (text) => !isSealed(text),
};

/** All texts in one buffer, and each one's part of it. */
function bytesOf(texts: readonly string[]): Uint8Array<ArrayBuffer>[] {
  if (texts.length === 1) return texts.map((text) => encoder.encode(text));
  const room = texts.reduce((sum, { length }) => sum + length, 0) * UTF8_GROWTH;
  const buffer = new Uint8Array(room);
  let at = 0;
  return texts.map((text) => {
    const { written } = encoder.encodeInto(text, buffer.subarray(at));
    const part = buffer.subarray(at, at + written);
    at += written;
    return part;
  });
}

async function inBatches<T>(
  texts: readonly string[],
  work: (from: number, to: number) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if (texts.length <= IN_FLIGHT) return work(0, texts.length);
  const done: T[] = [];
  for (let from = 0; from < texts.length; from += IN_FLIGHT)
    done.push(...(await work(from, Math.min(from + IN_FLIGHT, texts.length))));
  return done;
}

export function createSealing({ key, keyId, crypto }: SealingParts): Sealing {
  if (keyId === '' || !/^[\x21-\x2d\x2f-\x7e]+$/.test(keyId))
    throw new RangeError('a key’s id is plain letters without a dot');
  const { subtle } = crypto;
  const begins = `${MARK}${keyId}${END_OF_KEY_ID}`;
  const beginning = encoder.encode(begins);

  async function sealBatch(texts: readonly string[], places: readonly string[]): Promise<readonly string[]> {
    const [plain, bound] = [bytesOf(texts), bytesOf(places)];
    const nonces = crypto.getRandomValues(new Uint8Array(NONCE_BYTES * texts.length));
    const nonceOf = (at: number) => nonces.subarray(at * NONCE_BYTES, (at + 1) * NONCE_BYTES);
    const sealed = await Promise.all(
      plain.map((bytes, at) =>
        subtle.encrypt({ name: CIPHER, iv: nonceOf(at), additionalData: bound[at] ?? NOWHERE }, key, bytes),
      ),
    );
    return lettersOf(sealed.map((bytes, at) => [beginning, nonceOf(at), new Uint8Array(bytes)]));
  }

  async function openOne(text: string, place: Uint8Array<ArrayBuffer>): Promise<Result<string, Unopened>> {
    if (!isSealed(text)) return ok(text);
    if (!text.startsWith(begins)) return err('other-key');
    const bytes = bytesOfLetters(text, begins.length);
    if (bytes === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) return err('damaged');
    const cipher = { name: CIPHER, iv: bytes.subarray(0, NONCE_BYTES), additionalData: place };
    try {
      return ok(decoder.decode(await subtle.decrypt(cipher, key, bytes.subarray(NONCE_BYTES))));
    } catch (error) {
      // What WebCrypto says of bytes that are not those that were sealed, or not in this place.
      if (error instanceof Error && error.name === 'OperationError') return err('damaged');
      throw error;
    }
  }

  return {
    seal: (texts, places) =>
      inBatches(texts, (from, to) => sealBatch(texts.slice(from, to), places.slice(from, to))),
    open: (texts, places) =>
      inBatches(texts, (from, to) => {
        const bound = bytesOf(places.slice(from, to));
        return Promise.all(texts.slice(from, to).map((text, at) => openOne(text, bound[at] ?? NOWHERE)));
      }),
    isLaid: (text) => text.startsWith(begins),
  };
}
