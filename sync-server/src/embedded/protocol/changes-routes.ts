// `_changes`: what happened since a place in the history, now or as it comes.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { Database } from '#embedded/database.js';
import { changesOf, type Change } from '#embedded/storage/change-reader.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import type { Call } from './call.js';
import { eventForm, lineForm, objectForm, type FeedForm } from './change-feed.js';
import { readFilter, type ChangeFilter } from './change-filter.js';
import { changeRow, type RowStyle } from './change-rows.js';
import type { DatabaseContext } from './database-routes.js';
import type { Methods } from './methods.js';

export const changesMethods: Methods<DatabaseContext> = { GET: followChanges, POST: followChanges };

type Patience = 'none' | 'until-first' | 'forever';

interface FeedRequest {
  since: number;
  limit: number;
  descending: boolean;
  patience: Patience;
  form: FeedForm;
  filter: ChangeFilter;
  style: RowStyle;
  /** Milliseconds between signs of life; without them the feed ends after `timeout`. */
  heartbeat: number | undefined;
  timeout: number;
}

/** CouchDB's own bound on an idle feed. */
const MAX_TIMEOUT_MS = 60_000;

/** A feed's state: how far it has read and how many rows it has shown. */
interface Progress {
  sequence: number;
  shown: number;
}

async function followChanges(call: Call, { database }: DatabaseContext): Promise<void> {
  const request = readRequest(call, database, await readFeedBody(call));
  const progress: Progress = { sequence: request.since, shown: 0 };
  const { form } = request;
  await form.start(call);
  for (;;) {
    await showNew(call, database, request, progress);
    if (progress.shown >= request.limit || request.patience === 'none') break;
    if (request.patience === 'until-first' && progress.shown > 0) break;
    if (!(await waitForMore(call, database, request, progress.sequence))) break;
  }
  form.end(call, {
    lastSequence: database.writeSequence(progress.sequence),
    pending: request.descending ? 0 : Math.max(0, database.updateSequence - progress.sequence),
  });
}

/** An empty body is as good as none; CouchDB's replicator posts one. */
async function readFeedBody(call: Call): Promise<JsonObject | undefined> {
  if (call.method !== 'POST') return undefined;
  call.requireJsonType();
  const bytes = await call.bytes();
  if (bytes.length === 0) return {};
  const body = call.parse(bytes);
  if (!isObject(body)) throw CouchFailure.badRequest('Request body must be a JSON object');
  return body;
}

function readRequest(call: Call, database: Database, body: JsonObject | undefined): FeedRequest {
  const { parameters } = call;
  const filter = readFilter(parameters, body);
  const { patience, form } = readFeed(parameters.text('feed') ?? 'normal');
  const descending = parameters.flag('descending');
  const since = parameters.text('since') ?? call.header('last-event-id') ?? parameters.text('last-event-id');
  const style = parameters.text('style') ?? 'main_only';
  if (style !== 'main_only' && style !== 'all_docs') {
    throw CouchFailure.badRequest('Supported `style` values: main_only, all_docs');
  }
  return {
    since: descending || since === undefined ? 0 : database.readSequence(since),
    limit: readLimit(parameters.text('limit')),
    descending,
    patience,
    form,
    filter,
    heartbeat: readHeartbeat(parameters.text('heartbeat')),
    timeout: Math.min(parameters.count('timeout') ?? MAX_TIMEOUT_MS, MAX_TIMEOUT_MS),
    style: {
      includeDocs: parameters.flag('include_docs'),
      conflicts: parameters.flag('conflicts'),
      attachments: parameters.flag('attachments') ? 'inline' : 'stubs',
      allLeaves: style === 'all_docs',
      sequenceEvery: Math.max(1, parameters.count('seq_interval') ?? 1),
      ...(filter.fields ? { fields: filter.fields } : {}),
    },
  };
}

function readFeed(name: string): { patience: Patience; form: FeedForm } {
  switch (name) {
    case 'normal':
      return { patience: 'none', form: objectForm() };
    case 'longpoll':
      return { patience: 'until-first', form: objectForm() };
    case 'continuous':
    case 'live':
      return { patience: 'forever', form: lineForm() };
    case 'eventsource':
      return { patience: 'forever', form: eventForm() };
    default:
      throw CouchFailure.badRequest(
        'Supported `feed` types: normal, continuous, live, longpoll, eventsource',
      );
  }
}

/** Below zero means all, as in CouchDB. */
function readLimit(text: string | undefined): number {
  if (text === undefined || /^-\d+$/.test(text)) return Infinity;
  if (!/^\d{1,15}$/.test(text)) {
    throw new CouchFailure('query_parse_error', `Invalid value for integer: ${JSON.stringify(text)}`);
  }
  return Number(text);
}

function readHeartbeat(text: string | undefined): number | undefined {
  if (text === undefined || text === 'false') return undefined;
  if (text === 'true') return MAX_TIMEOUT_MS;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw CouchFailure.badRequest(
    'Invalid heartbeat value. Expecting a positive integer value (in milliseconds).',
  );
}

async function showNew(
  call: Call,
  database: Database,
  request: FeedRequest,
  progress: Progress,
): Promise<void> {
  if (progress.shown >= request.limit) return;
  if (request.filter.ids && !request.descending)
    return showNamed(call, database, request, progress, request.filter.ids);
  const { descending, limit, filter } = request;
  const chunk = Math.max(1, Math.min(500, limit - progress.shown));
  const pages = database.changes({ since: progress.sequence, descending, chunk });
  for await (const { changes, scannedTo } of pages) {
    const accepted = changes.filter(filter.accepts);
    if (await show(call, database, request, progress, accepted)) return;
    progress.sequence = scannedTo;
    if (call.gone.aborted) return;
  }
}

async function showNamed(
  call: Call,
  database: Database,
  request: FeedRequest,
  progress: Progress,
  ids: string[],
): Promise<void> {
  const upTo = database.updateSequence;
  const changes = await changesOf(database.reader, ids, progress.sequence);
  if (!(await show(call, database, request, progress, changes))) {
    progress.sequence = Math.max(upTo, progress.sequence);
  }
}

/** True when the limit is reached; then the feed stands at the last change it has shown. */
async function show(
  call: Call,
  database: Database,
  request: FeedRequest,
  progress: Progress,
  changes: Change[],
): Promise<boolean> {
  const wanted = changes.slice(0, request.limit - progress.shown);
  const rows: string[] = [];
  for (const change of wanted) {
    progress.shown += 1;
    progress.sequence = change.sequence;
    rows.push(await changeRow(database, change, request.style, progress.shown));
  }
  if (rows.length > 0) await request.form.rows(call, rows);
  return progress.shown >= request.limit;
}

/** False when the feed should end: nothing came in time, the reader left, or the database is gone. */
async function waitForMore(
  call: Call,
  database: Database,
  request: FeedRequest,
  sequence: number,
): Promise<boolean> {
  for (;;) {
    await database.changeAfter(sequence, request.heartbeat ?? request.timeout, call.gone);
    if (call.gone.aborted || database.ended.aborted) return false;
    if (database.updateSequence > sequence) return true;
    if (request.heartbeat === undefined) return false;
    await request.form.beat(call);
  }
}
