// Views: `_design/<name>/_view/<view>`, by range, by keys, reduced or row by row.

import { CouchFailure } from '#embedded/couch-failure.js';
import { conflictsOf } from '#embedded/storage/document-metadata.js';
import { withMembers } from '#embedded/storage/document-text.js';
import { isObject } from '#embedded/storage/json-object.js';
import type { Database } from '#embedded/database.js';
import { compileReduce } from '#embedded/views/map-function.js';
import type { NamedView } from '#embedded/views/view-catalogue.js';
import {
  queryReduced,
  queryRows,
  type Grouping,
  type ViewQuery,
  type ViewRow,
} from '#embedded/views/view-query.js';
import type { Call } from './call.js';
import type { DatabaseContext } from './database-routes.js';
import type { Methods } from './methods.js';
import type { Parameters } from './query-string.js';

export interface ViewContext extends DatabaseContext {
  design: string;
  view: string;
}

export const viewMethods: Methods<ViewContext> = { GET: answerView, POST: answerView };

export const viewQueriesMethods: Methods<ViewContext> = { POST: answerQueries };

const invalid = (reason: string): CouchFailure => new CouchFailure('query_parse_error', reason);

async function answerView(call: Call, context: ViewContext): Promise<void> {
  const body = call.method === 'POST' ? await call.postedObject() : {};
  const view = await context.database.views.view(context.design, context.view);
  await call.sendText(200, `${await resultOf(context.database, view, call.parameters.withBody(body))}\n`);
}

async function answerQueries(call: Call, context: ViewContext): Promise<void> {
  const { queries } = await call.postedObject();
  if (!Array.isArray(queries)) throw CouchFailure.badRequest('`queries` body member must be an array.');
  const view = await context.database.views.view(context.design, context.view);
  const results: string[] = [];
  for (const query of queries as unknown[]) {
    if (!isObject(query)) throw CouchFailure.badRequest('query must be a JSON object');
    results.push(await resultOf(context.database, view, call.parameters.withBody(query)));
  }
  await call.sendText(200, `{"results":[\n${results.join(',\n')}\n]}\n`);
}

async function resultOf(database: Database, view: NamedView, parameters: Parameters): Promise<string> {
  const query = readQuery(parameters);
  const reduced = view.reduce !== undefined && parameters.flag('reduce', true);
  const grouping = readGrouping(parameters);
  checkCombination(parameters, view, query, reduced, grouping);
  const state = wantsFresh(parameters)
    ? await view.index.upTo(database.updateSequence)
    : await view.index.state();
  if (reduced && view.reduce !== undefined) {
    const reduce = compileReduce(view.reduce);
    const rows = await queryReduced(database.level, view.index.signature, query, reduce, grouping);
    return `{"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}`;
  }
  const rows = await queryRows(database.level, view.index.signature, query);
  const texts = parameters.flag('include_docs')
    ? await withDocuments(database, rows, parameters)
    : rows.map((row) => JSON.stringify(row));
  const isWhole = query.startKey === undefined && query.keys === undefined;
  const sequence = parameters.flag('update_seq')
    ? `,"update_seq":${JSON.stringify(database.writeSequence(state.sequence))}`
    : '';
  const offset = isWhole ? Math.min(query.skip, state.rows) : null;
  return `{"total_rows":${state.rows},"offset":${offset}${sequence},"rows":[\n${texts.join(',\n')}\n]}`;
}

function wantsFresh(parameters: Parameters): boolean {
  const stale = parameters.text('stale');
  if (stale !== undefined && stale !== 'ok' && stale !== 'update_after' && stale !== 'false') {
    throw invalid(`Invalid value for stale: ${JSON.stringify(stale)}`);
  }
  const update = parameters.text('update') ?? 'true';
  if (!['true', 'false', 'lazy'].includes(update)) {
    throw invalid(`Invalid value for update: ${JSON.stringify(update)}`);
  }
  return update === 'true' && stale !== 'ok' && stale !== 'update_after';
}

function readQuery(parameters: Parameters): ViewQuery {
  const key = parameters.json('key');
  const keys = parameters.list('keys');
  const startKey = key ?? parameters.json('startkey', 'start_key');
  const endKey = key ?? parameters.json('endkey', 'end_key');
  const startId = parameters.text('startkey_docid') ?? parameters.text('start_key_doc_id');
  const endId = parameters.text('endkey_docid') ?? parameters.text('end_key_doc_id');
  return {
    descending: parameters.flag('descending'),
    inclusiveEnd: key !== undefined || parameters.flag('inclusive_end', true),
    skip: parameters.count('skip') ?? 0,
    limit: parameters.count('limit') ?? Infinity,
    ...(keys === undefined ? {} : { keys: parameters.flag('descending') ? [...keys].reverse() : keys }),
    ...(startKey === undefined ? {} : { startKey }),
    ...(endKey === undefined ? {} : { endKey }),
    ...(startId === undefined ? {} : { startId }),
    ...(endId === undefined ? {} : { endId }),
  };
}

function readGrouping(parameters: Parameters): Grouping {
  const level = parameters.count('group_level');
  if (parameters.flag('group')) return { by: 'key' };
  return level === undefined || level === 0 ? { by: 'nothing' } : { by: 'level', level };
}

function checkCombination(
  parameters: Parameters,
  view: NamedView,
  query: ViewQuery,
  reduced: boolean,
  grouping: Grouping,
): void {
  if (view.reduce === undefined && parameters.has('reduce') && parameters.flag('reduce')) {
    throw invalid('Reduce is invalid for map-only views.');
  }
  if (!reduced && grouping.by !== 'nothing') throw invalid('Invalid use of grouping on a map view.');
  if (reduced && parameters.flag('include_docs')) throw invalid('`include_docs` is invalid for reduce');
  if (reduced && query.keys && grouping.by !== 'key') {
    throw invalid('Multi-key fetches for reduce views must use `group=true`');
  }
}

/** A row whose value names another `_id` brings that document instead of its own. */
async function withDocuments(database: Database, rows: ViewRow[], parameters: Parameters): Promise<string[]> {
  const attachments = parameters.flag('attachments') ? 'inline' : 'stubs';
  const wantsConflicts = parameters.flag('conflicts');
  const ids = rows.map(({ id, value }) => {
    const linked = isObject(value) ? value['_id'] : undefined;
    return typeof linked === 'string' ? linked : id;
  });
  const documents = await database.reader.manyMetadata(ids);
  const sequences = documents.map((metadata) =>
    metadata && !metadata.deleted ? (metadata.rev_map[metadata.winningRev] ?? 0) : 0,
  );
  const bodies = await database.reader.bodiesAt(sequences);
  return Promise.all(
    rows.map(async (row, index) => {
      const body = bodies[index];
      const metadata = documents[index];
      const start = JSON.stringify(row).slice(0, -1);
      if (body === undefined || !metadata) return `${start},"doc":null}`;
      const text = await database.reader.present(body, attachments);
      const conflicts = wantsConflicts ? conflictsOf(metadata).living : [];
      return `${start},"doc":${conflicts.length > 0 ? withMembers(text, { _conflicts: conflicts }) : text}}`;
    }),
  );
}
