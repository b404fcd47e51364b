// Documents with their attachments as separate parts: how CouchDB's replicator moves what is too large for JSON.

import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CouchFailure } from '#embedded/couch-failure.js';
import type { DocumentReader } from '#embedded/storage/document-reader.js';
import { mayHaveAttachments, parseStored, withMembers } from '#embedded/storage/document-text.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import type { FoundRevision } from '#embedded/storage/revision-search.js';
import type { Call } from './call.js';
import { parseJsonBody } from './json-body.js';
import { boundaryOf, parseMultipart, writeMultipart, type Part } from './multipart.js';

const MAX_ATTACHMENT_BYTES = 64 * 1024 * 1024;

const newBoundary = (): string => randomBytes(16).toString('hex');

const jsonPart = (text: string): Part => ({
  headers: { 'Content-Type': 'application/json' },
  body: Buffer.from(text, 'utf8'),
});

/** The document first, each attachment after it in the order the document names them. */
async function relatedParts(reader: DocumentReader, text: string): Promise<Part[]> {
  const document = parseStored(text);
  const attachments = Object.entries(document._attachments ?? {});
  const described = attachments.map(([name, { content_type, revpos, digest, length }]): [string, object] => [
    name,
    { content_type, revpos, digest, length, follows: true },
  ]);
  const parts = [jsonPart(JSON.stringify({ ...document, _attachments: Object.fromEntries(described) }))];
  for (const [name, stub] of attachments) {
    const body = await reader.attachmentBytes(stub);
    parts.push({
      headers: {
        'Content-Disposition': `attachment; filename=${JSON.stringify(name)}`,
        'Content-Type': stub.content_type,
        'Content-Length': String(body.length),
      },
      body,
    });
  }
  return parts;
}

export async function sendMultipartDocument(
  call: Call,
  reader: DocumentReader,
  body: string,
  members: JsonObject,
  headers: Record<string, string>,
): Promise<void> {
  const boundary = newBoundary();
  const bytes = writeMultipart(await relatedParts(reader, withMembers(body, members)), boundary);
  call.sendBytes(200, bytes, { ...headers, 'content-type': `multipart/related; boundary="${boundary}"` });
}

export async function sendMultipartRevisions(
  call: Call,
  reader: DocumentReader,
  found: FoundRevision[],
): Promise<void> {
  const outer = newBoundary();
  const parts: Part[] = [];
  for (const { rev, text } of found) {
    if (text === undefined) {
      parts.push({
        headers: { 'Content-Type': 'application/json; error="true"' },
        body: Buffer.from(JSON.stringify({ missing: rev })),
      });
    } else if (mayHaveAttachments(text) && parseStored(text)._attachments) {
      const inner = newBoundary();
      parts.push({
        headers: { 'Content-Type': `multipart/related; boundary="${inner}"` },
        body: writeMultipart(await relatedParts(reader, text), inner),
      });
    } else parts.push(jsonPart(text));
  }
  const type = { 'content-type': `multipart/mixed; boundary="${outer}"` };
  call.sendBytes(200, writeMultipart(parts, outer), type);
}

/** What comes in this form is turned into a document with its attachments inline, and then treated like any other. */
export async function readMultipartDocument(call: Call, contentType: string): Promise<unknown> {
  const [first, ...rest] = parseMultipart(await call.bytes(), boundaryOf(contentType));
  if (!first) throw CouchFailure.badRequest('multipart body without a document');
  const document = parseJsonBody(first.body);
  if (!isObject(document) || !isObject(document['_attachments'])) return document;
  const following = Object.entries(document['_attachments']).filter(
    ([, attachment]) => isObject(attachment) && attachment['follows'] === true,
  );
  if (following.length !== rest.length)
    throw CouchFailure.badRequest('attachments missing from multipart body');
  const attachments: JsonObject = { ...document['_attachments'] };
  for (const [index, [name, attachment]] of following.entries()) {
    const part = rest.find((candidate) => fileName(candidate) === name) ?? rest[index];
    if (part && isObject(attachment)) {
      const data = (await plainBytes(part)).toString('base64');
      attachments[name] = { content_type: attachment['content_type'], data };
    }
  }
  return { ...document, _attachments: attachments };
}

const fileName = (part: Part): string | undefined =>
  /filename="([^"]*)"/.exec(part.headers['content-disposition'] ?? '')?.[1];

async function plainBytes(part: Part): Promise<Buffer> {
  if (part.headers['content-encoding'] !== 'gzip') return part.body;
  try {
    return await promisify(gunzip)(part.body, { maxOutputLength: MAX_ATTACHMENT_BYTES });
  } catch (error) {
    throw new CouchFailure('bad_request', 'attachment is not properly gzipped', { cause: error });
  }
}
