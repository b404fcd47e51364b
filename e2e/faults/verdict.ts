// What became of everything that was written: is it there, once, and the same on every tablet. Pure: the book and what
// the copies hold in, findings out. A finding names documents and fields, never what stands in them.

import { canonicalJson, sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { lifecycleOf, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { EventDocument } from '@tram/shared-schema/document/envelope.js';
import { EVENT_STATUSES, sameBody } from '@tram/shared-schema/document/merge-event.js';
import {
  CREATION,
  heldEdits,
  statusMove,
  type Acknowledged,
  type FieldEdit,
  type WrittenBook,
} from './written-book.js';

export interface Copy {
  readonly name: string;
  readonly documents: ReadonlyMap<string, TramDocument>;
  /** What this tablet says of itself; the server has none. */
  readonly counts?: { readonly waiting: number; readonly refused: number; readonly atServer: number };
}
export interface Findings {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly diverged: readonly string[];
}

export type Held = ReadonlyMap<string, TramDocument>;

const rank = (status: string): number => (EVENT_STATUSES as readonly string[]).indexOf(status);
const isWorkers = (doc: TramDocument): boolean => {
  const lifecycle = lifecycleOf(doc.type);
  return lifecycle === 'registry' || lifecycle === 'event';
};

function* lostMoves(book: WrittenBook, held: Held, matters: Matters): Generator<string> {
  for (const [id, statuses] of book.moves) {
    const standing = held.get(id) as EventDocument | undefined;
    for (const status of statuses) {
      if (!matters(id, statusMove(status))) continue;
      if (!standing || rank(standing.status) < rank(status)) yield `${id}: status ${status}`;
    }
  }
}

/** Its field, whose edit of it, and which of theirs. */
const named = (key: string): string => `an edit of ${key.replaceAll('\u0000', ' ')}`;

type Matters = (documentId: string, what: string) => boolean;

const standsThere = ({ documentId, key, value }: FieldEdit, held: Held): boolean => {
  const doc = held.get(documentId);
  return doc !== undefined && heldEdits(doc).some((edit) => edit.key === key && sameJson(edit.value, value));
};

/** A creation, an edit or a status that nobody can find any more and nobody let go. */
function lostFrom(book: WrittenBook, held: Held, matters: Matters): readonly string[] {
  const lost: string[] = [];
  for (const [id, doc] of book.created) {
    if (!matters(id, CREATION)) continue;
    const standing = held.get(id);
    if (!standing) lost.push(`${id}: not there`);
    else if (lifecycleOf(doc.type) === 'event' && !sameBody(standing as EventDocument, doc as EventDocument))
      lost.push(`${id}: rewritten`);
  }
  for (const edit of book.edits.values()) {
    if (!matters(edit.documentId, edit.key) || book.mayBeGone(edit.documentId, edit.key)) continue;
    if (!standsThere(edit, held)) lost.push(`${edit.documentId}: ${named(edit.key)}`);
  }
  return [...lost, ...lostMoves(book, held, matters)];
}

/** What the server had said it has, looked for at any moment after it said so. */
export const acknowledgedButLost = (
  book: WrittenBook,
  feed: readonly TramDocument[],
  { has }: Acknowledged,
): readonly string[] => lostFrom(book, new Map(feed.map((doc) => [doc._id, doc])), has);

function duplicatedIn(book: WrittenBook, feed: readonly TramDocument[]): readonly string[] {
  const found = book.twins.map((name) => `${name}: two edits under one name`);
  const ids = new Set<string>();
  for (const doc of feed) {
    if (ids.has(doc._id)) found.push(`${doc._id}: twice at the server`);
    ids.add(doc._id);
    if (!isWorkers(doc)) continue;
    if (!book.created.has(doc._id)) found.push(`${doc._id}: nobody wrote it`);
    const keys = new Set<string>();
    for (const { key } of heldEdits(doc)) {
      if (keys.has(key)) found.push(`${doc._id}: ${named(key)} twice`);
      else if (!book.edits.has(`${doc._id} ${key}`)) found.push(`${doc._id}: ${named(key)} nobody made`);
      else if (book.mayBeGone(doc._id, key))
        found.push(`${doc._id}: ${named(key)} back after it was replaced`);
      keys.add(key);
    }
  }
  return found;
}

function differingFields(a: TramDocument, b: TramDocument): string {
  const [ofA, ofB]: Readonly<Record<string, unknown>>[] = [{ ...a }, { ...b }];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => !sameJson(ofA?.[name], ofB?.[name])).join(', ');
}

function divergedFrom(server: Held, { name, documents, counts }: Copy): readonly string[] {
  const found: string[] = [];
  for (const id of new Set([...server.keys(), ...documents.keys()])) {
    const [there, here] = [server.get(id), documents.get(id)];
    if (!there || !here) found.push(`${id}: ${there ? 'only at the server' : 'only'} (${name})`);
    else if (canonicalJson(there) !== canonicalJson(here))
      found.push(`${id}: differs in ${differingFields(there, here)} (${name})`);
  }
  const workers = [...server.values()].filter(isWorkers).length;
  if (counts && (counts.waiting > 0 || counts.refused > 0 || counts.atServer !== workers))
    found.push(
      `${name} counts ${counts.waiting} waiting, ${counts.refused} refused, ${counts.atServer} of ${workers} at the server`,
    );
  return found;
}

/** `feed`: every document the server sends a reader who has nothing. */
export function judge(book: WrittenBook, feed: readonly TramDocument[], tablets: readonly Copy[]): Findings {
  const server: Held = new Map(feed.map((doc) => [doc._id, doc]));
  return {
    lost: lostFrom(book, server, () => true),
    duplicated: duplicatedIn(book, feed),
    diverged: tablets.flatMap((tablet) => divergedFrom(server, tablet)),
  };
}
