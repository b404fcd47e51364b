// What each Mango operator asks of one value, and which operator says the opposite. Pure.
// Strings order by code point here as in the indexes, where CouchDB asks ICU.

import { CouchFailure } from '#embedded/couch-failure.js';
import { collationKey } from '#embedded/storage/collation-key.js';
import { isObject } from '#embedded/storage/json-object.js';

export type Predicate = (value: unknown) => boolean;

export const badArgument = (operator: string, argument: unknown): CouchFailure =>
  new CouchFailure('bad_arg', `Bad argument for operator ${operator}: ${JSON.stringify(argument)}`);

const comparison =
  (holds: (order: number) => boolean) =>
  (argument: unknown): Predicate => {
    const right = collationKey(argument);
    return (value) => {
      const left = collationKey(value);
      return holds(left < right ? -1 : left > right ? 1 : 0);
    };
  };

function listOf(argument: unknown, operator: string): unknown[] {
  if (!Array.isArray(argument)) throw badArgument(operator, argument);
  return argument;
}

function textOf(argument: unknown, operator: string): string {
  if (typeof argument !== 'string') throw badArgument(operator, argument);
  return argument;
}

function isOneOf(argument: unknown, operator: string): Predicate {
  const wanted = new Set(listOf(argument, operator).map(collationKey));
  return (value) =>
    Array.isArray(value)
      ? value.some((item) => wanted.has(collationKey(item)))
      : wanted.has(collationKey(value));
}

function holdsAll(argument: unknown, operator: string): Predicate {
  const wanted = listOf(argument, operator);
  const [only] = wanted;
  const itself = wanted.length === 1 && Array.isArray(only) ? collationKey(only) : undefined;
  return (value) => {
    if (!Array.isArray(value) || wanted.length === 0) return false;
    const present = new Set(value.map(collationKey));
    return wanted.every((item) => present.has(collationKey(item))) || collationKey(value) === itself;
  };
}

function hasRemainder(argument: unknown, operator: string): Predicate {
  const [divisor, remainder] =
    Array.isArray(argument) && argument.length === 2 ? (argument as unknown[]) : [];
  if (!Number.isInteger(divisor) || !Number.isInteger(remainder) || divisor === 0) {
    throw badArgument(operator, argument);
  }
  return (value) => Number.isInteger(value) && Number(value) % Number(divisor) === remainder;
}

function fitsPattern(argument: unknown, operator: string): Predicate {
  const source = textOf(argument, operator);
  try {
    const pattern = new RegExp(source, 'u');
    return (value) => typeof value === 'string' && pattern.test(value);
  } catch {
    throw badArgument(operator, argument);
  }
}

const TYPES: Record<string, Predicate> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  array: Array.isArray,
  object: isObject,
};

function isOfType(argument: unknown, operator: string): Predicate {
  const type = textOf(argument, operator);
  return (Object.hasOwn(TYPES, type) ? TYPES[type] : undefined) ?? ((): boolean => false);
}

function hasSize(argument: unknown, operator: string): Predicate {
  if (typeof argument !== 'number' || !Number.isInteger(argument) || argument < 0) {
    throw badArgument(operator, argument);
  }
  return (value) => Array.isArray(value) && value.length === argument;
}

function exists(argument: unknown, operator: string): Predicate {
  if (typeof argument !== 'boolean') throw badArgument(operator, argument);
  return (value) => (value !== undefined) === argument;
}

/** `negation` is how CouchDB turns `$not` inside out; without one, the test itself is reversed. */
interface Operator {
  compile: (argument: unknown, operator: string) => Predicate;
  negation?: string;
}

const OPERATORS: Record<string, Operator> = {
  $lt: { compile: comparison((order) => order < 0), negation: '$gte' },
  $lte: { compile: comparison((order) => order <= 0), negation: '$gt' },
  $eq: { compile: comparison((order) => order === 0), negation: '$ne' },
  $ne: { compile: comparison((order) => order !== 0), negation: '$eq' },
  $gte: { compile: comparison((order) => order >= 0), negation: '$lt' },
  $gt: { compile: comparison((order) => order > 0), negation: '$lte' },
  $in: { compile: isOneOf, negation: '$nin' },
  $nin: { compile: (argument, operator) => reverse(isOneOf(argument, operator)), negation: '$in' },
  $exists: { compile: exists },
  $all: { compile: holdsAll },
  $type: { compile: isOfType },
  $size: { compile: hasSize },
  $mod: { compile: hasRemainder },
  $regex: { compile: fitsPattern },
  $beginsWith: {
    compile: (argument, operator) => {
      const prefix = textOf(argument, operator);
      return (value) => typeof value === 'string' && value.startsWith(prefix);
    },
  },
};

const reverse =
  (holds: Predicate): Predicate =>
  (value) =>
    !holds(value);

export interface Term {
  operator: string;
  argument: unknown;
  test: Predicate;
}

export function compileOperator(operator: string, argument: unknown, negated: boolean): Term {
  const known = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!known) throw new CouchFailure('invalid_operator', `Invalid operator: ${operator}`);
  const test = known.compile(argument, operator);
  if (!negated) return { operator, argument, test };
  if (operator === '$exists') return compileOperator(operator, argument === false, false);
  if (known.negation) return compileOperator(known.negation, argument, false);
  return { operator: '$not', argument, test: reverse(test) };
}
