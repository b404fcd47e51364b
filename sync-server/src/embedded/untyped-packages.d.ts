// The two untyped packages under the store, as far as it uses them.

declare module 'leveldown' {
  export type Callback<T = void> = (error: Error | null | undefined, value?: T) => void;

  export interface WriteOptions {
    sync?: boolean;
  }

  export interface ReadOptions {
    asBuffer: boolean;
  }

  export interface PutOrDelete {
    type: 'put' | 'del';
    key: string;
    value?: string | Buffer;
  }

  export interface IteratorOptions {
    gt?: string;
    gte?: string;
    lt?: string;
    lte?: string;
    reverse?: boolean;
    limit?: number;
    keys?: boolean;
    values?: boolean;
    keyAsBuffer: false;
    valueAsBuffer: false;
    highWaterMark?: number;
  }

  export interface LevelIterator {
    next(callback: (error: Error | null | undefined, key?: string, value?: string) => void): void;
    end(callback: Callback): void;
  }

  class LevelDown {
    constructor(location: string);
    readonly status: 'new' | 'opening' | 'open' | 'closing' | 'closed';
    open(options: object, callback: Callback): void;
    close(callback: Callback): void;
    get(key: string, options: { asBuffer: false }, callback: Callback<string>): void;
    get(key: string, options: { asBuffer: true }, callback: Callback<Buffer>): void;
    getMany(keys: string[], options: { asBuffer: false }, callback: Callback<(string | undefined)[]>): void;
    batch(operations: PutOrDelete[], options: WriteOptions, callback: Callback): void;
    iterator(options: IteratorOptions): LevelIterator;
    compactRange(start: string, end: string, callback: Callback): void;
    _get(key: string, options: ReadOptions, callback: Callback<string | Buffer>): void;
    _put(key: string, value: string | Buffer, options: WriteOptions, callback: Callback): void;
    _del(key: string, options: WriteOptions, callback: Callback): void;
    _batch(operations: PutOrDelete[], options: WriteOptions, callback: Callback): void;
    _chainedBatch(): never;
    _clear(options: object, callback: Callback): void;
  }
  export default LevelDown;
}

declare module 'pouchdb-adapter-leveldb-core' {
  /** Called as a constructor body on a PouchDB instance: `LevelPouch.call(pouch, options, callback)`. */
  function LevelPouch(this: object, options: object, callback: (error: Error | null) => void): void;
  export default LevelPouch;
}
