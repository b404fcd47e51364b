// Runs a design document's JavaScript. Compiled once per view in a context of its own; documents go in and
// emitted rows come out as JSON text, so the function never holds an object of ours.

import { createContext, Script } from 'node:vm';
import { CouchFailure } from '#embedded/couch-failure.js';

export type EmittedRow = [key: unknown, value: unknown];

export type MapFunction = (documentText: string) => EmittedRow[];

export type ReduceFunction = (keys: [key: unknown, id: string][], values: unknown[]) => unknown;

/** What CouchDB's query server offers to a function, without `require`. */
const PRELUDE = `
  const emitted = [];
  const orNull = (value) => (value === undefined ? null : value);
  const emit = (key, value) => { emitted.push([orNull(key), orNull(value)]); };
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const isArray = Array.isArray;
  const toJSON = JSON.stringify;
  const log = () => {};
`;

const COMPILE_TIMEOUT_MS = 1000;

function evaluate(source: string, body: string): unknown {
  const code = `'use strict'; ${PRELUDE} const written = (${source.replace(/;\s*$/, '')}); ${body}`;
  try {
    return new Script(`(() => { ${code} })()`).runInContext(createContext({}), {
      timeout: COMPILE_TIMEOUT_MS,
    });
  } catch (error) {
    throw new CouchFailure('compilation_error', 'The view function does not compile', { cause: error });
  }
}

export function compileMap(source: string): MapFunction {
  const run = evaluate(
    source,
    `return (text) => {
      emitted.length = 0;
      // A document the function stumbles over has no rows, as in CouchDB.
      try { written(JSON.parse(text)); } catch { emitted.length = 0; }
      return JSON.stringify(emitted);
    };`,
  ) as (text: string) => string;
  return (documentText) => JSON.parse(run(documentText)) as EmittedRow[];
}

export function compileReduce(source: string): ReduceFunction {
  const builtIn = BUILT_IN[source.trim()];
  if (builtIn) return builtIn;
  const run = evaluate(
    source,
    `return (text) => {
      const { keys, values } = JSON.parse(text);
      return JSON.stringify(orNull(written(keys, values, false)));
    };`,
  ) as (text: string) => string;
  return (keys, values) => JSON.parse(run(JSON.stringify({ keys, values }))) as unknown;
}

const BUILT_IN: Record<string, ReduceFunction> = {
  _count: (_keys, values) => values.length,
  _sum: (_keys, values) => values.reduce<unknown>(add, 0),
  _stats: (_keys, values) => {
    const numbers = values.map((value) => asNumber(value, '_stats'));
    return {
      sum: numbers.reduce((total, number) => total + number, 0),
      count: numbers.length,
      min: numbers.reduce((least, number) => Math.min(least, number), Infinity),
      max: numbers.reduce((most, number) => Math.max(most, number), -Infinity),
      sumsqr: numbers.reduce((total, number) => total + number * number, 0),
    };
  },
};

function asNumber(value: unknown, reduce: string): number {
  if (typeof value === 'number') return value;
  throw new CouchFailure('unknown_error', `The ${reduce} function requires that map values be numbers`);
}

/** Lists of numbers are added place by place, as CouchDB does. */
function add(total: unknown, value: unknown): unknown {
  if (!Array.isArray(total) && !Array.isArray(value))
    return asNumber(total, '_sum') + asNumber(value, '_sum');
  const left: unknown[] = Array.isArray(total) ? total : [total];
  const right: unknown[] = Array.isArray(value) ? value : [value];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
    add(left[at] ?? 0, right[at] ?? 0),
  );
}
