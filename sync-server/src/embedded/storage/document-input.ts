// What a client may store: CouchDB's rules for ids, revisions and members that begin with an underscore.
// Pure. PouchDB takes more than this and then fails in the middle of a batch, so nothing reaches it unchecked.

import { CouchFailure } from '#embedded/couch-failure.js';
import { readAttachments } from './attachment-input.js';
import type { WritableDocument } from './document-edits.js';
import { isObject } from './json-object.js';

export interface InputOptions {
  /** The id from the address; it wins over the one in the body. */
  id?: string;
  newEdits: boolean;
  newId: () => string;
  revisionLimit: number;
  /** Asked only when the whole request is so large that one of its documents may be. */
  checkSize: boolean;
}

/** CouchDB's own limit for one document without its attachments. */
export const MAX_DOCUMENT_BYTES = 8_000_000;

/** A generation and a hash. Fifteen digits stay exact in a JavaScript number. */
const REVISION = /^[1-9]\d{0,14}-[^\s"\\]{1,128}$/;

export const isRevision = (value: unknown): value is string =>
  typeof value === 'string' && REVISION.test(value);

export function readRevision(value: unknown): string {
  if (!isRevision(value)) throw CouchFailure.badRequest('Invalid rev format');
  return value;
}

export function readDocumentId(value: unknown): string {
  if (typeof value !== 'string') throw illegalId('Document id must be a string');
  if (value === '') throw illegalId('Document id must not be empty');
  if (value === '_design/' || value === '_local/') throw illegalId(`Illegal document id \`${value}\``);
  if (value.startsWith('_') && !value.startsWith('_design/') && !value.startsWith('_local/')) {
    throw illegalId('Only reserved document ids may start with underscore.');
  }
  return value;
}

const illegalId = (reason: string): CouchFailure => new CouchFailure('illegal_docid', reason);

const badMember = (name: string): CouchFailure =>
  new CouchFailure('doc_validation', `Bad special document member: ${name}`);

/** Members CouchDB answers with and therefore takes back, without keeping them. */
const ANSWERS = new Set(['_revs_info', '_conflicts', '_deleted_conflicts', '_local_seq']);

export function readDocument(value: unknown, options: InputOptions): WritableDocument {
  if (!isObject(value)) throw CouchFailure.badRequest('Document must be a JSON object');
  const id = readDocumentId(options.id ?? ('_id' in value ? value['_id'] : options.newId()));
  const document: WritableDocument = { _id: id };
  for (const [name, member] of Object.entries(value)) {
    if (!name.startsWith('_')) document[name] = member;
    else if (name !== '_id' && !ANSWERS.has(name)) readMember(document, name, member, options);
  }
  if (options.checkSize && bytesOf(document) > MAX_DOCUMENT_BYTES)
    throw new CouchFailure('document_too_large', id);
  if (id.startsWith('_local/')) return document;
  // As in PouchDB and CouchDB's own clients: a deleted document keeps no attachments.
  if (document['_deleted'] === true) delete document['_attachments'];
  if (!options.newEdits && document._rev === undefined) {
    throw CouchFailure.badRequest(
      'When `new_edits: false`, the document needs `_rev` or `_revisions` specified',
    );
  }
  return document;
}

function bytesOf({ _attachments: _counted, ...members }: WritableDocument): number {
  return Buffer.byteLength(JSON.stringify(members));
}

function readMember(document: WritableDocument, name: string, member: unknown, options: InputOptions): void {
  switch (name) {
    case '_rev':
      // `_local/` revisions count from 0-1 and are read by their own store.
      document._rev = document._id.startsWith('_local/') ? String(member) : readRevision(member);
      return;
    case '_deleted':
      if (typeof member !== 'boolean') throw badMember(name);
      if (member) document['_deleted'] = true;
      return;
    case '_attachments':
      if (!isObject(member)) throw badMember(name);
      if (Object.keys(member).length > 0) document['_attachments'] = readAttachments(member);
      return;
    case '_revisions':
      if (!options.newEdits) readHistory(document, member, options.revisionLimit);
      return;
    default:
      throw badMember(name);
  }
}

const isHash = (value: unknown): boolean => typeof value === 'string' && isRevision(`1-${value}`);

function readHistory(document: WritableDocument, history: unknown, limit: number): void {
  const refusal = new CouchFailure('doc_validation', '_revisions needs an integer `start` and a list `ids`');
  if (!isObject(history)) throw refusal;
  const { start, ids } = history;
  if (!Number.isSafeInteger(start) || typeof start !== 'number' || !Array.isArray(ids)) throw refusal;
  if (ids.length === 0 || ids.length > start || !ids.every(isHash)) throw refusal;
  document['_revisions'] = { start, ids: ids.slice(0, limit).map(String) };
  document._rev = `${start}-${String(ids[0])}`;
}
