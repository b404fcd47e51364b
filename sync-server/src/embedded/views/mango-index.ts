// Mango's JSON indexes: design documents that name fields instead of holding a function. The rows are those
// of a view whose map emits the fields' values, so both live in the same index.

import type { CouchFailure } from '#embedded/couch-failure.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import type { MapFunction } from './map-function.js';
import { compileSelector, matches, pathOf, readSelector, valueAt } from './mango-selector.js';
import { signatureOf } from './view-index.js';

export type Direction = 'asc' | 'desc';

export interface IndexField {
  name: string;
  direction: Direction;
}

export interface MangoIndex {
  designId: string;
  name: string;
  fields: IndexField[];
  partialFilter?: JsonObject;
}

/** `['a', { b: 'desc' }]` as indexes and sorts write it. */
export function readFields(value: unknown, refusal: CouchFailure): IndexField[] {
  if (!Array.isArray(value)) throw refusal;
  return value.map((field): IndexField => {
    if (typeof field === 'string') return { name: field, direction: 'asc' };
    const [pair, more] = isObject(field) ? Object.entries(field) : [];
    if (!pair || more || (pair[1] !== 'asc' && pair[1] !== 'desc')) throw refusal;
    return { name: pair[0], direction: pair[1] };
  });
}

export const writeFields = (fields: IndexField[]): JsonObject[] =>
  fields.map(({ name, direction }) => ({ [name]: direction }));

/** Every index in one design document; what was not written by Mango is passed over. */
export function indexesIn(design: JsonObject & { _id: string }): MangoIndex[] {
  if (design['language'] !== 'query' || !isObject(design['views'])) return [];
  return Object.entries(design['views']).flatMap(([name, view]) => {
    const map = isObject(view) && isObject(view['map']) ? view['map'] : undefined;
    if (!map || !isObject(map['fields'])) return [];
    const fields = Object.entries(map['fields']).map(([field, direction]): IndexField => ({
      name: field,
      direction: direction === 'desc' ? 'desc' : 'asc',
    }));
    const filter = map['partial_filter_selector'];
    const partialFilter = isObject(filter) && Object.keys(filter).length > 0 ? { partialFilter: filter } : {};
    return [{ designId: design._id, name, fields, ...partialFilter }];
  });
}

export const indexSignature = (index: MangoIndex): string =>
  signatureOf({ fields: index.fields.map(({ name }) => name), filter: index.partialFilter ?? null });

/** A document that lacks one of the fields, or fails the index's own filter, has no row. */
export function indexMap(index: MangoIndex): MapFunction {
  const paths = index.fields.map(({ name }) => pathOf(name));
  const filter = index.partialFilter && compileSelector(readSelector(index.partialFilter));
  return (text) => {
    const document: unknown = JSON.parse(text);
    if (filter && !matches(filter, document)) return [];
    const values = paths.map((path) => valueAt(document, path));
    return values.includes(undefined) ? [] : [[values, null]];
  };
}
