// New ids: ULIDs for documents, ten random characters for a database of this tablet.

import { isReplicaId, type ReplicaId } from '@tram/shared-schema/document/ids.js';
import { monotonicFactory } from 'ulid';

export interface IdSource {
  ulid(): string;
}

export function createIdSource(nowMs: () => number): IdSource {
  const next = monotonicFactory();
  return { ulid: () => next(nowMs()) };
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** 36^10 is about 51 bits: enough for the tablets of one station. */
export function newReplicaId(): ReplicaId {
  let text = '';
  while (text.length < 10) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      // 252 is the largest multiple of 36 in a byte: rejecting the rest keeps every character equally likely.
      if (byte < 252 && text.length < 10) text += ALPHABET.charAt(byte % 36);
    }
  }
  if (!isReplicaId(text)) throw new Error('a new replica id must have the shape of one');
  return text;
}
