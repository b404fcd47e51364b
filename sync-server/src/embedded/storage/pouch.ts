// PouchDB, as far as the store uses it: the one who merges revision trees and writes documents.
// PouchDB is loaded past the compiler: its typings redefine Node's Buffer for the whole package.

import { createRequire } from 'node:module';
import type { JsonObject } from './json-object.js';
import { LevelPouch } from './level-down.js';
import { levelDownFactory, type SyncedLevelDown } from './synced-leveldown.js';

export type PouchRow =
  | { ok: true; id: string; rev: string }
  | { error: true; status: number; name: string; message: string; id?: string; docId?: string };

export interface Pouch {
  /** The adapter's own entrance. The public one copies every document first, and loses some names in the copy. */
  _bulkDocs(
    request: { docs: JsonObject[] },
    options: { new_edits: boolean },
    callback: (error: Error | null, rows?: (PouchRow | undefined)[]) => void,
  ): void;
  info(): Promise<{ doc_count: number; update_seq: number }>;
  id(): Promise<string>;
  close(): Promise<void>;
}

interface PouchConstructor {
  new (name: string, options: object): Pouch;
  adapters: Record<string, unknown>;
}

const ADAPTER = 'synced-leveldb';

const Constructor = createRequire(import.meta.url)('pouchdb-core') as PouchConstructor;

function SyncedLevelPouch(this: object, options: object, callback: (error: Error | null) => void): void {
  LevelPouch.call(this, options, callback);
}
SyncedLevelPouch.valid = (): boolean => true;
SyncedLevelPouch.use_prefix = false;
Constructor.adapters[ADAPTER] = SyncedLevelPouch;

export interface OpenPouch {
  pouch: Pouch;
  level: SyncedLevelDown;
}

/** One row for each document, in order; PouchDB writes into the documents it is given. */
export function storeDocuments(
  pouch: Pouch,
  docs: JsonObject[],
  options: { new_edits: boolean },
): Promise<(PouchRow | undefined)[]> {
  return new Promise((resolve, reject) => {
    pouch._bulkDocs({ docs }, options, (error, rows) => (error ? reject(error) : resolve(rows ?? [])));
  });
}

/** `opening` must be different for each opening in this process. */
export async function openPouch(folder: string, opening: string, revisionLimit: number): Promise<OpenPouch> {
  const opened: SyncedLevelDown[] = [];
  const pouch = new Constructor(folder, {
    adapter: ADAPTER,
    db: levelDownFactory(opening, (level) => opened.push(level)),
    revs_limit: revisionLimit,
    // A record that was lost and is sent again must not pass for the one that was lost (decisions/0005).
    deterministic_revs: false,
    writeBufferSize: 16 * 1024 * 1024,
    cacheSize: 32 * 1024 * 1024,
  });
  await pouch.id();
  const level = opened[0];
  if (!level) throw new Error('PouchDB did not open LevelDB');
  return { pouch, level };
}
