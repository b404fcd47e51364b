// Promises over one open LevelDB: reads many keys in one go, walks a range in chunks, writes in one synced batch.
// Knows nothing of documents.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { IteratorOptions, LevelIterator, PutOrDelete } from './level-down.js';
import type { KeyRange } from './level-layout.js';
import type { SyncedLevelDown } from './synced-leveldown.js';

export interface Entry {
  key: string;
  value: string;
}

export interface WalkOptions {
  reverse?: boolean;
  limit?: number;
  keysOnly?: boolean;
  chunk?: number;
}

/** One trip to LevelDB's thread brings up to this much, instead of the default 16 kB. */
const HIGH_WATER_MARK_BYTES = 512 * 1024;

const notFound = (error: Error): boolean => /NotFound/.test(error.message);

export class Level {
  readonly #level: SyncedLevelDown;
  /** What each walk under way is ended by, once. */
  readonly #walks = new Map<LevelIterator, Promise<void> | undefined>();
  #closed = false;

  constructor(level: SyncedLevelDown) {
    this.#level = level;
  }

  /**
   * After this, reads and writes are refused: LevelDB's binding crashes the process when asked after close, and leaves who
   * ends a walk then without an answer for ever.
   */
  async refuseFurtherUse(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#walks.keys()].map((iterator) => this.#end(iterator)));
  }

  #open(): SyncedLevelDown {
    if (this.#closed || this.#level.status !== 'open') throw CouchFailure.databaseMissing();
    return this.#level;
  }

  get(key: string): Promise<string | undefined> {
    const level = this.#open();
    return new Promise((resolve, reject) => {
      level.get(key, { asBuffer: false }, (error, value) => {
        if (error && !notFound(error)) reject(error);
        else resolve(error ? undefined : value);
      });
    });
  }

  getBytes(key: string): Promise<Buffer | undefined> {
    const level = this.#open();
    return new Promise((resolve, reject) => {
      level.get(key, { asBuffer: true }, (error, value) => {
        if (error && !notFound(error)) reject(error);
        else resolve(error ? undefined : value);
      });
    });
  }

  async getMany(keys: string[]): Promise<(string | undefined)[]> {
    if (keys.length === 0) return [];
    const level = this.#open();
    return new Promise((resolve, reject) => {
      level.getMany(keys, { asBuffer: false }, (error, values) => {
        if (error) reject(error);
        else resolve(values ?? []);
      });
    });
  }

  write(operations: PutOrDelete[]): Promise<void> {
    const level = this.#open();
    return new Promise((resolve, reject) => {
      level.batch(operations, { sync: true }, (error) => (error ? reject(error) : resolve()));
    });
  }

  reclaimSpace(range: { gte: string; lt: string }): Promise<void> {
    const level = this.#open();
    return new Promise((resolve, reject) => {
      level.compactRange(range.gte, range.lt, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Reads one consistent snapshot, even while others write. */
  async *walk(range: KeyRange, options: WalkOptions = {}): AsyncGenerator<Entry[]> {
    const { reverse = false, limit = -1, keysOnly = false, chunk = 500 } = options;
    const settings: IteratorOptions = {
      ...range,
      reverse,
      limit,
      values: !keysOnly,
      keyAsBuffer: false,
      valueAsBuffer: false,
      highWaterMark: HIGH_WATER_MARK_BYTES,
    };
    const iterator = this.#open().iterator(settings);
    this.#walks.set(iterator, undefined);
    try {
      for (;;) {
        const entries = await this.#nextChunk(iterator, chunk);
        if (entries.length > 0) yield entries;
        if (entries.length < chunk) return;
        this.#open();
      }
    } finally {
      await this.#end(iterator);
      this.#walks.delete(iterator);
    }
  }

  async #nextChunk(iterator: LevelIterator, size: number): Promise<Entry[]> {
    try {
      return await nextChunk(iterator, size);
    } catch (error) {
      // It may have been ended in the middle.
      this.#open();
      throw error;
    }
  }

  #end(iterator: LevelIterator): Promise<void> {
    const ended = this.#walks.get(iterator) ?? new Promise<void>((resolve) => iterator.end(() => resolve()));
    this.#walks.set(iterator, ended);
    return ended;
  }
}

function nextChunk(iterator: LevelIterator, size: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    const read = (): void =>
      iterator.next((error, key, value) => {
        if (error) return reject(error);
        if (key === undefined) return resolve(entries);
        entries.push({ key, value: value ?? '' });
        return entries.length === size ? resolve(entries) : read();
      });
    read();
  });
}
