// Text from outside becomes JSON, or a named refusal. Pure.
// Three things JavaScript would take and CouchDB cannot keep are refused here: endless nesting (it would end the
// process when written), numbers beyond a double, and halves of a surrogate pair.

import { isUtf8 } from 'node:buffer';
import { CouchFailure } from '#embedded/couch-failure.js';

const MAX_DEPTH = 500;

/** A whole number of so many digits may be beyond a double. */
const MAX_DIGITS = 300;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const SMALL_E = 0x65;
const LARGE_E = 0x45;

const invalid = (cause?: unknown): CouchFailure =>
  new CouchFailure('bad_request', 'invalid UTF-8 JSON', cause === undefined ? undefined : { cause });

export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw invalid();
  const { depth, hasVastNumber } = survey(bytes);
  if (depth > MAX_DEPTH) throw CouchFailure.badRequest(`JSON nested deeper than ${MAX_DEPTH} levels`);
  const value = parse(bytes.toString('utf8'));
  const suspect = hasVastNumber || bytes.includes('\\ud') || bytes.includes('\\uD');
  if (suspect && !isStorable(value)) throw invalid();
  return value;
}

/** For the short texts in an address. */
export const parseJsonText = (text: string): unknown => parseJsonBody(Buffer.from(text, 'utf8'));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the text, and the text may be a patient's.
    throw invalid(error instanceof SyntaxError ? undefined : error);
  }
}

/** Only asked when the text looks as if it could hold such a value; the depth is already bounded. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorable(member));
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** One pass over the bytes, strings skipped: how deep it nests, and whether a number may be too great for a double. */
function survey(bytes: Buffer): { depth: number; hasVastNumber: boolean } {
  let depth = 0;
  let deepest = 0;
  let digits = 0;
  let hasVastNumber = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) deepest = Math.max(deepest, (depth += 1));
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
    if (isDigit(byte)) digits += 1;
    else {
      if (digits > 0 && (byte === SMALL_E || byte === LARGE_E)) hasVastNumber = true;
      digits = 0;
    }
    if (digits > MAX_DIGITS) hasVastNumber = true;
  }
  return { depth: deepest, hasVastNumber };
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
