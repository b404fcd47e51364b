// One open database: reading, writing, and telling those who wait that something changed.

import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CouchFailure } from './couch-failure.js';
import { CommitQueue } from './storage/commit-queue.js';
import { compact } from './storage/compaction.js';
import { readChanges, type ChangePage, type ChangeRange } from './storage/change-reader.js';
import { DatabaseSettings } from './storage/database-settings.js';
import { DocumentReader } from './storage/document-reader.js';
import { DocumentWriter } from './storage/document-writer.js';
import { rangeOf } from './storage/level-layout.js';
import { Level } from './storage/level.js';
import { LocalDocuments } from './storage/local-documents.js';
import { openPouch, type OpenPouch, type Pouch } from './storage/pouch.js';
import { readSequence, writeSequence } from './storage/sequence.js';
import { ViewCatalogue } from './views/view-catalogue.js';

/** Ancestors kept by name for each document, as in CouchDB. */
export const REVISION_LIMIT = 1000;

export interface DatabaseCounts {
  documents: number;
  deleted: number;
}

export class Database {
  readonly name: string;
  readonly level: Level;
  readonly reader: DocumentReader;
  readonly writer: DocumentWriter;
  readonly local: LocalDocuments;
  readonly settings: DatabaseSettings;
  readonly views: ViewCatalogue;
  readonly #folder: string;
  readonly #pouch: Pouch;
  readonly #queue: CommitQueue;
  readonly #token: string;
  readonly #ended = new AbortController();
  readonly #waiters = new Set<() => void>();
  #updateSequence: number;
  #knownIds: { at: number; count: number } | undefined;
  #compaction: Promise<void> | undefined;

  static async open(name: string, folder: string): Promise<Database> {
    const opened = await openPouch(folder, `synced-leveldown-${randomUUID()}`, REVISION_LIMIT);
    const token = (await opened.pouch.id()).replaceAll('-', '').slice(0, 12).toLowerCase();
    const { update_seq } = await opened.pouch.info();
    return new Database(name, folder, opened, token, update_seq);
  }

  private constructor(
    name: string,
    folder: string,
    opened: OpenPouch,
    token: string,
    updateSequence: number,
  ) {
    const level = new Level(opened.level);
    this.name = name;
    this.level = level;
    this.reader = new DocumentReader(level);
    this.local = new LocalDocuments(level);
    this.settings = new DatabaseSettings(level);
    this.views = new ViewCatalogue(level, this.reader);
    this.#folder = folder;
    this.#pouch = opened.pouch;
    this.#token = token;
    this.#updateSequence = updateSequence;
    this.#queue = new CommitQueue(opened, () => this.#noticeWrite());
    this.writer = new DocumentWriter(level, this.reader, this.local, this.#queue);
  }

  get updateSequence(): number {
    return this.#updateSequence;
  }

  /** Aborted when the database is deleted or the store closes: whoever streams from it must stop. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  writeSequence(sequence: number): string {
    return writeSequence(sequence, this.#token);
  }

  readSequence(text: string): number {
    return readSequence(text, this.#token, this.#updateSequence);
  }

  changes(range: Omit<ChangeRange, 'upTo'>): AsyncGenerator<ChangePage> {
    return readChanges(this.level, this.reader, { ...range, upTo: this.#updateSequence });
  }

  async documentCount(): Promise<number> {
    return (await this.#pouch.info()).doc_count;
  }

  /** Deleted documents are counted by walking all ids, once after each change that is asked about. */
  async counts(): Promise<DatabaseCounts> {
    const { doc_count, update_seq } = await this.#pouch.info();
    if (this.#knownIds?.at !== update_seq) {
      let count = 0;
      const keys = this.level.walk(rangeOf('document-store'), { keysOnly: true, chunk: 5000 });
      for await (const entries of keys) count += entries.length;
      this.#knownIds = { at: update_seq, count };
    }
    return { documents: doc_count, deleted: Math.max(0, this.#knownIds.count - doc_count) };
  }

  async fileBytes(): Promise<number> {
    const names = await readdir(this.#folder);
    // LevelDB may remove a file between the listing and the look.
    const sizes = await Promise.allSettled(names.map((name) => stat(join(this.#folder, name))));
    return sizes.reduce((total, size) => total + (size.status === 'fulfilled' ? size.value.size : 0), 0);
  }

  /** Resolves when there is something after `sequence`, the time is over, nobody waits, or the database ended. */
  async changeAfter(sequence: number, timeoutMs: number, gone: AbortSignal): Promise<void> {
    if (this.#updateSequence > sequence || gone.aborted || this.ended.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(wake);
        gone.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiters.add(wake);
      gone.addEventListener('abort', wake);
    });
  }

  get isCompacting(): boolean {
    return this.#compaction !== undefined;
  }

  /** Started and answered at once, as in CouchDB; a second request joins the first. */
  compact(): Promise<void> {
    this.#compaction ??= compact(this.level, this.reader, (work) => this.#queue.exclusively(work)).finally(
      () => {
        this.#compaction = undefined;
      },
    );
    return this.#compaction;
  }

  async close(): Promise<void> {
    this.#ended.abort(CouchFailure.databaseMissing());
    this.#wakeAll();
    await this.#queue.close();
    await this.level.refuseFurtherUse();
    await this.#pouch.close();
  }

  async #noticeWrite(): Promise<void> {
    this.#updateSequence = (await this.#pouch.info()).update_seq;
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiters]) wake();
  }
}
