// `_local/` documents: replicators keep their checkpoints in them.

import { CouchFailure } from '#embedded/couch-failure.js';
import { readDocument } from '#embedded/storage/document-input.js';
import { isObject } from '#embedded/storage/json-object.js';
import { etagOfText, type Call } from './call.js';
import { inputOptions, locationOf, type DatabaseContext } from './database-routes.js';
import type { DocumentContext } from './document-routes.js';
import type { Methods } from './methods.js';

export const localMethods: Methods<DocumentContext> = {
  DELETE: removeLocal,
  GET: giveLocal,
  PUT: putLocal,
};

export const localListMethods: Methods<DatabaseContext> = { GET: listLocals, POST: listLocals };

async function giveLocal(call: Call, { database, id }: DocumentContext): Promise<void> {
  const text = await database.local.read(id);
  if (text === undefined) throw CouchFailure.missing();
  await call.sendText(200, `${text}\n`, { etag: etagOfText(text) });
}

async function putLocal(call: Call, { database, store, id }: DocumentContext): Promise<void> {
  const rev = call.parameters.text('rev');
  const body = await call.json();
  const value = isObject(body) && rev !== undefined ? { ...body, _rev: rev } : body;
  const document = readDocument(value, inputOptions(call, store, true, id));
  const row = await database.local.write(document);
  const status = document['_deleted'] === true ? 200 : 201;
  await call.send(status, row, { location: locationOf(call, database.name, id) });
}

async function removeLocal(call: Call, { database, id }: DocumentContext): Promise<void> {
  await call.send(200, await database.local.remove(id));
}

async function listLocals(call: Call, { database }: DatabaseContext): Promise<void> {
  const body = call.method === 'POST' ? await call.postedObject() : {};
  const parameters = call.parameters.withBody(body);
  const includeDocs = parameters.flag('include_docs');
  const keys = parameters.list('keys')?.map(String);
  const texts = keys ? await database.local.readMany(keys) : await database.local.list();
  const rows = texts.map((text, index) => {
    if (text === undefined) return { key: keys?.[index], error: 'not_found' };
    const document = JSON.parse(text) as { _id: string; _rev: string };
    const row = { id: document._id, key: document._id, value: { rev: document._rev } };
    return includeDocs ? { ...row, doc: document } : row;
  });
  await call.send(200, { total_rows: null, offset: null, rows });
}
