// What a design document may hold here. A function this store would not run is refused when it is written:
// a rule that silently does nothing is worse than none.

import { Script } from 'node:vm';
import { CouchFailure } from '#embedded/couch-failure.js';
import { isObject, type JsonObject } from './json-object.js';

export function checkDesignDocument(document: JsonObject): void {
  if (document['_deleted'] === true) return;
  for (const field of ['views', 'filters', 'shows', 'lists', 'updates', 'options']) {
    if (document[field] !== undefined && !isObject(document[field])) {
      throw new CouchFailure('invalid_design_doc', `\`${field}\` field must have object type`);
    }
  }
  if (document['validate_doc_update'] !== undefined) {
    throw new CouchFailure(
      'not_implemented',
      'The embedded store does not run validate_doc_update functions.',
    );
  }
  if (document['language'] === 'query') return;
  for (const [name, view] of Object.entries(isObject(document['views']) ? document['views'] : {})) {
    if (name !== 'lib') checkView(name, view);
  }
}

function checkView(name: string, view: unknown): void {
  if (!isObject(view)) {
    throw new CouchFailure('invalid_design_doc', '`views` members must be objects');
  }
  const { map, reduce } = view;
  if (typeof map !== 'string')
    throw new CouchFailure('invalid_design_doc', `\`map\` in ${name} must be a string`);
  compile('map', name, map);
  if (reduce === undefined) return;
  if (typeof reduce !== 'string') {
    throw new CouchFailure('invalid_design_doc', `\`reduce\` in ${name} must be a string`);
  }
  if (!reduce.startsWith('_')) compile('reduce', name, reduce);
  else if (!['_sum', '_count', '_stats'].includes(reduce.trim())) {
    throw new CouchFailure('not_implemented', `The embedded store has no built-in reduce ${reduce}`);
  }
}

/** Compiled but not run: a syntax error is found here and not at the first query. */
function compile(kind: string, name: string, source: string): void {
  try {
    new Script(`(${source.replace(/;\s*$/, '')})`);
  } catch (error) {
    const reason = `Compilation of the ${kind} function in the '${name}' view failed`;
    throw new CouchFailure('compilation_error', reason, { cause: error });
  }
}
