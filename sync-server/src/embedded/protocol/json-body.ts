// Text from outside becomes JSON, or a named refusal. Pure.
// Three things JavaScript would take and CouchDB cannot keep are refused here: endless nesting (it would end the
// process when written), numbers beyond a double, and halves of a surrogate pair.

import { isUtf8 } from 'node:buffer';
import { CouchFailure } from '#embedded/couch-failure.js';

const MAX_DEPTH = 500;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const invalid = (cause?: unknown): CouchFailure =>
  new CouchFailure('bad_request', 'invalid UTF-8 JSON', cause === undefined ? undefined : { cause });

export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw invalid();
  if (nestingOf(bytes) > MAX_DEPTH) {
    throw CouchFailure.badRequest(`JSON nested deeper than ${MAX_DEPTH} levels`);
  }
  return parseJsonText(bytes.toString('utf8'));
}

export function parseJsonText(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the text, and the text may be a patient's.
    throw invalid(error instanceof SyntaxError ? undefined : error);
  }
  if (/\\u[dD][89a-fA-F]|[eE]\+?\d{3}|\d{300}/.test(text) && !isStorable(value)) throw invalid();
  return value;
}

/** Only asked when the text looks as if it could hold such a value; the depth is already bounded. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorable(member));
}

/** One pass over the bytes: brackets inside strings do not count. */
function nestingOf(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return deepest;
}

function endOfString(bytes: Buffer, from: number): number {
  for (let at = from + 1; ;) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote < 0) return bytes.length;
    let backslashes = 0;
    while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return quote;
    at = quote + 1;
  }
}
