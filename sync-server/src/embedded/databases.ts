// The databases of one data folder: a folder for each, opened on first use, made and removed as a whole.

import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CouchFailure } from './couch-failure.js';
import { Database } from './database.js';

/** CouchDB's own rule. A slash is allowed in a name, so the folder's name is encoded. */
const NAME = /^[a-z][a-z0-9_$()+/-]{0,237}$/;

const DOCUMENTS = 'documents';
const REMOVED = '.removed-';

/** A folder's name may be 255 bytes long, and a slash takes three of them. */
const MAX_FOLDER_NAME = 250;

export const isDatabaseName = (name: string): boolean =>
  NAME.test(name) && encodeURIComponent(name).length <= MAX_FOLDER_NAME;

export function checkDatabaseName(name: string): void {
  if (isDatabaseName(name)) return;
  throw new CouchFailure(
    'illegal_database_name',
    `Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`,
  );
}

export class Databases {
  readonly #folder: string;
  readonly #open = new Map<string, Promise<Database>>();
  readonly #removing = new Set<string>();
  #closed = false;
  /** Making and removing happen one after another, so that the two never meet on one name. */
  #structural: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Finishes removals that a crash interrupted. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (name.startsWith(REMOVED)) await rm(join(this.#folder, name), { recursive: true, force: true });
    }
  }

  async names(): Promise<string[]> {
    const entries = await readdir(this.#folder, { withFileTypes: true });
    const names: string[] = [];
    for (const entry of entries) {
      const name = decodeName(entry.name);
      if (entry.isDirectory() && name !== undefined && (await this.#exists(name))) names.push(name);
    }
    return names.sort();
  }

  async get(name: string): Promise<Database> {
    const opened = this.#open.get(name);
    if (opened) return opened;
    if (!isDatabaseName(name) || !(await this.#exists(name))) throw CouchFailure.databaseMissing();
    if (this.#closed || this.#removing.has(name)) throw CouchFailure.databaseMissing();
    return this.#opened(name);
  }

  create(name: string): Promise<void> {
    return this.#inTurn(async () => {
      checkDatabaseName(name);
      if (await this.#exists(name)) {
        throw new CouchFailure('file_exists', 'The database could not be created, the file already exists.');
      }
      await mkdir(this.#folderOf(name), { recursive: true });
      await this.#opened(name);
      await syncFolder(this.#folderOf(name));
      await syncFolder(this.#folder);
    });
  }

  remove(name: string): Promise<void> {
    return this.#inTurn(async () => {
      if (!isDatabaseName(name) || !(await this.#exists(name))) throw CouchFailure.databaseMissing();
      this.#removing.add(name);
      try {
        const opened = this.#open.get(name);
        this.#open.delete(name);
        await (await opened)?.close();
        // Renamed first: after a crash in the middle the database is gone as a whole, not in part.
        const removed = join(this.#folder, REMOVED + randomUUID());
        await rename(this.#folderOf(name), removed);
        await syncFolder(this.#folder);
        await rm(removed, { recursive: true, force: true });
      } finally {
        this.#removing.delete(name);
      }
    });
  }

  /** One that is removed meanwhile needs no compaction. */
  async compactAll(): Promise<number> {
    let compacted = 0;
    for (const name of await this.names()) {
      if (this.#closed) break;
      const database = await this.get(name).catch((error: unknown) => {
        if (error instanceof CouchFailure) return undefined;
        throw error;
      });
      if (!database) continue;
      await database.compact();
      compacted += 1;
    }
    return compacted;
  }

  async close(): Promise<void> {
    await this.#inTurn(async () => {
      this.#closed = true;
      const opened = [...this.#open.values()];
      this.#open.clear();
      for (const database of await Promise.allSettled(opened)) {
        if (database.status === 'fulfilled') await database.value.close();
      }
    });
  }

  #folderOf(name: string): string {
    return join(this.#folder, encodeURIComponent(name));
  }

  /** LevelDB writes CURRENT last: a folder without it was never finished. */
  async #exists(name: string): Promise<boolean> {
    return access(join(this.#folderOf(name), DOCUMENTS, 'CURRENT')).then(
      () => true,
      () => false,
    );
  }

  #opened(name: string): Promise<Database> {
    const known = this.#open.get(name);
    if (known) return known;
    const opening = Database.open(name, join(this.#folderOf(name), DOCUMENTS));
    this.#open.set(name, opening);
    opening.catch(() => this.#open.delete(name));
    return opening;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#structural.then(work, work);
    // The next in line starts whether or not this one succeeded; its caller hears of the failure.
    this.#structural = turn.catch(() => undefined);
    return turn;
  }
}

function decodeName(folder: string): string | undefined {
  try {
    const name = decodeURIComponent(folder);
    return isDatabaseName(name) ? name : undefined;
  } catch {
    // Not a name this store would have written.
    return undefined;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file; NTFS keeps its own journal of names.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
