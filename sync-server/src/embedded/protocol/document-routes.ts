// One document: read in any of its revisions, written, deleted.

import { CouchFailure } from '#embedded/couch-failure.js';
import { readDocument, readRevision } from '#embedded/storage/document-input.js';
import {
  conflictsOf,
  generationOf,
  hashOf,
  historyOf,
  type DocumentMetadata,
} from '#embedded/storage/document-metadata.js';
import { mayHaveAttachments, withMembers } from '#embedded/storage/document-text.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { etagOf, type Call } from './call.js';
import { inputOptions, locationOf, type DatabaseContext } from './database-routes.js';
import type { Methods } from './methods.js';
import { sendOpenRevisions } from './open-revisions.js';
import { readMultipartDocument, sendMultipartDocument } from './multipart-document.js';

export interface DocumentContext extends DatabaseContext {
  id: string;
}

export const documentMethods: Methods<DocumentContext> = {
  DELETE: removeDocument,
  GET: giveDocument,
  PUT: putDocument,
};

export interface Detail {
  revs: boolean;
  revsInfo: boolean;
  conflicts: boolean;
  deletedConflicts: boolean;
  localSequence: boolean;
}

function readDetail(call: Call): Detail {
  const meta = call.parameters.flag('meta');
  return {
    revs: call.parameters.flag('revs'),
    revsInfo: meta || call.parameters.flag('revs_info'),
    conflicts: meta || call.parameters.flag('conflicts'),
    deletedConflicts: meta || call.parameters.flag('deleted_conflicts'),
    localSequence: call.parameters.flag('local_seq'),
  };
}

/** What the asker wants to know besides the body, as members of the document. */
export function detailMembers(metadata: DocumentMetadata, rev: string, detail: Detail): JsonObject {
  const members: JsonObject = {};
  const history = detail.revs || detail.revsInfo ? (historyOf(metadata, rev) ?? []) : [];
  if (detail.revs) {
    members['_revisions'] = { start: generationOf(rev), ids: history.map((step) => hashOf(step.rev)) };
  }
  if (detail.revsInfo) {
    members['_revs_info'] = history;
  }
  const conflicts = conflictsOf(metadata);
  if (detail.conflicts && conflicts.living.length > 0) members['_conflicts'] = conflicts.living;
  if (detail.deletedConflicts && conflicts.deleted.length > 0)
    members['_deleted_conflicts'] = conflicts.deleted;
  if (detail.localSequence) members['_local_seq'] = metadata.seq;
  return members;
}

async function giveDocument(call: Call, context: DocumentContext): Promise<void> {
  const { database, id } = context;
  const metadata = await database.reader.metadata(id);
  if (call.parameters.has('open_revs')) return sendOpenRevisions(call, context, metadata);
  if (!metadata) throw CouchFailure.missing();
  const rev = chooseRevision(call, metadata);
  const body = await database.reader.body(metadata, rev);
  if (body === undefined) throw CouchFailure.missing();
  const members = detailMembers(metadata, rev, readDetail(call));
  const plain = Object.keys(members).length === 0;
  if (plain && call.notModified(etagOf(rev))) return;
  const headers: Record<string, string> = plain ? { etag: etagOf(rev) } : {};
  const inline = call.parameters.flag('attachments');
  if (inline && mayHaveAttachments(body) && !call.accepts('application/json')) {
    return sendMultipartDocument(call, database.reader, body, members, headers);
  }
  const text = await database.reader.present(body, inline ? 'inline' : 'stubs');
  await call.sendText(200, `${withMembers(text, members)}\n`, headers);
}

/** Asked for the latest, CouchDB answers with the winner whatever revision is named beside it. */
function chooseRevision(call: Call, metadata: DocumentMetadata): string {
  const asked = call.parameters.text('rev');
  const rev = asked === undefined ? undefined : readRevision(asked);
  if (rev !== undefined && !call.parameters.flag('latest')) return rev;
  if (metadata.deleted) throw new CouchFailure('not_found', 'deleted');
  return metadata.winningRev;
}

/** The revision a writer says it has seen: in the body, the address or a header, and the same in all of them. */
export function parentRevision(call: Call, inBody?: unknown): string | undefined {
  const inAddress = call.parameters.text('rev');
  const inHeader = call.header('if-match')?.replace(/^"(.*)"$/, '$1');
  const given = inAddress ?? inHeader;
  if (given === undefined) return undefined;
  if (inBody !== undefined && inBody !== given) {
    throw CouchFailure.badRequest('Document rev from request body and query string have different values');
  }
  return readRevision(given);
}

async function putDocument(call: Call, { database, store, id }: DocumentContext): Promise<void> {
  const newEdits = call.parameters.flag('new_edits', true);
  const body = await readPutBody(call);
  const parent = isObject(body) ? parentRevision(call, body['_rev']) : undefined;
  const value = isObject(body) && parent !== undefined ? { ...body, _rev: parent } : body;
  const document = readDocument(value, inputOptions(call, store, newEdits, id));
  const row = await database.writer.writeOne(document, newEdits);
  const status = document['_deleted'] === true ? 200 : 201;
  await call.send(status, row, { etag: etagOf(row.rev), location: locationOf(call, database.name, id) });
}

function readPutBody(call: Call): Promise<unknown> {
  const type = call.header('content-type') ?? '';
  return type.startsWith('multipart/related') ? readMultipartDocument(call, type) : call.json();
}

async function removeDocument(call: Call, { database, id }: DocumentContext): Promise<void> {
  const parent = parentRevision(call);
  const metadata = await database.reader.metadata(id);
  if (!metadata) throw CouchFailure.missing();
  if (metadata.deleted) throw new CouchFailure('not_found', 'deleted');
  if (parent === undefined) throw CouchFailure.conflict();
  const row = await database.writer.writeOne({ _id: id, _rev: parent, _deleted: true }, true);
  await call.send(200, row, { etag: etagOf(row.rev) });
}
