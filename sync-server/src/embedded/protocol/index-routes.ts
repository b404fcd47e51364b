// Mango's indexes: made, listed, removed. Each lives in a design document.

import { createHash } from 'node:crypto';
import { CouchFailure } from '#embedded/couch-failure.js';
import type { Database } from '#embedded/database.js';
import { readDocument } from '#embedded/storage/document-input.js';
import { parseStored } from '#embedded/storage/document-text.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { writeFields, type MangoIndex } from '#embedded/views/mango-index.js';
import { compileSelector, readSelector } from '#embedded/views/mango-selector.js';
import type { Call } from './call.js';
import { inputOptions, type DatabaseContext } from './database-routes.js';
import { missingKey, readSort } from './find-request.js';
import type { Methods } from './methods.js';

export interface IndexContext extends DatabaseContext {
  design: string;
  index: string;
}

export const indexListMethods: Methods<DatabaseContext> = { GET: listIndexes, POST: createIndex };

export const indexMethods: Methods<IndexContext> = { DELETE: removeIndex };

export const ALL_DOCS = { ddoc: null, name: '_all_docs', type: 'special', def: { fields: [{ _id: 'asc' }] } };

export function describeIndex(index: MangoIndex): JsonObject {
  const { designId, name, fields, partialFilter } = index;
  return {
    ddoc: designId,
    name,
    type: 'json',
    partitioned: false,
    def: {
      fields: writeFields(fields),
      ...(partialFilter ? { partial_filter_selector: partialFilter } : {}),
    },
  };
}

async function listIndexes(call: Call, { database }: DatabaseContext): Promise<void> {
  const indexes = (await database.views.mangoIndexes()).map(describeIndex);
  await call.send(200, { total_rows: indexes.length + 1, indexes: [ALL_DOCS, ...indexes] });
}

async function createIndex(call: Call, context: DatabaseContext): Promise<void> {
  const { database } = context;
  const body = await call.postedObject();
  const definition = body['index'];
  if (!isObject(definition)) throw missingKey('index');
  if ((body['type'] ?? 'json') !== 'json') {
    throw new CouchFailure('not_implemented', 'The embedded store has only indexes of type json.');
  }
  if (definition['fields'] === undefined) throw missingKey('fields');
  const fields = readSort(definition['fields']);
  if (fields.length === 0) throw CouchFailure.badRequest('An index needs at least one field');
  const filter = definition['partial_filter_selector'];
  if (filter !== undefined) compileSelector(readSelector(filter));
  const map = {
    fields: Object.fromEntries(fields.map(({ name, direction }) => [name, direction])),
    partial_filter_selector: filter ?? {},
  };
  const hash = createHash('sha1').update(JSON.stringify(map)).digest('hex');
  const name = typeof body['name'] === 'string' ? body['name'] : hash;
  const ddoc = typeof body['ddoc'] === 'string' ? body['ddoc'].replace(/^_design\//, '') : hash;
  const id = `_design/${ddoc}`;
  const known = await currentDesign(database, id);
  const views = isObject(known?.['views']) ? known['views'] : {};
  if (Object.hasOwn(views, name)) return call.send(200, { result: 'exists', id, name });
  const view = { map, reduce: '_count', options: { def: definition } };
  await writeDesign(call, context, id, {
    ...known,
    language: 'query',
    views: { ...views, [name]: view },
  });
  await call.send(200, { result: 'created', id, name });
}

async function removeIndex(call: Call, context: IndexContext): Promise<void> {
  const { database, design, index } = context;
  const id = `_design/${design.replace(/^_design\//, '')}`;
  const known = await currentDesign(database, id);
  const views = isObject(known?.['views']) ? known['views'] : {};
  if (!known || !Object.hasOwn(views, index)) throw CouchFailure.missing();
  const { [index]: _removed, ...kept } = views;
  const changed =
    Object.keys(kept).length > 0 ? { ...known, views: kept } : { _rev: known['_rev'], _deleted: true };
  await writeDesign(call, context, id, changed);
  await call.send(200, { ok: true });
}

async function currentDesign(database: Database, id: string): Promise<JsonObject | undefined> {
  const metadata = await database.reader.metadata(id);
  if (!metadata || metadata.deleted) return undefined;
  const body = await database.reader.body(metadata, metadata.winningRev);
  return body === undefined ? undefined : parseStored(body);
}

async function writeDesign(
  call: Call,
  { database, store }: DatabaseContext,
  id: string,
  value: JsonObject,
): Promise<void> {
  await database.writer.writeOne(readDocument(value, inputOptions(call, store, true, id)), true);
}
