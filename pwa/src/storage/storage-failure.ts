// What a browser's database says when it cannot, in the two words the app has for it.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { Dexie } from 'dexie';
import type { StorageFailure } from '#documents/tablet-documents.js';

const QUOTA = 'QuotaExceededError';

/** What was to be written over stands there and does not open; it may be the only one there is. */
export class RecordClosed extends Error {
  override readonly name = 'RecordClosed';
  constructor(ids: readonly string[]) {
    super(`records that do not open stand in the way: ${ids.join(' ')}`);
  }
}

function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  let current = error;
  while (current instanceof Error && found.length < 8) {
    found.push(current);
    current = 'inner' in current && current.inner !== null ? current.inner : current.cause;
  }
  return found;
}

/** A full disk arrives as a DOMException, or as Dexie's AbortError that only names it in its message. */
function isQuota(error: Error): boolean {
  return error.name === QUOTA || error.message.includes(QUOTA);
}

function isOfDatabase(error: Error): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException || error instanceof RecordClosed;
}

/** Undefined for what no database said: that is a fault of ours and goes on as one. */
export function toStorageFailure(error: unknown): StorageFailure | undefined {
  const causes = causesOf(error);
  if (causes.some(isQuota)) return { kind: 'storage-full' };
  return causes.some(isOfDatabase) ? { kind: 'storage-failed' } : undefined;
}

/** Runs a write and gives its failure back as a value. */
export async function asStorageResult<T>(write: () => Promise<T>): Promise<Result<T, StorageFailure>> {
  try {
    return ok(await write());
  } catch (error) {
    const failure = toStorageFailure(error);
    if (!failure) throw error;
    return err(failure);
  }
}
