// One request and its answer: the address in parts, the body when asked for, and replies in CouchDB's form.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { CouchFailure } from '#embedded/couch-failure.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { parseJsonBody } from './json-body.js';
import { Parameters } from './query-string.js';
import { readBody } from './request-body.js';

export interface CallSettings {
  bodyLimitBytes: number;
  /** Packing a reply is worth its time only when it leaves this machine. */
  gzipReplies: boolean;
}

type Headers = Record<string, string>;

const zip = promisify(gzip);
const GZIP_FROM_BYTES = 1024;

export class Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly path: string[];
  readonly parameters: Parameters;
  readonly #settings: CallSettings;
  #gone: AbortController | undefined;
  #bodyBytes = 0;

  constructor(request: IncomingMessage, response: ServerResponse, settings: CallSettings) {
    const { path, search } = splitAddress(request.url ?? '/');
    this.request = request;
    this.response = response;
    this.method = request.method ?? 'GET';
    this.path = path;
    this.parameters = new Parameters(search);
    this.#settings = settings;
  }

  get isGone(): boolean {
    return this.response.destroyed || this.response.closed;
  }

  /** Aborted when nobody waits for the answer any more. Most calls end before anyone asks. */
  get gone(): AbortSignal {
    if (!this.#gone) {
      const gone = new AbortController();
      this.#gone = gone;
      if (this.isGone) gone.abort();
      else this.response.once('close', () => gone.abort());
    }
    return this.#gone.signal;
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  accepts(type: string): boolean {
    return (this.header('accept') ?? '').includes(type);
  }

  async bytes(): Promise<Buffer> {
    const bytes = await readBody(this.request, this.#settings.bodyLimitBytes);
    this.#bodyBytes = bytes.length;
    return bytes;
  }

  /** Of the body read so far. */
  get bodyBytes(): number {
    return this.#bodyBytes;
  }

  async json(): Promise<unknown> {
    return parseJsonBody(await this.bytes());
  }

  parse(bytes: Buffer): unknown {
    return parseJsonBody(bytes);
  }

  /** POST bodies must say that they are JSON: a web page cannot do that without asking first. */
  async postedJson(): Promise<unknown> {
    this.requireJsonType();
    return this.json();
  }

  async postedObject(): Promise<JsonObject> {
    const value = await this.postedJson();
    if (!isObject(value)) throw CouchFailure.badRequest('Request body must be a JSON object');
    return value;
  }

  requireJsonType(): void {
    const type = (this.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') {
      throw new CouchFailure('bad_content_type', 'Content-Type must be application/json');
    }
  }

  send(status: number, body: unknown, headers: Headers = {}): Promise<void> {
    return this.sendText(status, `${JSON.stringify(body)}\n`, headers);
  }

  async sendText(status: number, text: string, headers: Headers = {}): Promise<void> {
    const type = { 'content-type': 'application/json', 'cache-control': 'must-revalidate' };
    const bytes = Buffer.from(text, 'utf8');
    if (this.#settings.gzipReplies && bytes.length >= GZIP_FROM_BYTES && this.#takesGzip()) {
      const packed = await zip(bytes, { level: 1 });
      this.#end(status, packed, { ...type, ...headers, 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    } else this.#end(status, bytes, { ...type, ...headers });
  }

  sendBytes(status: number, bytes: Buffer, headers: Headers): void {
    this.#end(status, bytes, headers);
  }

  sendFailure(failure: CouchFailure, headers: Headers = {}): Promise<void> {
    return this.send(failure.status, { error: failure.error, reason: failure.reason }, headers);
  }

  notModified(etag: string): boolean {
    if (this.header('if-none-match') !== etag) return false;
    this.response.writeHead(304, { etag });
    this.response.end();
    return true;
  }

  /** Starts an answer that is written bit by bit; the reader learns at once that it has begun. */
  startStream(headers: Headers = {}): void {
    this.response.writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'must-revalidate',
      ...headers,
    });
    this.response.flushHeaders();
  }

  /** Waits while the reader is slower than we are, so that pages do not pile up in memory. */
  async write(text: string): Promise<void> {
    if (this.isGone || text === '') return;
    if (this.response.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.response.off('drain', done).off('close', done);
        resolve();
      };
      this.response.once('drain', done).once('close', done);
    });
  }

  end(text = ''): void {
    this.response.end(text);
  }

  #takesGzip(): boolean {
    return /\bgzip\b/.test(this.header('accept-encoding') ?? '');
  }

  #end(status: number, bytes: Buffer, headers: Headers): void {
    this.response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
    this.response.end(bytes);
  }
}

export const etagOf = (rev: string): string => `"${rev}"`;

export const etagOfText = (text: string): string => `"${createHash('md5').update(text).digest('base64url')}"`;

function splitAddress(url: string): { path: string[]; search: URLSearchParams } {
  const address = url.replace(/^https?:\/\/[^/]*/i, '');
  const question = address.indexOf('?');
  const path = (question < 0 ? address : address.slice(0, question)).replace(/^\//, '').replace(/\/$/, '');
  return {
    path: path === '' ? [] : path.split('/'),
    search: new URLSearchParams(question < 0 ? '' : address.slice(question + 1)),
  };
}

/** One part of an address as the text it stands for. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    throw new CouchFailure('bad_request', 'invalid_url_encoding', { cause: error });
  }
}
