// Which index serves a Mango query, and which stretch of it. Pure. The selector is asked again for each
// document found, so a plan can only be slow, never wrong.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { IndexField, MangoIndex } from './mango-index.js';
import { pathOf, requiredTerms, type Condition } from './mango-selector.js';
import type { ViewQuery } from './view-query.js';

export type Plan =
  | { kind: 'all-documents'; startId?: string; endId?: string; descending: boolean }
  | { kind: 'index'; index: MangoIndex; range: Pick<ViewQuery, 'startKey' | 'endKey' | 'descending'> };

export interface PlanRequest {
  condition: Condition;
  sort: IndexField[];
  indexes: MangoIndex[];
  /** `use_index`: a design document, and perhaps the index's name in it. */
  wanted?: WantedIndex;
}

export interface WantedIndex {
  designId: string;
  name?: string;
}

type Terms = ReturnType<typeof requiredTerms>;

/** After every array that begins with the given values. */
const LAST = { '\u{10ffff}': {} };

export function planQuery({ condition, sort, indexes, wanted }: PlanRequest): Plan {
  const terms = requiredTerms(condition);
  const usable = indexes.filter((index) => isUsable(index, terms, sort, wanted));
  const chosen = (wanted && usable.find((index) => isWantedIndex(index, wanted))) ?? best(usable, terms);
  const descending = sort[0]?.direction === 'desc';
  if (chosen && !(sort.length === 0 && servesByIdAlone(terms))) {
    return { kind: 'index', index: chosen, range: rangeIn(chosen, terms, descending) };
  }
  if (sort.some(({ name }) => name !== '_id')) {
    throw new CouchFailure(
      'no_usable_index',
      'No index exists for this sort, try indexing by the sort fields.',
    );
  }
  return { kind: 'all-documents', descending, ...idRange(terms) };
}

export const isWantedIndex = (index: MangoIndex, wanted: WantedIndex): boolean =>
  index.designId === wanted.designId && (wanted.name === undefined || index.name === wanted.name);

/** An index holds only documents that have all its fields: the selector or the sort must ask for each of them. */
function isUsable(index: MangoIndex, terms: Terms, sort: IndexField[], wanted?: WantedIndex): boolean {
  if (index.partialFilter && !(wanted && isWantedIndex(index, wanted))) return false;
  const asked = new Set([
    ...terms.filter(mustExist).map(({ path }) => path.join('\u0000')),
    ...sort.map(({ name }) => pathOf(name).join('\u0000')),
  ]);
  const covers = index.fields.every(({ name }) => asked.has(pathOf(name).join('\u0000')) || name === '_id');
  return covers && index.fields.length > 0 && sortsAs(index, sort, terms);
}

const mustExist = (term: Terms[number]): boolean => term.operator !== '$exists' || term.argument === true;

/** The sort must be the index's fields in order; those fixed to one value by the selector may be left out. */
function sortsAs(index: MangoIndex, sort: IndexField[], terms: Terms): boolean {
  let at = 0;
  for (const { name } of index.fields) {
    if (at === sort.length) return true;
    if (sort[at]?.name === name) at += 1;
    else if (!isFixed(name, terms)) return false;
  }
  return at === sort.length;
}

const termsOn = (name: string, terms: Terms): Terms => {
  const path = pathOf(name).join('\u0000');
  return terms.filter((term) => term.path.join('\u0000') === path);
};

const isFixed = (name: string, terms: Terms): boolean =>
  termsOn(name, terms).some(({ operator }) => operator === '$eq');

/** The index that narrows most: each leading field fixed to a value, then one with a bound; then the shortest. */
function best(usable: MangoIndex[], terms: Terms): MangoIndex | undefined {
  const narrows = ({ fields }: MangoIndex): number => {
    const free = fields.findIndex(({ name }) => !isFixed(name, terms));
    if (free < 0) return 2 * fields.length;
    const { low, high } = boundsOf(fields[free]?.name ?? '', terms);
    return 2 * free + (low !== undefined || high !== undefined ? 1 : 0);
  };
  return [...usable].sort((a, b) => narrows(b) - narrows(a) || a.fields.length - b.fields.length)[0];
}

const servesByIdAlone = (terms: Terms): boolean =>
  termsOn('_id', terms).some(({ operator }) => operator === '$eq');

interface Bounds {
  low?: unknown;
  high?: unknown;
  fixed: boolean;
}

function boundsOf(name: string, terms: Terms): Bounds {
  const bounds: Bounds = { fixed: false };
  for (const { operator, argument } of termsOn(name, terms)) {
    if (operator === '$eq') return { low: argument, high: argument, fixed: true };
    if (operator === '$gt' || operator === '$gte') bounds.low = argument;
    if (operator === '$lt' || operator === '$lte') bounds.high = argument;
    if (operator === '$beginsWith') {
      bounds.low = argument;
      bounds.high = `${String(argument)}\u{10ffff}`;
    }
  }
  return bounds;
}

function rangeIn(
  index: MangoIndex,
  terms: Terms,
  descending: boolean,
): Pick<ViewQuery, 'startKey' | 'endKey' | 'descending'> {
  const low: unknown[] = [];
  const high: unknown[] = [];
  for (const { name } of index.fields) {
    const bounds = boundsOf(name, terms);
    if (bounds.fixed) {
      low.push(bounds.low);
      high.push(bounds.high);
      continue;
    }
    if (bounds.low !== undefined) low.push(bounds.low);
    if (bounds.high !== undefined) high.push(bounds.high);
    break;
  }
  high.push(LAST);
  return descending
    ? { startKey: high, endKey: low, descending }
    : { startKey: low, endKey: high, descending };
}

function idRange(terms: Terms): { startId?: string; endId?: string } {
  const { low, high } = boundsOf('_id', terms);
  return {
    ...(typeof low === 'string' ? { startId: low } : {}),
    ...(typeof high === 'string' ? { endId: high } : {}),
  };
}
