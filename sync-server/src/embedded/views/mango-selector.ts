// CouchDB's Mango selectors: checked and normalised once, then asked for each document. Pure.

import { CouchFailure } from '#embedded/couch-failure.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { badArgument, compileOperator, type Predicate, type Term } from './mango-operators.js';

export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | ({ kind: 'field'; path: string[] } & Term);

export function readSelector(value: unknown): JsonObject {
  if (isObject(value)) return value;
  throw new CouchFailure(
    'invalid_selector_json',
    `Selector must be a JSON object, not: ${JSON.stringify(value)}`,
  );
}

export function compileSelector(selector: JsonObject): Condition {
  return Object.keys(selector).length === 0 ? { kind: 'all', of: [] } : compile(selector, [], false);
}

export function matches(condition: Condition, document: unknown): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => matches(part, document));
    case 'any':
      return condition.of.length === 0 || condition.of.some((part) => matches(part, document));
    case 'field': {
      const found = lookUp(document, condition.path);
      if (typeof found === 'object') return condition.test(found.value);
      // A missing field satisfies nothing but the wish that it be missing; a path through no object not even that.
      return found === 'missing' && condition.operator === '$exists' && condition.test(undefined);
    }
  }
}

/** The conditions every match must satisfy: those an index may use. */
export function requiredTerms(condition: Condition): (Condition & { kind: 'field' })[] {
  if (condition.kind === 'field') return [condition];
  return condition.kind === 'all' ? condition.of.flatMap(requiredTerms) : [];
}

/** Negations move down to the fields, as in CouchDB: `$not: {a: 1}` asks for an `a` that is something else. */
function compile(selector: unknown, path: string[], negated: boolean): Condition {
  const members = isObject(selector) ? Object.entries(selector) : [];
  // A bare value, also an empty object below the top, is compared for equality.
  if (members.length === 0) return { kind: 'field', path, ...compileOperator('$eq', selector, negated) };
  const parts = members.map(([name, argument]) => compileMember(name, argument, path, negated));
  const [only] = parts;
  return parts.length === 1 && only ? only : together(parts, negated);
}

const together = (of: Condition[], negated: boolean): Condition => ({ kind: negated ? 'any' : 'all', of });

function compileMember(name: string, argument: unknown, path: string[], negated: boolean): Condition {
  switch (name) {
    case '$and':
      return together(compileList(name, argument, path, negated), negated);
    case '$or':
      return together(compileList(name, argument, path, negated), !negated);
    case '$nor':
      return together(compileList(name, argument, path, !negated), negated);
    case '$not':
      if (!isObject(argument)) throw badArgument(name, argument);
      return compile(argument, path, !negated);
    case '$elemMatch':
    case '$allMatch':
    case '$keyMapMatch':
      return { kind: 'field', path, ...compileElements(name, argument, negated) };
    default:
      return name.startsWith('$')
        ? { kind: 'field', path, ...compileOperator(name, argument, negated) }
        : compile(argument, [...path, ...pathOf(name)], negated);
  }
}

function compileList(name: string, argument: unknown, path: string[], negated: boolean): Condition[] {
  if (!Array.isArray(argument)) throw badArgument(name, argument);
  return argument.map((part) =>
    isObject(part) && Object.keys(part).length === 0 ? together([], negated) : compile(part, path, negated),
  );
}

function compileElements(operator: string, argument: unknown, negated: boolean): Term {
  if (!isObject(argument)) throw badArgument(operator, argument);
  const inner = compile(argument, [], false);
  const holds: Predicate = (value) => matches(inner, value);
  const asked: Record<string, Predicate> = {
    $elemMatch: (value) => Array.isArray(value) && value.some(holds),
    $allMatch: (value) => Array.isArray(value) && value.length > 0 && value.every(holds),
    $keyMapMatch: (value) => isObject(value) && Object.keys(value).some(holds),
  };
  const test = asked[operator] ?? ((): boolean => false);
  return { operator: negated ? '$not' : operator, argument, test: negated ? (value) => !test(value) : test };
}

/** `a.b` goes into an object; `a\.b` is a name with a dot in it. */
export const pathOf = (field: string): string[] =>
  field.split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.').replaceAll('\\$', '$'));

type Found = { value: unknown } | 'missing' | 'no-path';

function lookUp(document: unknown, path: string[]): Found {
  let at = document;
  for (const step of path) {
    if (Array.isArray(at)) {
      if (!/^\d+$/.test(step) || Number(step) >= at.length) return 'no-path';
      at = (at as unknown[])[Number(step)];
    } else if (isObject(at)) {
      if (!Object.hasOwn(at, step)) return 'missing';
      at = at[step];
    } else return 'no-path';
  }
  return { value: at };
}

export function valueAt(document: unknown, path: string[]): unknown {
  const found = lookUp(document, path);
  return typeof found === 'object' ? found.value : undefined;
}
