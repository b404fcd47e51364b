// Answers a query from a view's rows: a range or a list of keys, row by row or reduced by group.

import { CouchFailure } from '#embedded/couch-failure.js';
import { collationKey, HIGHEST } from '#embedded/storage/collation-key.js';
import type { KeyRange } from '#embedded/storage/level-layout.js';
import type { Level } from '#embedded/storage/level.js';
import type { ReduceFunction } from './map-function.js';
import { rowPrefix } from './view-index.js';

export interface ViewRow {
  id: string;
  key: unknown;
  value: unknown;
}

export interface ViewQuery {
  keys?: unknown[];
  startKey?: unknown;
  startId?: string;
  endKey?: unknown;
  endId?: string;
  inclusiveEnd: boolean;
  descending: boolean;
  skip: number;
  limit: number;
}

export type Grouping = { by: 'nothing' } | { by: 'key' } | { by: 'level'; level: number };

export interface ReducedRow {
  key: unknown;
  value: unknown;
}

/** The stretches of the index that a query covers, in the order they are read. */
function rangesOf(signature: string, query: ViewQuery): KeyRange[] {
  const prefix = rowPrefix(signature);
  const all = { gte: prefix, lt: prefix + HIGHEST };
  const { startKey, endKey, startId = '', endId } = query;
  if (query.keys) {
    return query.keys.map((key) => {
      const at = prefix + collationKey(key);
      return { gte: at, lt: at + HIGHEST };
    });
  }
  const start = startKey === undefined ? undefined : prefix + collationKey(startKey);
  const end = endKey === undefined ? undefined : prefix + collationKey(endKey);
  const endRow = end !== undefined && endId !== undefined ? `${end}${endId}${HIGHEST}` : undefined;
  if (query.descending) {
    return [
      {
        ...(start === undefined ? { lt: all.lt } : { lt: start + (startId || '') + HIGHEST }),
        ...(end === undefined
          ? { gte: all.gte }
          : query.inclusiveEnd
            ? { gte: end + (endId ?? '') }
            : { gt: endRow ?? end + HIGHEST }),
      },
    ];
  }
  return [
    {
      gte: start === undefined ? all.gte : start + startId,
      lt: end === undefined ? all.lt : query.inclusiveEnd ? (endRow ?? end + HIGHEST) : end + (endId ?? ''),
    },
  ];
}

function checkOrder(query: ViewQuery): void {
  if (query.startKey === undefined || query.endKey === undefined) return;
  const [low, high] = query.descending ? [query.endKey, query.startKey] : [query.startKey, query.endKey];
  if (collationKey(low) > collationKey(high)) {
    throw new CouchFailure(
      'query_parse_error',
      'No rows can match your key range, reverse your start_key and end_key or set descending=true',
    );
  }
}

export async function* walkRows(level: Level, signature: string, query: ViewQuery): AsyncGenerator<string> {
  checkOrder(query);
  for (const range of rangesOf(signature, query)) {
    for await (const entries of level.walk(range, { reverse: query.descending })) {
      for (const { value } of entries) yield value;
    }
  }
}

export const parseRow = (text: string): ViewRow => JSON.parse(text) as ViewRow;

export async function queryRows(level: Level, signature: string, query: ViewQuery): Promise<ViewRow[]> {
  const rows: ViewRow[] = [];
  if (query.limit === 0) return rows;
  let skipped = 0;
  for await (const text of walkRows(level, signature, query)) {
    if (skipped < query.skip) {
      skipped += 1;
      continue;
    }
    rows.push(parseRow(text));
    if (rows.length === query.limit) break;
  }
  return rows;
}

export async function queryReduced(
  level: Level,
  signature: string,
  query: ViewQuery,
  reduce: ReduceFunction,
  grouping: Grouping,
): Promise<ReducedRow[]> {
  const reduced: ReducedRow[] = [];
  let group: { key: unknown; mark: string; keys: [unknown, string][]; values: unknown[] } | undefined;
  const close = (): void => {
    if (group) reduced.push({ key: group.key, value: reduce(group.keys, group.values) });
  };
  for await (const text of walkRows(level, signature, query)) {
    const row = parseRow(text);
    const key = groupKey(row.key, grouping);
    const mark = collationKey(key);
    if (group?.mark !== mark) {
      close();
      if (reduced.length >= query.skip + query.limit) {
        group = undefined;
        break;
      }
      group = { key, mark, keys: [], values: [] };
    }
    group.keys.push([row.key, row.id]);
    group.values.push(row.value);
  }
  close();
  return reduced.slice(query.skip, query.skip + query.limit);
}

function groupKey(key: unknown, grouping: Grouping): unknown {
  if (grouping.by === 'nothing') return null;
  return grouping.by === 'level' && Array.isArray(key) ? key.slice(0, grouping.level) : key;
}
