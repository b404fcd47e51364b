// The write path: decide, write with the revision that was read, and where another writer came between, read and
// decide again. CouchDB's MVCC is the guard; nothing is ever written over a state that was not looked at.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentId } from '@tram/shared-schema/document/ids.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { type Decision, type Revision, StoreUnavailable, TooManyWriters } from '#ports.js';
import { CouchRefused, isObject, rowsOf, type CouchClient } from './couch-client.js';
import { readStored, type StoredDocument } from './stored-document.js';
import { withMark } from './write-mark.js';

export interface RetryPolicy {
  readonly attempts: number;
  readonly pause: (attempt: number) => Promise<void>;
}
export interface WritePolicy extends RetryPolicy {
  /** Never the same twice (write-mark.ts). */
  readonly newMark: () => string;
}

interface Standing {
  readonly rev: string;
  readonly document: TramDocument;
  /** Leaves whose content is in `document` now; closed once that is on disk. */
  readonly mergedLeaves: readonly string[];
  /** The winner held it all: writing it again would only make two servers answer each other for ever. */
  readonly isWritten: boolean;
}

/** A leaf that another writer merged and closed since it was named; what it held stands in a newer winner. */
async function readLeaf(
  couch: CouchClient,
  db: string,
  id: DocumentId,
  rev: string,
): Promise<StoredDocument | undefined> {
  try {
    const leaf = await couch.request({ db, doc: id, qs: { rev } });
    return isObject(leaf) && leaf['_deleted'] === true ? undefined : readStored(leaf);
  } catch (error) {
    if (error instanceof CouchRefused && error.couchStatus === 404) return undefined;
    throw error;
  }
}

/** Undefined where the document moved on while its leaves were read. */
async function mergeLeaves(
  couch: CouchClient,
  db: string,
  stored: StoredDocument,
): Promise<Standing | undefined> {
  let document = stored.document;
  for (const rev of stored.conflicts) {
    const leaf = await readLeaf(couch, db, document._id, rev);
    if (!leaf) return undefined;
    document = mergeDocuments(document, leaf.document);
  }
  const isWritten = document === stored.document || sameJson(document, stored.document);
  return { rev: stored.rev, document, mergedLeaves: stored.conflicts, isWritten };
}

const MAX_READS = 5;

export async function readStanding(
  couch: CouchClient,
  db: string,
  ids: readonly DocumentId[],
): Promise<Map<DocumentId, Standing>> {
  const standing = new Map<DocumentId, Standing>();
  let open = ids;
  for (let reads = 0; open.length > 0; reads += 1) {
    if (reads === MAX_READS) throw new TooManyWriters('documents kept changing while they were read');
    const movedOn: DocumentId[] = [];
    const reply = await couch.request({
      db,
      path: '_all_docs',
      method: 'POST',
      qs: { include_docs: true, conflicts: true },
      body: { keys: open },
    });
    for (const row of rowsOf(reply, 'rows')) {
      // A missing document has `error`, a deleted one a null `doc`.
      if (!isObject(row['doc'])) continue;
      const stored = readStored(row['doc']);
      const merged = await mergeLeaves(couch, db, stored);
      if (merged) standing.set(stored.document._id, merged);
      else movedOn.push(stored.document._id);
    }
    open = movedOn;
  }
  return standing;
}

type Body = TramDocument & { readonly _rev?: string };

interface Write {
  readonly id: DocumentId;
  /** Absent where what stands is already all there is to say. */
  readonly body?: Body;
  readonly leaves: readonly string[];
}

/** The ids CouchDB refused because another writer was first. */
async function writeBodies(
  couch: CouchClient,
  db: string,
  bodies: readonly Body[],
  mark: string,
): Promise<Set<string>> {
  const docs = bodies.map((body) => withMark(body, mark));
  const overtaken = new Set<string>();
  if (docs.length === 0) return overtaken;
  const reply = await couch.request({ db, path: '_bulk_docs', method: 'POST', body: { docs } });
  if (!Array.isArray(reply) || reply.length !== docs.length) {
    throw new StoreUnavailable('the store did not answer for every document');
  }
  for (const [index, doc] of docs.entries()) {
    const answer: unknown = reply[index];
    if (!isObject(answer) || answer['id'] !== doc._id)
      throw new StoreUnavailable('the store answered out of order');
    if (answer['error'] === 'conflict') overtaken.add(doc._id);
    else if (typeof answer['rev'] !== 'string') throw new StoreUnavailable('the store refused a document');
  }
  return overtaken;
}

/** Only after the merged state is on disk: closing a leaf first could lose what it holds. Who closed it first is all one. */
async function closeLeaves(couch: CouchClient, db: string, written: readonly Write[]): Promise<void> {
  const docs = written.flatMap(({ id, leaves }) =>
    leaves.map((rev) => ({ _id: id, _rev: rev, _deleted: true })),
  );
  if (docs.length > 0) await couch.request({ db, path: '_bulk_docs', method: 'POST', body: { docs } });
}

function writeOf<Outcome>(
  { id }: Revision<Outcome>,
  standing: Standing | undefined,
  decision: Decision<Outcome>,
): Write {
  const leaves = standing?.mergedLeaves ?? [];
  const document = decision.write ?? (standing?.isWritten === false ? standing.document : undefined);
  if (!document) return { id, leaves };
  if (document._id !== id) throw new RangeError('a revision may write only the document it names');
  return { id, body: standing ? { ...document, _rev: standing.rev } : document, leaves };
}

export async function reviseDocuments<Outcome>(
  couch: CouchClient,
  db: string,
  revisions: readonly Revision<Outcome>[],
  policy: WritePolicy,
): Promise<readonly Outcome[]> {
  if (new Set(revisions.map(({ id }) => id)).size !== revisions.length) {
    throw new RangeError('one document cannot be revised twice at once');
  }
  const outcomes = new Map<DocumentId, Outcome>();
  let open: readonly Revision<Outcome>[] = revisions;
  for (let attempt = 0; open.length > 0; attempt += 1) {
    if (attempt === policy.attempts) throw new TooManyWriters('too many writers at the same documents');
    if (attempt > 1) await policy.pause(attempt);
    const guessed = new Set(attempt === 0 ? open.filter((revision) => revision.probablyNew) : []);
    const toRead = open.filter((revision) => !guessed.has(revision));
    const standing = await readStanding(
      couch,
      db,
      toRead.map(({ id }) => id),
    );
    const writes = new Map<DocumentId, Write>();
    for (const revision of open) {
      const stands = standing.get(revision.id);
      const decision = revision.decide(stands?.document);
      outcomes.set(revision.id, decision.outcome);
      writes.set(revision.id, writeOf(revision, stands, decision));
    }
    const all = [...writes.values()];
    const bodies = all.flatMap(({ body }) => (body ? [body] : []));
    const overtaken = await writeBodies(couch, db, bodies, policy.newMark());
    await closeLeaves(
      couch,
      db,
      all.filter(({ id }) => !overtaken.has(id)),
    );
    // A guess that there is nothing yet is proved only by a write that went through.
    open = open.filter(
      (revision) => overtaken.has(revision.id) || (guessed.has(revision) && !writes.get(revision.id)?.body),
    );
  }
  return revisions.map(({ id }) => outcomes.get(id) as Outcome);
}
