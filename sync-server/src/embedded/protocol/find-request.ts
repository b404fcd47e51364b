// A Mango query as it was posted, checked part by part.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { Database } from '#embedded/database.js';
import type { JsonObject } from '#embedded/storage/json-object.js';
import type { FindRequest } from '#embedded/views/mango-find.js';
import { readFields, type IndexField } from '#embedded/views/mango-index.js';
import { isWantedIndex, planQuery, type WantedIndex } from '#embedded/views/mango-plan.js';
import { compileSelector, readSelector } from '#embedded/views/mango-selector.js';

/** What a query brings when it names no limit, as in CouchDB. */
const DEFAULT_LIMIT = 25;

export const missingKey = (name: string): CouchFailure =>
  new CouchFailure('missing_required_key', `Missing required key: ${name}`);

export interface PostedFind {
  request: FindRequest;
  /** The index the query asked for and could not have. */
  unused?: WantedIndex;
}

export async function readFind(body: JsonObject, database: Database): Promise<PostedFind> {
  if (body['selector'] === undefined) throw missingKey('selector');
  const condition = compileSelector(readSelector(body['selector']));
  const sort = readSort(body['sort'] ?? []);
  const wanted = readWantedIndex(body['use_index']);
  const indexes = await database.views.mangoIndexes();
  const plan = planQuery({ condition, sort, indexes, ...(wanted ? { wanted } : {}) });
  const request = {
    condition,
    fields: readFieldNames(body['fields']),
    skip: readBookmark(body['bookmark']) ?? readCount(body['skip'], 0),
    limit: readCount(body['limit'], DEFAULT_LIMIT),
    conflicts: body['conflicts'] === true,
    plan,
  };
  const isUsed = !wanted || (plan.kind === 'index' && isWantedIndex(plan.index, wanted));
  return isUsed ? { request } : { request, unused: wanted };
}

export function readSort(value: unknown): IndexField[] {
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

function readWantedIndex(value: unknown): WantedIndex | undefined {
  const [design, name] = (Array.isArray(value) ? value : [value]) as unknown[];
  if (typeof design !== 'string') return undefined;
  const designId = `_design/${design.replace(/^_design\//, '')}`;
  return typeof name === 'string' ? { designId, name } : { designId };
}

/** A bookmark holds how many matches the pages before it have shown. */
export const writeBookmark = (shown: number): string => Buffer.from(`after:${shown}`).toString('base64url');

function readBookmark(value: unknown): number | undefined {
  if (value === undefined || value === null || value === 'nil' || value === '') return undefined;
  const text = typeof value === 'string' ? Buffer.from(value, 'base64url').toString('utf8') : '';
  const shown = /^after:(\d{1,15})$/.exec(text)?.[1];
  if (shown === undefined) {
    throw new CouchFailure('invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(value)}`);
  }
  return Number(shown);
}
