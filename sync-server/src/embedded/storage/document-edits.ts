// How edits and replicated revisions are stored: PouchDB merges the trees, and where it answers differently from
// CouchDB, CouchDB's answer is given.

import { CouchFailure, toCouchFailure, type CouchError } from '#embedded/couch-failure.js';
import { generationOf } from './document-metadata.js';
import { parseMetadata } from './document-reader.js';
import type { JsonObject } from './json-object.js';
import { documentKey } from './level-layout.js';
import { storeDocuments, type OpenPouch, type PouchRow } from './pouch.js';

export type WrittenRow =
  { ok: true; id: string; rev: string } | { id: string; rev?: string; error: CouchError; reason: string };

export type WritableDocument = JsonObject & { _id: string; _rev?: string };

const keysOf = (docs: WritableDocument[]): string[] => docs.map((doc) => documentKey(doc._id));

/** One row per document, in order. */
export async function storeEdits(opened: OpenPouch, docs: WritableDocument[]): Promise<WrittenRow[]> {
  const rows: WrittenRow[] = [];
  for (const round of roundsOf(docs)) {
    const written = await storeRound(
      opened,
      round.map(({ doc }) => doc),
    );
    for (const [index, { doc, place }] of round.entries()) rows[place] = written[index] ?? conflictOn(doc);
  }
  return rows;
}

interface Placed {
  readonly doc: WritableDocument;
  readonly place: number;
}

/**
 * No document twice in one call of PouchDB: it merges a refused edit into the tree it holds in memory, and the next
 * edit of that document in the same call would write the refused revision down as a branch nobody ever stored.
 */
function roundsOf(docs: readonly WritableDocument[]): Placed[][] {
  const rounds: Placed[][] = [];
  const met = new Map<string, number>();
  for (const [place, doc] of docs.entries()) {
    const round = met.get(doc._id) ?? 0;
    met.set(doc._id, round + 1);
    (rounds[round] ??= []).push({ doc, place });
  }
  return rounds;
}

async function storeRound({ pouch, level }: OpenPouch, docs: WritableDocument[]): Promise<WrittenRow[]> {
  const known = await level.foresee(keysOf(docs));
  try {
    const isAllowed = docs.map((doc, index) => !isRefused(doc, known[index]));
    const allowed = docs.filter((_doc, index) => isAllowed[index]);
    const stored = (await storeDocuments(pouch, allowed, { new_edits: true })).values();
    return docs.map((doc, index) =>
      isAllowed[index] ? toRow(stored.next().value, doc._id) : conflictOn(doc),
    );
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

/** PouchDB meets several revisions of one document in this order, or it would make branches of them. */
const olderFirst = (a: WritableDocument, b: WritableDocument): number =>
  a._id === b._id ? generationOf(a._rev ?? '0') - generationOf(b._rev ?? '0') : a._id < b._id ? -1 : 1;

function toRow(row: PouchRow | undefined, id = ''): WrittenRow {
  if (row && 'ok' in row) return { ok: true, id: row.id, rev: row.rev };
  const failure = toCouchFailure(row) ?? new CouchFailure('unknown_error', row?.name ?? 'no answer');
  return { id, error: failure.error, reason: failure.reason };
}
