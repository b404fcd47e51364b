// A stored body is JSON text that ends in `"_id":…,"_rev":…`. Taking it as text instead of parsing it is what
// lets a page of thousands of documents leave at the speed of the disk.

import type { JsonObject } from './json-object.js';

export interface AttachmentStub {
  content_type: string;
  revpos: number;
  digest: string;
  length: number;
}

export interface StoredDocument extends JsonObject {
  _id: string;
  _rev: string;
  _deleted?: true;
  _attachments?: Record<string, AttachmentStub>;
}

/** PouchDB appends _id, _rev and _deleted after everything the client sent, so the last ones are the document's own. */
export function identityOf(text: string): { id: string; rev: string } {
  const revAt = text.lastIndexOf('"_rev":"');
  const idAt = text.lastIndexOf('"_id":"', revAt);
  if (revAt < 0 || idAt < 0) {
    const parsed = parseStored(text);
    return { id: parsed._id, rev: parsed._rev };
  }
  const rawId = text.slice(idAt + 7, revAt - 2);
  const revEnd = text.indexOf('"', revAt + 8);
  return {
    id: rawId.includes('\\') ? String(JSON.parse(`"${rawId}"`)) : rawId,
    rev: text.slice(revAt + 8, revEnd),
  };
}

export const parseStored = (text: string): StoredDocument => JSON.parse(text) as StoredDocument;

export const mayHaveAttachments = (text: string): boolean => text.includes('"_attachments":{');

/** Adds members to a document's text without parsing it. The text is a non-empty object: it has an _id. */
export function withMembers(text: string, members: JsonObject): string {
  const added = JSON.stringify(members);
  return added === '{}' ? text : `${text.slice(0, -1)},${added.slice(1)}`;
}
