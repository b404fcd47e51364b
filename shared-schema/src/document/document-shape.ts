// Whether a piece of parsed JSON may be looked at as a document at all: no deeper than limits.ts says, no number JSON
// cannot carry, no text CouchDB cannot store, no key that means something to JavaScript or to CouchDB.

import { MAX_JSON_DEPTH } from '../sync/limits.js';
import type { Refusal } from '../sync/wire.js';

/** A surrogate without its other half is no character; CouchDB refuses the whole request for one. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const invalid = (field: string, rule: string): Refusal => ({
  kind: 'invalid',
  field: field.slice(0, 120),
  rule,
});

function walk(value: unknown, field: string, depth: number): Refusal | undefined {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? invalid(field, 'characters') : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : invalid(field, 'finite');
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === MAX_JSON_DEPTH) return invalid(field, 'depth');
  const isArray = Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    const path = field === '' ? key : `${field}.${key}`;
    if (!isArray && (FORBIDDEN_KEYS.has(key) || LONE_SURROGATE.test(key))) return invalid(path, 'key');
    const refusal = walk(member, path, depth + 1);
    if (refusal) return refusal;
  }
  return undefined;
}

export function shapeRefusal(document: Readonly<Record<string, unknown>>): Refusal | undefined {
  const reserved = Object.keys(document).find(
    (key) => key.startsWith('_') && key !== '_id' && key !== '__proto__',
  );
  return reserved !== undefined ? invalid(reserved, 'reserved') : walk(document, '', 0);
}
