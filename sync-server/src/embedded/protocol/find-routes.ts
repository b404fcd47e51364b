// Mango: `_find`, `_explain` and the indexes they use.

import { createHash } from 'node:crypto';
import { CouchFailure } from '#embedded/couch-failure.js';
import { REVISION_LIMIT, type Database } from '#embedded/database.js';
import { readDocument } from '#embedded/storage/document-input.js';
import { parseStored } from '#embedded/storage/document-text.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { readFields, writeFields, type IndexField, type MangoIndex } from '#embedded/views/mango-index.js';
import { runFind, type FindRequest } from '#embedded/views/mango-find.js';
import { planQuery, type Plan } from '#embedded/views/mango-plan.js';
import { compileSelector, readSelector } from '#embedded/views/mango-selector.js';
import type { Call } from './call.js';
import type { DatabaseContext } from './database-routes.js';
import type { Methods } from './methods.js';

export const findRoutes: Record<string, Methods<DatabaseContext>> = {
  _find: { POST: find },
  _explain: { POST: explain },
  _index: { GET: listIndexes, POST: createIndex },
};

export interface IndexContext extends DatabaseContext {
  design: string;
  index: string;
}

export const indexMethods: Methods<IndexContext> = { DELETE: removeIndex };

/** What a query brings when it names no limit, as in CouchDB. */
const DEFAULT_LIMIT = 25;

const SLOW = 'No matching index found, create an index to optimize query time.';

const missingKey = (name: string): CouchFailure =>
  new CouchFailure('missing_required_key', `Missing required key: ${name}`);

async function readFind(call: Call, database: Database): Promise<{ request: FindRequest; body: JsonObject }> {
  const body = await call.postedObject();
  if (body['selector'] === undefined) throw missingKey('selector');
  const condition = compileSelector(readSelector(body['selector']));
  const sort = readSort(body['sort'] ?? []);
  const wanted = readWantedIndex(body['use_index']);
  const bookmark = readBookmark(body['bookmark']);
  const request = {
    condition,
    fields: readFieldNames(body['fields']),
    skip: bookmark ?? readCount(body['skip'], 0),
    limit: readCount(body['limit'], DEFAULT_LIMIT),
    conflicts: body['conflicts'] === true,
    plan: planQuery({
      condition,
      sort,
      indexes: await database.views.mangoIndexes(),
      ...(wanted ? { wanted } : {}),
    }),
  };
  return { request, body };
}

async function find(call: Call, { database }: DatabaseContext): Promise<void> {
  const { request, body } = await readFind(call, database);
  const { documents, examined } = await runFind(database, request);
  const bookmark = documents.length === 0 ? 'nil' : writeBookmark(request.skip + documents.length);
  const stats = {
    total_keys_examined: 0,
    total_docs_examined: examined,
    total_quorum_docs_examined: 0,
    results_returned: documents.length,
    execution_time_ms: 0,
  };
  await call.send(200, {
    docs: documents,
    bookmark,
    ...(body['execution_stats'] === true ? { execution_stats: stats } : {}),
    ...(isFullScan(request.plan) ? { warning: SLOW } : {}),
  });
}

const isFullScan = (plan: Plan): boolean =>
  plan.kind === 'all-documents' && (plan.startId === undefined || plan.startId !== plan.endId);

async function explain(call: Call, { database }: DatabaseContext): Promise<void> {
  const { request, body } = await readFind(call, database);
  const { plan, limit, skip, fields } = request;
  await call.send(200, {
    dbname: database.name,
    index: plan.kind === 'index' ? describe(plan.index) : ALL_DOCS,
    selector: body['selector'],
    opts: { limit, skip, fields, sort: body['sort'] ?? [] },
    limit,
    skip,
    fields: fields.length > 0 ? fields : 'all_fields',
  });
}

const ALL_DOCS = { ddoc: null, name: '_all_docs', type: 'special', def: { fields: [{ _id: 'asc' }] } };

function describe(index: MangoIndex): JsonObject {
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
  const indexes = (await database.views.mangoIndexes()).map(describe);
  await call.send(200, { total_rows: indexes.length + 1, indexes: [ALL_DOCS, ...indexes] });
}

async function createIndex(call: Call, { database, store }: DatabaseContext): Promise<void> {
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
  await writeDesign(database, store.newId, id, {
    ...known,
    language: 'query',
    views: { ...views, [name]: view },
  });
  await call.send(200, { result: 'created', id, name });
}

async function removeIndex(call: Call, { database, store, design, index }: IndexContext): Promise<void> {
  const id = `_design/${design.replace(/^_design\//, '')}`;
  const known = await currentDesign(database, id);
  const views = isObject(known?.['views']) ? known['views'] : {};
  if (!known || !Object.hasOwn(views, index)) throw CouchFailure.missing();
  const { [index]: _removed, ...kept } = views;
  const changed =
    Object.keys(kept).length > 0 ? { ...known, views: kept } : { _rev: known['_rev'], _deleted: true };
  await writeDesign(database, store.newId, id, changed);
  await call.send(200, { ok: true });
}

async function currentDesign(database: Database, id: string): Promise<JsonObject | undefined> {
  const metadata = await database.reader.metadata(id);
  if (!metadata || metadata.deleted) return undefined;
  const body = await database.reader.body(metadata, metadata.winningRev);
  return body === undefined ? undefined : parseStored(body);
}

async function writeDesign(
  database: Database,
  newId: () => string,
  id: string,
  value: JsonObject,
): Promise<void> {
  const options = { id, newEdits: true, newId, revisionLimit: REVISION_LIMIT };
  await database.writer.writeOne(readDocument(value, options), true);
}

function readSort(value: unknown): IndexField[] {
  const refusal = new CouchFailure(
    'invalid_sort_json',
    `Sort must be an array of sort specs, not: ${JSON.stringify(value)}`,
  );
  const fields = readFields(value, refusal);
  if (fields.some(({ direction }) => direction !== fields[0]?.direction)) {
    throw new CouchFailure(
      'unsupported_mixed_sort',
      'Sorts currently only support a single direction for all fields.',
    );
  }
  return fields;
}

function readCount(value: unknown, absent: number): number {
  if (value === undefined) return absent;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new CouchFailure(
    'invalid_non_neg_integer',
    `${JSON.stringify(value)} is not an integer greater than or equal to zero`,
  );
}

function readFieldNames(value: unknown): string[] {
  if (value === undefined || value === 'all_fields') return [];
  if (Array.isArray(value) && value.every((field) => typeof field === 'string')) return value;
  throw new CouchFailure(
    'invalid_fields',
    `Fields must be an array of strings, not: ${JSON.stringify(value)}`,
  );
}

function readWantedIndex(value: unknown): { designId: string; name?: string } | undefined {
  const [design, name] = (Array.isArray(value) ? value : [value]) as unknown[];
  if (typeof design !== 'string') return undefined;
  const designId = `_design/${design.replace(/^_design\//, '')}`;
  return typeof name === 'string' ? { designId, name } : { designId };
}

/** A bookmark holds how many matches the pages before it have shown. */
const writeBookmark = (shown: number): string => Buffer.from(`after:${shown}`).toString('base64url');

function readBookmark(value: unknown): number | undefined {
  if (value === undefined || value === null || value === 'nil' || value === '') return undefined;
  const text = typeof value === 'string' ? Buffer.from(value, 'base64url').toString('utf8') : '';
  const shown = /^after:(\d{1,15})$/.exec(text)?.[1];
  if (shown === undefined) {
    throw new CouchFailure('invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(value)}`);
  }
  return Number(shown);
}
