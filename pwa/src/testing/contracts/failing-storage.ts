// A storage whose writes fail on command: before they happen, as on a full disk, or after, as when the power goes
// before anybody hears that it went well.

import type { RxStorage } from 'rxdb';

type AnyStorage = RxStorage<unknown, unknown>;

export interface FailingStorage {
  readonly storage: AnyStorage;
  /** Lets `count` more writes through and fails every one after them. */
  failAfter(count: number, how: 'before' | 'after'): void;
  heal(): void;
  readonly writes: () => number;
}

export function failingStorage(inner: AnyStorage, errorOf: () => Error): FailingStorage {
  let left = Infinity;
  let how: 'before' | 'after' = 'before';
  let writes = 0;
  return {
    storage: {
      name: inner.name,
      rxdbVersion: inner.rxdbVersion,
      async createStorageInstance(params) {
        const instance = await inner.createStorageInstance(params);
        const isInternal = params.collectionName.startsWith('_');
        const write = instance.bulkWrite.bind(instance);
        instance.bulkWrite = async (rows, context) => {
          if (isInternal) return write(rows, context);
          const fails = left <= 0;
          left -= 1;
          writes += 1;
          if (fails && how === 'before') throw errorOf();
          const response = await write(rows, context);
          if (fails) throw errorOf();
          return response;
        };
        return instance;
      },
    },
    failAfter(count, when) {
      left = count;
      how = when;
    },
    heal() {
      left = Infinity;
    },
    writes: () => writes,
  };
}
