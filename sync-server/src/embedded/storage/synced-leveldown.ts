// LevelDB that answers a write only when the disk has it. PouchDB never asks LevelDB for fsync, so what it
// reported as written could be lost with the power; here every write it makes is made a synced one.

import {
  LevelDown,
  type Callback,
  type PutOrDelete,
  type ReadOptions,
  type WriteOptions,
} from './level-down.js';

const synced = (options: WriteOptions): WriteOptions => ({ ...options, sync: true });

const NOT_FOUND = new Error('NotFound: ');

export class SyncedLevelDown extends LevelDown {
  readonly #foreseen = new Map<string, string | undefined>();

  /**
   * PouchDB reads what it is about to change key by key, each a trip to another thread. Whoever knows the keys
   * beforehand fetches them in one trip. Only for the one writer: the answers hold until `forget`.
   */
  foresee(keys: string[]): Promise<(string | undefined)[]> {
    return new Promise((resolve, reject) => {
      this.getMany(keys, { asBuffer: false }, (error, values = []) => {
        if (error) return reject(error);
        keys.forEach((key, index) => this.#foreseen.set(key, values[index]));
        resolve(values);
      });
    });
  }

  forget(): void {
    this.#foreseen.clear();
  }

  override _get(key: string, options: ReadOptions, callback: Callback<string | Buffer>): void {
    if (options.asBuffer || !this.#foreseen.has(key)) return super._get(key, options, callback);
    const value = this.#foreseen.get(key);
    process.nextTick(callback, value === undefined ? NOT_FOUND : null, value);
  }

  override _put(key: string, value: string | Buffer, options: WriteOptions, callback: Callback): void {
    super._put(key, value, synced(options), callback);
  }

  override _del(key: string, options: WriteOptions, callback: Callback): void {
    super._del(key, synced(options), callback);
  }

  override _batch(operations: PutOrDelete[], options: WriteOptions, callback: Callback): void {
    super._batch(operations, synced(options), callback);
  }

  /** LevelDB's binding cannot sync these two; nobody here needs them, so nobody may use them by accident. */
  override _chainedBatch(): never {
    throw new Error('a chained batch cannot be written synced');
  }

  override _clear(_options: object, callback: Callback): void {
    process.nextTick(callback, new Error('clear() cannot be synced'));
  }
}

/** PouchDB caches open stores by the factory's function name; a name of its own keeps each opening apart. */
export function levelDownFactory(
  name: string,
  onOpen: (level: SyncedLevelDown) => void,
): (location: string) => SyncedLevelDown {
  const factory = (location: string): SyncedLevelDown => {
    const level = new SyncedLevelDown(location);
    onOpen(level);
    return level;
  };
  Object.defineProperty(factory, 'name', { value: name });
  return factory;
}
