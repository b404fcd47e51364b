// `_all_docs`: the documents by id, a range of them or a list.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { Database } from '#embedded/database.js';
import { conflictsOf, type DocumentMetadata } from '#embedded/storage/document-metadata.js';
import { withMembers } from '#embedded/storage/document-text.js';
import { walkDocuments, type IdRange } from '#embedded/storage/document-walk.js';
import { isObject } from '#embedded/storage/json-object.js';
import type { Call } from './call.js';
import type { DatabaseContext } from './database-routes.js';
import type { Methods } from './methods.js';
import type { Parameters } from './query-string.js';

export const allDocsMethods: Methods<DatabaseContext> = { GET: listDocuments, POST: listDocuments };

export const designDocsMethods: Methods<DatabaseContext> = { GET: listDesigns, POST: listDesigns };

export const allDocsQueriesMethods: Methods<DatabaseContext> = { POST: runQueries };

interface RowDetail {
  includeDocs: boolean;
  conflicts: boolean;
  attachments: 'inline' | 'stubs';
}

type Sink = (text: string) => Promise<void>;

const DESIGNS = { from: '_design/', to: '_design0' };

async function readParameters(call: Call): Promise<Parameters> {
  return call.method === 'POST' ? call.parameters.withBody(await call.postedObject()) : call.parameters;
}

async function listDocuments(call: Call, { database }: DatabaseContext): Promise<void> {
  await answer(call, database, await readParameters(call));
}

async function listDesigns(call: Call, { database }: DatabaseContext): Promise<void> {
  await answer(call, database, await readParameters(call), DESIGNS);
}

async function answer(
  call: Call,
  database: Database,
  parameters: Parameters,
  within?: IdRange,
): Promise<void> {
  const write = await prepare(database, parameters, within);
  call.startStream();
  await write((text) => call.write(text));
  call.end('\n');
}

async function runQueries(call: Call, { database }: DatabaseContext): Promise<void> {
  const { queries } = await call.postedObject();
  if (!Array.isArray(queries)) throw CouchFailure.badRequest('`queries` body member must be an array.');
  const prepared = [];
  for (const query of queries as unknown[]) {
    if (!isObject(query)) throw CouchFailure.badRequest('query must be a JSON object');
    prepared.push(await prepare(database, call.parameters.withBody(query)));
  }
  call.startStream();
  await call.write('{"results":[\n');
  for (const [index, write] of prepared.entries()) {
    await call.write(index === 0 ? '' : ',\n');
    await write((text) => call.write(text));
  }
  call.end('\n]}\n');
}

/** Everything that can be refused is refused here, before the first byte is sent. */
async function prepare(
  database: Database,
  parameters: Parameters,
  within?: IdRange,
): Promise<(sink: Sink) => Promise<void>> {
  const detail: RowDetail = {
    includeDocs: parameters.flag('include_docs'),
    conflicts: parameters.flag('conflicts'),
    attachments: parameters.flag('attachments') ? 'inline' : 'stubs',
  };
  const skip = parameters.count('skip') ?? 0;
  const limit = parameters.count('limit') ?? Infinity;
  const keys = parameters.list('keys');
  const range = readRange(parameters, within);
  if (keys && parameters.json('key', 'startkey', 'start_key', 'endkey', 'end_key') !== undefined) {
    throw new CouchFailure(
      'query_parse_error',
      '`keys` is incompatible with `key`, `start_key` and `end_key`',
    );
  }
  const total = within ? await countIn(database, within) : await database.documentCount();
  const sequence = parameters.flag('update_seq')
    ? `"update_seq":${JSON.stringify(database.writeSequence(database.updateSequence))},`
    : '';
  const head = (offset: number | null): string =>
    `{"total_rows":${total},"offset":${offset},${sequence}"rows":[\n`;
  if (keys) {
    const wanted = parameters.flag('descending') ? [...keys].reverse() : keys;
    return async (sink) => {
      await sink(head(null));
      await writeKeyRows(database, wanted.slice(skip, skip + limit), detail, sink);
      await sink('\n]}');
    };
  }
  return async (sink) => {
    await sink(head(range === 'nothing' || range.from !== undefined ? null : Math.min(skip, total)));
    if (range !== 'nothing') await writeRangeRows(database, range, { skip, limit }, detail, sink);
    await sink('\n]}');
  };
}

async function countIn(database: Database, within: IdRange): Promise<number> {
  let count = 0;
  for await (const documents of walkDocuments(database.level, within)) count += documents.length;
  return count;
}

/** A key that is no string stands before all ids. */
function readRange(parameters: Parameters, within: IdRange = {}): IdRange | 'nothing' {
  const descending = parameters.flag('descending');
  const key = parameters.json('key');
  const start = key ?? parameters.json('startkey', 'start_key') ?? (descending ? within.to : within.from);
  const end = key ?? parameters.json('endkey', 'end_key') ?? (descending ? within.from : within.to);
  const last = descending ? start : end;
  if (last !== undefined && typeof last !== 'string') return 'nothing';
  return {
    descending,
    inclusiveEnd: parameters.flag('inclusive_end', true),
    ...(typeof start === 'string' ? { from: start } : {}),
    ...(typeof end === 'string' ? { to: end } : {}),
  };
}

async function writeRangeRows(
  database: Database,
  range: IdRange,
  page: { skip: number; limit: number },
  detail: RowDetail,
  sink: Sink,
): Promise<void> {
  let { skip, limit } = page;
  let separator = '';
  if (limit === 0) return;
  for await (const documents of walkDocuments(database.level, range, Math.min(500, skip + limit))) {
    const wanted = documents.slice(skip, skip + limit);
    skip = Math.max(0, skip - documents.length);
    limit -= wanted.length;
    const rows = await rowsOf(database, wanted, detail);
    if (rows.length > 0) await sink(separator + rows.join(',\n'));
    if (rows.length > 0) separator = ',\n';
    if (limit === 0) return;
  }
}

const KEYS_PER_READ = 500;

async function writeKeyRows(
  database: Database,
  keys: unknown[],
  detail: RowDetail,
  sink: Sink,
): Promise<void> {
  for (let from = 0; from < keys.length; from += KEYS_PER_READ) {
    const some = keys.slice(from, from + KEYS_PER_READ);
    const documents = await database.reader.manyMetadata(
      some.map((key) => (typeof key === 'string' ? key : '')),
    );
    const known = documents.filter((metadata) => metadata !== undefined);
    const rows = (await rowsOf(database, known, detail)).values();
    const texts = some.map((key, index) =>
      documents[index] ? (rows.next().value ?? '') : JSON.stringify({ key, error: 'not_found' }),
    );
    await sink((from === 0 ? '' : ',\n') + texts.join(',\n'));
  }
}

async function rowsOf(
  database: Database,
  documents: DocumentMetadata[],
  detail: RowDetail,
): Promise<string[]> {
  const bodies = detail.includeDocs ? await database.reader.winners(documents) : [];
  return Promise.all(
    documents.map(async (metadata, index) => {
      const id = JSON.stringify(metadata.id);
      const deleted = metadata.deleted ? ',"deleted":true' : '';
      const start = `{"id":${id},"key":${id},"value":{"rev":"${metadata.winningRev}"${deleted}}`;
      if (!detail.includeDocs) return `${start}}`;
      const body = bodies[index];
      if (metadata.deleted || body === undefined) return `${start},"doc":null}`;
      const text = await database.reader.present(body, detail.attachments);
      const conflicts = detail.conflicts ? conflictsOf(metadata).living : [];
      return `${start},"doc":${conflicts.length > 0 ? withMembers(text, { _conflicts: conflicts }) : text}}`;
    }),
  );
}
