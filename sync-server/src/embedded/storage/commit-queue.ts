// One writer per database, and writes that wait at the same moment share one trip to the disk:
// an fsync costs the same for one document as for a thousand. An answer still means "on the disk".

import { CouchFailure, toCouchFailure, type CouchError } from '#embedded/couch-failure.js';
import type { JsonObject } from './json-object.js';
import { generationOf, hashOf } from './document-metadata.js';
import { storeDocuments, type OpenPouch, type PouchRow } from './pouch.js';

export type WrittenRow =
  { ok: true; id: string; rev: string } | { id: string; rev?: string; error: CouchError; reason: string };

export type WritableDocument = JsonObject & { _id: string; _rev?: string };

const MAX_SHARED_DOCUMENTS = 2000;

interface Job {
  docs: WritableDocument[];
  shareable: boolean;
  run: () => Promise<void>;
  settle: (rows: WrittenRow[]) => void;
  fail: (error: unknown) => void;
}

export class CommitQueue {
  readonly #pouch: OpenPouch;
  readonly #exists: (id: string) => Promise<boolean>;
  readonly #afterWrite: () => Promise<void>;
  readonly #waiting: Job[] = [];
  #draining = false;
  #closed = false;
  #drained: Promise<void> = Promise.resolve();

  constructor(pouch: OpenPouch, exists: (id: string) => Promise<boolean>, afterWrite: () => Promise<void>) {
    this.#pouch = pouch;
    this.#exists = exists;
    this.#afterWrite = afterWrite;
  }

  /** New edits: one row per document, in order. */
  edit(docs: WritableDocument[]): Promise<WrittenRow[]> {
    return new Promise((settle, fail) => {
      // Attachments are read and counted by PouchDB document by document; a bad one must not stop a neighbour.
      const shareable = docs.every((doc) => doc['_attachments'] === undefined);
      this.#add({ docs, shareable, settle, fail, run: async () => settle(await this.#edit(docs)) });
    });
  }

  /** Revisions made elsewhere (`new_edits: false`): only what could not be stored gives a row. */
  replicate(docs: WritableDocument[]): Promise<WrittenRow[]> {
    return this.exclusively(async () => {
      const sorted = docs.toSorted(olderFirst);
      const rows = await storeDocuments(this.#pouch, sorted, { new_edits: false });
      await this.#afterWrite();
      return rows.flatMap((row, index) => (row && 'error' in row ? [toRow(row, sorted[index]?._id)] : []));
    });
  }

  /** Runs while nothing else writes. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, fail) => {
      this.#add({
        docs: [],
        shareable: false,
        settle: () => {},
        fail,
        run: async () => resolve(await work()),
      });
    });
  }

  /** Takes nothing more, and finishes what it has taken. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#draining) await this.#drained;
  }

  #add(job: Job): void {
    if (this.#closed) return job.fail(CouchFailure.databaseMissing());
    this.#waiting.push(job);
    if (!this.#draining) this.#drained = this.#drain();
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      const shared = job.shareable ? [job, ...this.#takeShareable(job.docs.length)] : [job];
      if (shared.length === 1 || !(await this.#editTogether(shared))) {
        for (const alone of shared) await alone.run().catch(alone.fail);
      }
    }
    this.#draining = false;
  }

  #takeShareable(count: number): Job[] {
    const taken: Job[] = [];
    for (let next = this.#waiting[0]; next?.shareable; next = this.#waiting[0]) {
      count += next.docs.length;
      if (count > MAX_SHARED_DOCUMENTS) break;
      taken.push(next);
      this.#waiting.shift();
    }
    return taken;
  }

  /** False when the batch was refused as a whole, so that each job can learn alone which one is at fault. */
  async #editTogether(jobs: Job[]): Promise<boolean> {
    const copies = jobs.flatMap((job) => job.docs.map((doc) => ({ ...doc })));
    let rows: WrittenRow[];
    try {
      rows = await this.#edit(copies);
    } catch (error) {
      if (toCouchFailure(error)) return false;
      for (const job of jobs) job.fail(error);
      return true;
    }
    let from = 0;
    for (const job of jobs) job.settle(rows.slice(from, (from += job.docs.length)));
    return true;
  }

  async #edit(docs: WritableDocument[]): Promise<WrittenRow[]> {
    // PouchDB writes into the documents it is given: afterwards `_rev` is the revision it made.
    const parents = docs.map((doc) => doc._rev);
    const stored = await storeDocuments(this.#pouch, docs, { new_edits: true });
    const rows = docs.map((doc, index) => toRow(stored[index], doc._id));
    for (const [index, doc] of docs.entries()) {
      const row = rows[index];
      if (row && 'error' in row && row.error === 'conflict' && parents[index] !== undefined) {
        if (!(await this.#exists(doc._id))) rows[index] = await this.#graft(doc, parents[index]);
      }
    }
    await this.#afterWrite();
    return rows;
  }

  /** An edit of a document this database has never seen: CouchDB keeps it under its parent, PouchDB refuses it. */
  async #graft(doc: WritableDocument, parent: string): Promise<WrittenRow> {
    const { _rev_tree: _unused, ...members } = doc;
    const rev = doc._rev ?? parent;
    const grafted = {
      ...members,
      _revisions: { start: generationOf(rev), ids: [hashOf(rev), hashOf(parent)] },
    };
    const [row] = await storeDocuments(this.#pouch, [grafted], { new_edits: false });
    return toRow(row, doc._id);
  }
}

/** PouchDB meets several revisions of one document in this order, or it would make branches of them. */
const olderFirst = (a: WritableDocument, b: WritableDocument): number =>
  a._id === b._id ? generationOf(a._rev ?? '0') - generationOf(b._rev ?? '0') : a._id < b._id ? -1 : 1;

function toRow(row: PouchRow | undefined, id = ''): WrittenRow {
  if (row && 'ok' in row) return { ok: true, id: row.id, rev: row.rev };
  const failure = toCouchFailure(row) ?? new CouchFailure('unknown_error', row?.name ?? 'no answer');
  return { id, error: failure.error, reason: failure.reason };
}
