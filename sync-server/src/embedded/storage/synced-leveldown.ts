// LevelDB that answers a write only when the disk has it. PouchDB never asks LevelDB for fsync, so what it
// reported as written could be lost with the power; here every write it makes is made a synced one.

import LevelDown, { type Callback, type PutOrDelete, type WriteOptions } from 'leveldown';

const synced = (options: WriteOptions): WriteOptions => ({ ...options, sync: true });

export class SyncedLevelDown extends LevelDown {
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
