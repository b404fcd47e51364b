// How edits and replicated revisions are stored: PouchDB merges the trees, and where it answers differently from
// CouchDB, CouchDB's answer is given.

import { CouchFailure, toCouchFailure, type CouchError } from '#embedded/couch-failure.js';
import { generationOf, hashOf } from './document-metadata.js';
import { parseMetadata } from './document-reader.js';
import type { JsonObject } from './json-object.js';
import { documentKey } from './level-layout.js';
import { storeDocuments, type OpenPouch, type Pouch, type PouchRow } from './pouch.js';

export type WrittenRow =
  { ok: true; id: string; rev: string } | { id: string; rev?: string; error: CouchError; reason: string };

export type WritableDocument = JsonObject & { _id: string; _rev?: string };

const keysOf = (docs: WritableDocument[]): string[] => docs.map((doc) => documentKey(doc._id));

/** One row per document, in order. */
export async function storeEdits(
  { pouch, level }: OpenPouch,
  docs: WritableDocument[],
): Promise<WrittenRow[]> {
  const known = await level.foresee(keysOf(docs));
  try {
    const rows: (WrittenRow | undefined)[] = docs.map((doc, index) =>
      isRefused(doc, known[index]) ? conflictOn(doc) : undefined,
    );
    const allowed = docs.filter((_doc, index) => rows[index] === undefined);
    // PouchDB writes into the documents it is given: afterwards `_rev` is the revision it made.
    const parents = new Map(allowed.map((doc) => [doc, doc._rev]));
    const stored = (await storeDocuments(pouch, allowed, { new_edits: true })).values();
    const created = new Set<string>();
    for (const [index, doc] of docs.entries()) {
      if (rows[index]) continue;
      const row = toRow(stored.next().value, doc._id);
      const parent = parents.get(doc);
      const isUnknown = known[index] === undefined && !created.has(doc._id);
      const grafted = isUnknown && parent !== undefined ? await graft(pouch, doc, parent) : row;
      if ('ok' in grafted) created.add(doc._id);
      rows[index] = grafted;
    }
    return rows.filter((row) => row !== undefined);
  } finally {
    level.forget();
  }
}

/** Rows only for what could not be stored. */
export async function storeRevisions(
  { pouch, level }: OpenPouch,
  docs: WritableDocument[],
): Promise<WrittenRow[]> {
  await level.foresee(keysOf(docs));
  try {
    const sorted = docs.toSorted(olderFirst);
    const rows = await storeDocuments(pouch, sorted, { new_edits: false });
    return rows.flatMap((row, index) => (row && 'error' in row ? [toRow(row, sorted[index]?._id)] : []));
  } finally {
    level.forget();
  }
}

/** A deleted document comes back only by an edit that knows of no revision; PouchDB would take others too. */
function isRefused(doc: WritableDocument, known: string | undefined): boolean {
  if (known === undefined || (doc._rev === undefined && doc['_deleted'] !== true)) return false;
  return known.includes('"deleted":true') && parseMetadata(known).deleted;
}

const conflictOn = (doc: WritableDocument): WrittenRow => {
  const { error, reason } = CouchFailure.conflict();
  return { id: doc._id, error, reason };
};

/** An edit of a document this database has never seen: CouchDB keeps it under its parent, PouchDB refuses it. */
async function graft(pouch: Pouch, doc: WritableDocument, parent: string): Promise<WrittenRow> {
  const { _rev_tree: _unused, ...members } = doc;
  const rev = doc._rev ?? parent;
  const grafted = {
    ...members,
    _revisions: { start: generationOf(rev), ids: [hashOf(rev), hashOf(parent)] },
  };
  const [row] = await storeDocuments(pouch, [grafted], { new_edits: false });
  return toRow(row, doc._id);
}

/** PouchDB meets several revisions of one document in this order, or it would make branches of them. */
const olderFirst = (a: WritableDocument, b: WritableDocument): number =>
  a._id === b._id ? generationOf(a._rev ?? '0') - generationOf(b._rev ?? '0') : a._id < b._id ? -1 : 1;

function toRow(row: PouchRow | undefined, id = ''): WrittenRow {
  if (row && 'ok' in row) return { ok: true, id: row.id, rev: row.rev };
  const failure = toCouchFailure(row) ?? new CouchFailure('unknown_error', row?.name ?? 'no answer');
  return { id, error: failure.error, reason: failure.reason };
}
