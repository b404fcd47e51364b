// One writer per database, and writes that wait at the same moment share one trip to the disk:
// an fsync costs the same for one document as for a thousand. An answer still means "on the disk".

import { CouchFailure } from '#embedded/couch-failure.js';
import { storeEdits, storeRevisions, type WritableDocument, type WrittenRow } from './document-edits.js';
import type { OpenPouch } from './pouch.js';

const MAX_SHARED_DOCUMENTS = 2000;

interface Job {
  docs: WritableDocument[];
  shareable: boolean;
  run: () => Promise<void>;
  settle: (rows: WrittenRow[]) => void;
  fail: (error: unknown) => void;
}

export class CommitQueue {
  readonly #opened: OpenPouch;
  readonly #afterWrite: () => Promise<void>;
  readonly #waiting: Job[] = [];
  #draining = false;
  #closed = false;
  #drained: Promise<void> = Promise.resolve();

  constructor(opened: OpenPouch, afterWrite: () => Promise<void>) {
    this.#opened = opened;
    this.#afterWrite = afterWrite;
  }

  /** New edits: one row per document, in order. */
  edit(docs: WritableDocument[]): Promise<WrittenRow[]> {
    return new Promise((settle, fail) => {
      const shareable = isShareable(docs);
      this.#add({ docs, shareable, settle, fail, run: async () => settle(await this.#edit(docs)) });
    });
  }

  /** Revisions made elsewhere (`new_edits: false`): only what could not be stored gives a row. */
  replicate(docs: WritableDocument[]): Promise<WrittenRow[]> {
    return this.exclusively(async () => {
      const refused = await storeRevisions(this.#opened, docs);
      await this.#afterWrite();
      return refused;
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
      const shared = job.shareable ? [job, ...this.#takeShareable(job)] : [job];
      if (shared.length === 1 || !(await this.#editTogether(shared))) {
        for (const alone of shared) await alone.run().catch(alone.fail);
      }
    }
    this.#draining = false;
  }

  /** Those that wait next and touch no document twice: then the batch is stored in one step, whole or not at all. */
  #takeShareable(first: Job): Job[] {
    const taken: Job[] = [];
    const ids = new Set(first.docs.map((doc) => doc._id));
    for (let next = this.#waiting[0]; next?.shareable; next = this.#waiting[0]) {
      if (ids.size + next.docs.length > MAX_SHARED_DOCUMENTS || next.docs.some((doc) => ids.has(doc._id)))
        break;
      for (const doc of next.docs) ids.add(doc._id);
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
    } catch {
      // Nothing of it was stored; alone, each job learns whether it was the one, and why.
      return false;
    }
    let from = 0;
    for (const job of jobs) job.settle(rows.slice(from, (from += job.docs.length)));
    return true;
  }

  async #edit(docs: WritableDocument[]): Promise<WrittenRow[]> {
    const rows = await storeEdits(this.#opened, docs);
    await this.#afterWrite();
    return rows;
  }
}

/** Attachments PouchDB reads and counts document by document; a bad one must not stop a neighbour. */
const isShareable = (docs: WritableDocument[]): boolean =>
  docs.every((doc) => doc['_attachments'] === undefined) &&
  new Set(docs.map((doc) => doc._id)).size === docs.length;
