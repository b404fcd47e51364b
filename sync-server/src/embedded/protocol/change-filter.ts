// Which changes a feed shows: all, those of named documents, those that match a selector, design documents.

import { CouchFailure, toCouchFailure } from '#embedded/couch-failure.js';
import type { Change } from '#embedded/storage/change-reader.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { compileSelector, matches, type Condition } from '#embedded/views/mango-selector.js';
import type { Parameters } from './query-string.js';

export interface ChangeFilter {
  accepts: (change: Change) => boolean;
  /** When the filter names its documents, they need not be searched for. */
  ids?: string[];
  /** The members of the document a selector's asker wants to see. */
  fields?: string[];
}

const ALL: ChangeFilter = { accepts: () => true };

export function readFilter(parameters: Parameters, body: JsonObject | undefined): ChangeFilter {
  const name = parameters.text('filter');
  switch (name) {
    case undefined:
    case '':
      return ALL;
    case '_doc_ids':
      return idFilter(body?.['doc_ids'] ?? parameters.json('doc_ids'));
    case '_selector':
      return selectorFilter(body);
    case '_design':
      return { accepts: ({ metadata }) => metadata.id.startsWith('_design/') };
    default:
      return refuse(name);
  }
}

function idFilter(value: unknown): ChangeFilter {
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string')) {
    throw CouchFailure.badRequest('`doc_ids` filter parameter is not a list of doc ids.');
  }
  const ids = new Set(value);
  return { accepts: ({ metadata }) => ids.has(metadata.id), ids: [...ids] };
}

function selectorFilter(body: JsonObject | undefined): ChangeFilter {
  if (!body) throw CouchFailure.badRequest('Selector must be specified in POST payload');
  const { selector, fields } = body;
  if (!isObject(selector)) throw CouchFailure.badRequest('Selector error: expected a JSON object');
  const condition = compileChangeSelector(selector);
  const accepts = ({ body: text }: Change): boolean => matches(condition, JSON.parse(text));
  if (fields === undefined) return { accepts };
  if (!Array.isArray(fields) || !fields.every((field) => typeof field === 'string')) {
    throw CouchFailure.badRequest('Selector error: fields must be JSON array');
  }
  return fields.length > 0 ? { accepts, fields } : { accepts };
}

/** A feed answers every bad selector with the same code, where `_find` has one for each. */
function compileChangeSelector(selector: JsonObject): Condition {
  try {
    return compileSelector(selector);
  } catch (error) {
    const failure = toCouchFailure(error);
    throw failure ? new CouchFailure('bad_request', failure.reason, { cause: error }) : error;
  }
}

function refuse(name: string): never {
  if (name !== '_view' && !/^[^/]+\/[^/]+$/.test(name)) {
    throw CouchFailure.badRequest('`filter` must be of the form `designname/filtername`');
  }
  throw new CouchFailure(
    'not_implemented',
    'The embedded store runs no JavaScript filters; use `_selector`, `_doc_ids` or `_design`.',
  );
}
