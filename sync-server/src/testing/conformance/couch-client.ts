// Speaks plain HTTP to a CouchDB under test, so that the tests see statuses, headers and bytes as they are.

import { afterAll, beforeAll, describe } from 'vitest';
import { couchesUnderTest, type CouchUnderTest, type OpenCouch } from '../couch-under-test.js';

export interface Reply<T> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  /** Sent as they are, where `body` is sent as JSON. */
  bytes?: string | Buffer;
  signal?: AbortSignal;
}

export interface Written {
  ok: true;
  id: string;
  rev: string;
}

export interface Refusal {
  error: string;
  reason: string;
}

export class CouchClient {
  readonly couch: OpenCouch;
  #made = 0;

  constructor(couch: OpenCouch) {
    this.couch = couch;
  }

  get authorization(): string {
    const { user, password } = this.couch;
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }

  /** A database of its own for one test; returns its path. In one shard, where CouchDB's history has one order. */
  async database(): Promise<string> {
    this.#made += 1;
    const path = `/${this.couch.prefix}ward-${this.#made}`;
    const reply = await this.put(`${path}?q=1`);
    if (reply.status !== 201) throw new Error(`no database: ${reply.text}`);
    return path;
  }

  async raw(
    method: string,
    path: string,
    options: RequestOptions & { body?: unknown } = {},
  ): Promise<Response> {
    const { body, bytes, headers = {}, signal } = options;
    const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
    return fetch(this.couch.url + path, {
      method,
      headers: {
        authorization: this.authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: typeof sent === 'string' ? sent : new Uint8Array(sent) }),
      ...(signal ? { signal } : {}),
    });
  }

  async ask<T>(
    method: string,
    path: string,
    options: RequestOptions & { body?: unknown } = {},
  ): Promise<Reply<T>> {
    const response = await this.raw(method, path, options);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) as T };
  }

  get<T>(path: string, options?: RequestOptions): Promise<Reply<T>> {
    return this.ask('GET', path, options);
  }

  put<T = Written>(path: string, body?: unknown, options: RequestOptions = {}): Promise<Reply<T>> {
    return this.ask('PUT', path, { ...options, body });
  }

  post<T>(path: string, body: unknown, options: RequestOptions = {}): Promise<Reply<T>> {
    return this.ask('POST', path, { ...options, body });
  }

  delete<T = Written>(path: string, options?: RequestOptions): Promise<Reply<T>> {
    return this.ask('DELETE', path, options);
  }
}

/** Not every answer is JSON: an attachment, a feed of lines. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parameters as CouchDB reads them: JSON, percent-encoded. */
export function query(parameters: Record<string, unknown>): string {
  const pairs = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    JSON.stringify(value),
  ]);
  return `?${new URLSearchParams(pairs)}`;
}

/** The same tests on every CouchDB there is. */
export function onEachCouch(
  what: string,
  tests: (client: () => CouchClient, target: CouchUnderTest) => void,
): void {
  describe.each(couchesUnderTest())(`${what} on $name`, (target) => {
    let client: CouchClient | undefined;
    beforeAll(async () => {
      client = new CouchClient(await target.open());
    });
    afterAll(() => client?.couch.close());
    tests(() => {
      if (!client) throw new Error('asked for a couch before it was open');
      return client;
    }, target);
  });
}
