// Attachments as they come in a document: data in base64, or a stub that points at what is already here. Pure.
// PouchDB answers a bad one twice and then stops serving the database, so each is checked before it gets there.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { JsonObject } from './json-object.js';

export interface AttachmentInput {
  content_type: string;
  data?: string;
  stub?: true;
  digest?: string;
  length?: number;
  revpos?: number;
}

const DEFAULT_TYPE = 'application/octet-stream';

export function readAttachments(members: JsonObject): Record<string, AttachmentInput> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, readAttachment(name, value)]),
  );
}

export function checkAttachmentName(name: string): void {
  if (name.startsWith('_')) {
    throw CouchFailure.badRequest(`Attachment name '${name}' starts with prohibited character '_'`);
  }
  if (name === '') throw CouchFailure.badRequest('Attachment name must not be empty');
}

function readAttachment(name: string, value: unknown): AttachmentInput {
  checkAttachmentName(name);
  const refusal = CouchFailure.badRequest(`Invalid attachment data for ${name}`);
  if (typeof value !== 'object' || value === null) throw refusal;
  const described = value as JsonObject;
  const content_type =
    typeof described['content_type'] === 'string' ? described['content_type'] : DEFAULT_TYPE;
  if (described['stub'] === true) return { content_type, stub: true, ...stubPlace(described) };
  const data = described['data'];
  if (typeof data !== 'string') throw refusal;
  const canonical = Buffer.from(data, 'base64').toString('base64');
  if (canonical.replace(/=+$/, '') !== data.replace(/\s+/g, '').replace(/=+$/, '')) throw refusal;
  return { content_type, data: canonical };
}

function stubPlace(described: JsonObject): Partial<AttachmentInput> {
  const { digest, length, revpos } = described;
  return {
    ...(typeof digest === 'string' ? { digest } : {}),
    ...(typeof length === 'number' ? { length } : {}),
    ...(typeof revpos === 'number' ? { revpos } : {}),
  };
}
