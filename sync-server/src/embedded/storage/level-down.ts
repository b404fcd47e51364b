// The untyped packages under the store, as far as it uses them, loaded past the compiler in one place.

import { createRequire } from 'node:module';

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
  values?: boolean;
  keyAsBuffer: false;
  valueAsBuffer: false;
  highWaterMark?: number;
}

export interface LevelIterator {
  next(callback: (error: Error | null | undefined, key?: string, value?: string) => void): void;
  end(callback: Callback): void;
}

export interface LevelDownStore {
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
  _chainedBatch(): unknown;
  _clear(options: object, callback: Callback): void;
}

/** Called as a constructor's body on a PouchDB instance. */
type PouchAdapter = (this: object, options: object, callback: (error: Error | null) => void) => void;

const load = createRequire(import.meta.url);

export const LevelDown = load('leveldown') as new (location: string) => LevelDownStore;

export const LevelPouch = load('pouchdb-adapter-leveldb-core') as PouchAdapter;
