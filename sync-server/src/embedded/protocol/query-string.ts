// The parameters of an address, read the way CouchDB reads them: JSON where a key is meant, named refusals otherwise.

import { CouchFailure } from '#embedded/couch-failure.js';
import { parseJsonText } from './json-body.js';

const invalid = (reason: string): CouchFailure => new CouchFailure('query_parse_error', reason);

/** Reads from the address, and from a posted body of the same names, which wins. */
export class Parameters {
  readonly #address: URLSearchParams;
  readonly #body: Record<string, unknown>;

  constructor(address: URLSearchParams, body: Record<string, unknown> = {}) {
    this.#address = address;
    this.#body = body;
  }

  withBody(body: Record<string, unknown>): Parameters {
    return new Parameters(this.#address, body);
  }

  has(name: string): boolean {
    return this.#address.has(name) || Object.hasOwn(this.#body, name);
  }

  text(name: string): string | undefined {
    if (Object.hasOwn(this.#body, name)) {
      const value = this.#body[name];
      return typeof value === 'string' ? value : JSON.stringify(value);
    }
    return this.#address.get(name) ?? undefined;
  }

  flag(name: string, absent = false): boolean {
    const text = this.text(name);
    if (text === undefined) return absent;
    if (text === 'true' || text === 'false') return text === 'true';
    throw invalid(`Invalid boolean parameter: ${JSON.stringify(text)}`);
  }

  count(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(text)) throw invalid(`Invalid value for integer: ${JSON.stringify(text)}`);
    if (text.startsWith('-')) throw invalid(`Invalid value for positive integer: ${JSON.stringify(text)}`);
    return Number(text);
  }

  /** The first of several spellings that is given, as JSON. */
  json(...names: string[]): unknown {
    for (const name of names) {
      if (Object.hasOwn(this.#body, name)) return this.#body[name];
      const text = this.#address.get(name);
      if (text !== null) return parseJsonText(text);
    }
    return undefined;
  }

  list(name: string): unknown[] | undefined {
    const value = this.json(name);
    if (value === undefined || Array.isArray(value)) return value;
    throw CouchFailure.badRequest(`\`${name}\` body member must be an array.`);
  }
}
