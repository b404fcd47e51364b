// What a reader of `_changes` asked for, checked before the first byte is sent.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { Database } from '#embedded/database.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import type { Call } from './call.js';
import { eventForm, lineForm, objectForm, type FeedForm } from './change-feed.js';
import { readFilter, type ChangeFilter } from './change-filter.js';
import type { RowStyle } from './change-rows.js';

type Patience = 'none' | 'until-first' | 'forever';

export interface FeedRequest {
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

export async function readFeedRequest(call: Call, database: Database): Promise<FeedRequest> {
  const { parameters } = call;
  const body = await readFeedBody(call);
  const filter = readFilter(parameters, body);
  const { patience, form } = readFeed(parameters.text('feed') ?? 'normal');
  const descending = parameters.flag('descending');
  const lastEvent = parameters.text('feed') === 'eventsource' ? call.header('last-event-id') : undefined;
  const since = lastEvent ?? parameters.text('last-event-id') ?? parameters.text('since');
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
