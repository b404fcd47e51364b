// One request to the station's server and what came back: JSON, or the server's own word for why not. Anything that is
// not our server's word (a hotspot's sign-in page, a proxy's error) is told apart, so that nobody is signed out by it.

import { epochMsOf, type Instant } from '@tram/shared-schema/document/instant.js';
import { assertNever, err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  DEVICE_REPORT_HEADER,
  writeDeviceContact,
  type DeviceReport,
} from '@tram/shared-schema/sync/device-report.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import { bodyOf } from './http-body.js';

export type HttpFailure =
  | { kind: 'no-answer' }
  /** Somebody between us and the server answered, or the server without its wits. */
  | { kind: 'strange-answer'; status: number; retryAfterMs?: number }
  | { kind: 'refused'; failure: ApiFailure; retryAfterMs?: number };

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly accessToken?: string;
  /** What kind of answer is wanted, where it is neither JSON nor lines of it. */
  readonly accept?: string;
  readonly json?: unknown;
  /** Sent as it is, instead of JSON. */
  readonly content?: Blob;
  /** Where the usual patience is not enough for what is sent. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly response: Response;
  /** By our clock, for measuring how far the server's is off. */
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
}

/** How far the server's clock is ahead of ours, half the round trip taken off. */
export const clockOffsetMs = (serverTime: Instant, { askedAtMs, answeredAtMs }: HttpAnswer): number =>
  Math.round(epochMsOf(serverTime) - (askedAtMs + answeredAtMs) / 2);

export interface HttpApi {
  /** Headers only; the body is the caller's, under the same signal. */
  open(request: HttpRequest): Promise<Result<HttpAnswer, HttpFailure>>;
  /** A whole JSON answer; undefined for an empty one. */
  ask(request: HttpRequest): Promise<Result<{ json: unknown; answer: HttpAnswer }, HttpFailure>>;
}

export interface HttpApiParts {
  /** Where the server is; empty for the origin the app came from. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
  readonly timeoutMs: number;
  /** What this tablet tells of itself with every request. */
  readonly report?: () => Promise<DeviceReport>;
  /** Our server, and nobody between us, gave an answer it could be asked for. */
  readonly onAnswer?: () => void;
}

const isJson = (response: Response): boolean =>
  /^application\/(json|x-ndjson)\b/.test(response.headers.get('content-type') ?? '');

/** Seconds or a date (RFC 9110 §10.2.3). The date is by the server's clock, so it is read against the server's own. */
function retryAfterOf({ headers }: Response, nowMs: number): { retryAfterMs?: number } {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return { retryAfterMs: Number(text) * 1000 };
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs)) return {};
  const saidMs = Date.parse(headers.get('date') ?? '');
  return { retryAfterMs: Math.max(0, atMs - (Number.isNaN(saidMs) ? nowMs : saidMs)) };
}

async function refusalOf(response: Response, nowMs: number): Promise<HttpFailure> {
  const later = retryAfterOf(response, nowMs);
  const strange: HttpFailure = { kind: 'strange-answer', status: response.status, ...later };
  if (!isJson(response)) return strange;
  const body: unknown = await response.json();
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined;
  return typeof kind === 'string' ? { kind: 'refused', failure: body as ApiFailure, ...later } : strange;
}

/** Aborts with the caller's signal, or when `timeoutMs` pass before `done`. */
export function timedSignal(outer: AbortSignal | undefined, timeoutMs: number) {
  const inner = new AbortController();
  const abort = (): void => inner.abort();
  outer?.addEventListener('abort', abort, { once: true });
  if (outer?.aborted) abort();
  let timer = setTimeout(abort, timeoutMs);
  return {
    signal: inner.signal,
    abort,
    restart: (nextMs = timeoutMs) => {
      clearTimeout(timer);
      timer = setTimeout(abort, nextMs);
    },
    pause: () => clearTimeout(timer),
    done: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

export function createHttpApi(parts: HttpApiParts): HttpApi {
  const { baseUrl, fetch, nowMs, timeoutMs, report, onAnswer } = parts;

  async function toldOfUs(): Promise<Record<string, string>> {
    if (!report) return {};
    const told = await report();
    return { [DEVICE_REPORT_HEADER]: writeDeviceContact({ report: told, atMs: nowMs() }) };
  }

  async function open(request: HttpRequest): Promise<Result<HttpAnswer, HttpFailure>> {
    const { body, headers } = await bodyOf(request);
    const told = await toldOfUs();
    const askedAtMs = nowMs();
    try {
      const response = await fetch(`${baseUrl}${request.path}`, {
        method: request.method,
        headers: {
          accept: request.accept ?? 'application/json, application/x-ndjson',
          ...headers,
          ...told,
          ...(request.accessToken !== undefined && { authorization: `Bearer ${request.accessToken}` }),
        },
        ...(body !== undefined && { body }),
        ...(request.signal && { signal: request.signal }),
        cache: 'no-store',
        credentials: 'omit',
        // A hotspot that sends everybody to its own page is not our server.
        redirect: 'error',
      });
      const answer = { response, askedAtMs, answeredAtMs: nowMs() };
      return response.ok ? ok(answer) : err(await refusalOf(response, answer.answeredAtMs));
    } catch (error) {
      return noAnswer(error);
    }
  }

  return {
    open,
    async ask(request) {
      const timed = timedSignal(request.signal, request.timeoutMs ?? timeoutMs);
      try {
        const opened = await open({ ...request, signal: timed.signal });
        if (!opened.ok) return opened;
        const { response } = opened.value;
        if (response.status === 204) return ok({ json: undefined, answer: opened.value });
        if (!isJson(response)) return err({ kind: 'strange-answer', status: response.status });
        const json = await response.json().then(ok<unknown>, noAnswer);
        if (!json.ok) return json;
        onAnswer?.();
        return ok({ json: json.value, answer: opened.value });
      } finally {
        timed.done();
      }
    },
  };
}

/** A broken line is a TypeError of `fetch`, our own hanging up an AbortError, a cut-off body a SyntaxError of JSON. */
export function noAnswer(error: unknown): Result<never, HttpFailure> {
  const isLine = error instanceof TypeError || error instanceof SyntaxError;
  if (isLine || (error instanceof Error && error.name === 'AbortError')) return err({ kind: 'no-answer' });
  throw error;
}

/**
 * What a failed request means to whoever asked: no line, a server in trouble, or the server's own word, which the
 * caller knows how to read. A hotspot's page or a proxy's refusal is no line to our server.
 */
export function meaningOf<F>(
  failure: HttpFailure,
  ofApi: (failure: ApiFailure) => F,
): F | { kind: 'unreachable' } | { kind: 'server-trouble'; retryAfterMs?: number } {
  switch (failure.kind) {
    case 'no-answer':
      return { kind: 'unreachable' };
    case 'strange-answer': {
      if (failure.status < 500) return { kind: 'unreachable' };
      const { retryAfterMs } = failure;
      return { kind: 'server-trouble', ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    case 'refused':
      return ofApi(failure.failure);
    default:
      return assertNever(failure);
  }
}
