// One attachment of a document, by its own address.

import { CouchFailure } from '#embedded/couch-failure.js';
import { checkAttachmentName } from '#embedded/storage/attachment-input.js';
import { readDocument } from '#embedded/storage/document-input.js';
import { parseStored, type AttachmentStub, type StoredDocument } from '#embedded/storage/document-text.js';
import { inputOptions, locationOf } from './database-routes.js';
import type { Call } from './call.js';
import { parentRevision, type DocumentContext } from './document-routes.js';
import type { Methods } from './methods.js';

export interface AttachmentContext extends DocumentContext {
  attachment: string;
}

export const attachmentMethods: Methods<AttachmentContext> = {
  GET: giveAttachment,
  PUT: putAttachment,
  DELETE: removeAttachment,
};

const noAttachment = (): CouchFailure => new CouchFailure('not_found', 'Document is missing attachment');

async function giveAttachment(call: Call, context: AttachmentContext): Promise<void> {
  const document = await currentDocument(context, parentRevision(call));
  if (!document) throw CouchFailure.missing();
  const stub = stubIn(document, context.attachment);
  const etag = `"${stub.digest.replace(/^md5-/, '')}"`;
  if (call.notModified(etag)) return;
  const bytes = await context.database.reader.attachmentBytes(stub);
  call.sendBytes(200, bytes, { 'content-type': stub.content_type, etag, 'content-md5': etag.slice(1, -1) });
}

async function putAttachment(call: Call, context: AttachmentContext): Promise<void> {
  checkAttachmentName(context.attachment);
  const parent = parentRevision(call);
  const data = (await call.bytes()).toString('base64');
  const content_type = call.header('content-type') ?? 'application/octet-stream';
  const known = await currentDocument(context, parent);
  await store(
    call,
    context,
    parent,
    { ...(known?._attachments ?? {}), [context.attachment]: { content_type, data } },
    known,
  );
}

async function removeAttachment(call: Call, context: AttachmentContext): Promise<void> {
  const parent = parentRevision(call);
  const known = await currentDocument(context, parent);
  if (!known) throw CouchFailure.missing();
  if (parent === undefined) throw CouchFailure.conflict();
  stubIn(known, context.attachment);
  const { [context.attachment]: _removed, ...kept } = known._attachments ?? {};
  await store(call, context, parent, kept, known);
}

async function store(
  call: Call,
  { database, store: shared, id }: AttachmentContext,
  parent: string | undefined,
  attachments: Record<string, object>,
  known: StoredDocument | undefined,
): Promise<void> {
  const { _rev: _seen, _attachments: _before, ...members } = known ?? { _id: id };
  const stubs = Object.entries(attachments).map(([name, value]): [string, object] => [
    name,
    'data' in value ? value : { ...value, stub: true },
  ]);
  const document = readDocument(
    {
      ...members,
      ...(parent === undefined ? {} : { _rev: parent }),
      _attachments: Object.fromEntries(stubs),
    },
    inputOptions(call, shared, true, id),
  );
  const row = await database.writer.writeOne(document, true);
  const status = call.method === 'DELETE' ? 200 : 201;
  await call.send(status, row, { location: locationOf(call, database.name, id) });
}

async function currentDocument(
  { database, id }: AttachmentContext,
  rev: string | undefined,
): Promise<StoredDocument | undefined> {
  const metadata = await database.reader.metadata(id);
  if (!metadata || (metadata.deleted && rev === undefined)) return undefined;
  const body = await database.reader.body(metadata, rev ?? metadata.winningRev);
  if (body === undefined) throw CouchFailure.missing();
  return parseStored(body);
}

function stubIn(document: StoredDocument, name: string): AttachmentStub {
  const attachments = document._attachments ?? {};
  const stub = Object.hasOwn(attachments, name) ? attachments[name] : undefined;
  if (!stub) throw noAttachment();
  return stub;
}
