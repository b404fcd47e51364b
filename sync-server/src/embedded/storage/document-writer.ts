// Takes checked documents to where they belong: local documents beside the history, the rest through PouchDB.
// One answer per document; a refused one never stops its neighbours.

import { CouchFailure, toCouchFailure } from '#embedded/couch-failure.js';
import type { AttachmentInput } from './attachment-input.js';
import type { CommitQueue } from './commit-queue.js';
import type { WritableDocument, WrittenRow } from './document-edits.js';
import { checkDesignDocument } from './design-document.js';
import { generationOf } from './document-metadata.js';
import { parseStored, type AttachmentStub } from './document-text.js';
import type { DocumentReader } from './document-reader.js';
import { keyIn } from './level-layout.js';
import type { Level } from './level.js';
import type { LocalDocuments } from './local-documents.js';

export class DocumentWriter {
  readonly #level: Level;
  readonly #reader: DocumentReader;
  readonly #local: LocalDocuments;
  readonly #queue: CommitQueue;

  constructor(level: Level, reader: DocumentReader, local: LocalDocuments, queue: CommitQueue) {
    this.#level = level;
    this.#reader = reader;
    this.#local = local;
    this.#queue = queue;
  }

  /** New edits answer with a row for each document, in order; replicated revisions only with what was refused. */
  async write(documents: WritableDocument[], newEdits: boolean): Promise<WrittenRow[]> {
    const rows: (WrittenRow | undefined)[] = new Array<WrittenRow | undefined>(documents.length);
    const ordinary: { document: WritableDocument; index: number }[] = [];
    for (const [index, document] of documents.entries()) {
      const row = isPlain(document) ? undefined : await this.#beforeCommit(document);
      if (row) rows[index] = row;
      else ordinary.push({ document, index });
    }
    if (ordinary.length > 0) {
      const docs = ordinary.map(({ document }) => document);
      if (!newEdits) rows.push(...(await this.#queue.replicate(docs)));
      else {
        const written = await this.#queue.edit(docs);
        ordinary.forEach(({ index }, at) => (rows[index] = written[at]));
      }
    }
    const answered = rows.filter((row) => row !== undefined);
    return newEdits ? answered : answered.filter((row) => 'error' in row);
  }

  async writeOne(
    document: WritableDocument,
    newEdits: boolean,
  ): Promise<{ ok: true; id: string; rev: string }> {
    const [row] = await this.write([document], newEdits);
    if (row && 'error' in row) throw new CouchFailure(row.error, row.reason);
    return row ?? { ok: true, id: document._id, rev: document._rev ?? '' };
  }

  /** A row when the document needs no commit or may not have one. */
  async #beforeCommit(document: WritableDocument): Promise<WrittenRow | undefined> {
    try {
      if (document._id.startsWith('_local/')) return await this.#local.write(document);
      if (document._id.startsWith('_design/')) checkDesignDocument(document);
      if (document['_attachments'] !== undefined) await this.#resolveStubs(document);
      return undefined;
    } catch (error) {
      const failure = toCouchFailure(error);
      if (!failure) throw error;
      return { id: document._id, error: failure.error, reason: failure.reason };
    }
  }

  /**
   * CouchDB finds what a stub stands for by its name in an ancestor; PouchDB only by digest, which each computes
   * in its own way. An attachment that has not changed since `revpos` is the same in every ancestor from there on.
   */
  async #resolveStubs(document: WritableDocument): Promise<void> {
    const attachments = document['_attachments'] as Record<string, AttachmentInput>;
    const stubs = Object.entries(attachments).filter(([, attachment]) => attachment.stub);
    if (stubs.length === 0) return;
    const ancestors = await this.#attachmentsOfAncestors(document);
    for (const [name, stub] of stubs) {
      const holder = ancestors.find(
        ({ generation, named }) => Object.hasOwn(named, name) && generation >= (stub.revpos ?? 0),
      );
      const known = holder?.named[name];
      if (known) attachments[name] = { ...known, stub: true };
      else if (!(await this.#hasDigest(stub))) {
        throw new CouchFailure('missing_stub', `Invalid attachment stub in ${document._id} for ${name}`);
      }
    }
  }

  async #attachmentsOfAncestors(
    document: WritableDocument,
  ): Promise<{ generation: number; named: Record<string, AttachmentStub> }[]> {
    const metadata = await this.#reader.metadata(document._id);
    const revisions = ancestorsOf(document).filter((rev) => metadata?.rev_map[rev] !== undefined);
    const bodies = await this.#reader.bodiesAt(revisions.map((rev) => metadata?.rev_map[rev] ?? 0));
    return revisions.flatMap((rev, index) => {
      const body = bodies[index];
      const named = body === undefined ? undefined : parseStored(body)._attachments;
      return named ? [{ generation: generationOf(rev), named }] : [];
    });
  }

  async #hasDigest(stub: AttachmentInput): Promise<boolean> {
    if (stub.digest === undefined || stub.length === undefined || stub.revpos === undefined) return false;
    return (await this.#level.get(keyIn('attach-store', stub.digest))) !== undefined;
  }
}

const isPlain = (document: WritableDocument): boolean =>
  !document._id.startsWith('_') && document['_attachments'] === undefined;

/** Newest first: those a replicated revision names, or the one an edit says it has seen. */
function ancestorsOf(document: WritableDocument): string[] {
  const history = document['_revisions'] as { start: number; ids: string[] } | undefined;
  if (history) return history.ids.map((hash, back) => `${history.start - back}-${hash}`);
  return document._rev === undefined ? [] : [document._rev];
}
