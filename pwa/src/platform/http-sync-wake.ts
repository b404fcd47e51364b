// Waiting for news over HTTP: a stream of server-sent events by `fetch`, or one question that is held open.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  WAKE_HEARTBEAT_MS,
  WAKE_POLL_MS,
  WAKE_STREAM_TYPE,
  wakePath,
  type WakeAnswer,
  type WakeEnd,
} from '@tram/shared-schema/sync/wake.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { SyncPosition } from '#sync/sync-journal.js';
import type { SyncFailure } from '#sync/sync-server.js';
import type { StreamEnd, WakeServer } from '#sync/wake-server.js';
import { noAnswer, timedSignal, type HttpApi } from './http-api.js';
import { authorisedBy, toSyncFailure, type TokenSource } from './http-sync-access.js';
import { createEventReader, EventTooLong, type ServerSentEvent } from './server-sent-events.js';

export interface HttpWakeParts extends TokenSource {
  readonly api: HttpApi;
  readonly stationId: StationId;
  /** How long until the server's greeting. */
  readonly greetingMs: number;
  /** How long a stream may be silent. */
  readonly silenceMs: number;
}

/** Late heartbeats are not dead lines: one may be missed. */
export const WAKE_SILENCE_MS = 2 * WAKE_HEARTBEAT_MS + 10_000;
export const WAKE_GREETING_MS = 15_000;
/** The server holds the question back; the line adds its own. */
const POLL_PATIENCE_MS = WAKE_POLL_MS + 25_000;

const ENDS: ReadonlySet<string> = new Set<WakeEnd>([
  'token-over',
  'session-over',
  'account-disabled',
  'device-revoked',
  'server-stopping',
  'replaced',
]);

/** What a newer server adds, or garbles, is nothing: news is then found by asking. */
function dataOf({ data }: ServerSentEvent): { cursor?: unknown; reason?: unknown; mayKeepUnsent?: unknown } {
  try {
    const parsed: unknown = JSON.parse(data);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

const cursorOf = (event: ServerSentEvent): Cursor | undefined => {
  const { cursor } = dataOf(event);
  return typeof cursor === 'string' ? cursor : undefined;
};
/** A reason of a newer server is one to come back later for. */
const reasonOf = (event: ServerSentEvent): WakeEnd => {
  const { reason } = dataOf(event);
  return typeof reason === 'string' && ENDS.has(reason) ? (reason as WakeEnd) : 'server-stopping';
};

const isOfType = (response: Response, type: string): boolean =>
  (response.headers.get('content-type') ?? '').startsWith(type);

export function createHttpWake(parts: HttpWakeParts): WakeServer {
  const { api, stationId, greetingMs, silenceMs } = parts;
  const authorised = authorisedBy(parts);
  const ask = ({ cursor, epoch }: SyncPosition, accept: string, signal: AbortSignal) => {
    // A place means nothing without the epoch it is a place in.
    const since = epoch === undefined ? {} : { epoch, ...(cursor !== undefined && { since: cursor }) };
    const path = wakePath({ stationId, ...since });
    return authorised({ method: 'GET', path, accept, signal }, (request) => api.open(request));
  };

  /** Throws where the line breaks. */
  async function follow(
    body: ReadableStream<Uint8Array>,
    onMore: (cursor: Cursor | undefined) => void,
    onHeard: () => void,
  ): Promise<StreamEnd | undefined> {
    const reader = body.getReader();
    const read = createEventReader();
    for (;;) {
      const { value } = await reader.read();
      if (!value) return undefined;
      onHeard();
      for (const event of read(value)) {
        if (event.name === 'more') onMore(cursorOf(event));
        if (event.name === 'bye') {
          const mayKeepUnsent = dataOf(event).mayKeepUnsent === true;
          return { kind: 'bye', reason: reasonOf(event), mayKeepUnsent };
        }
      }
    }
  }

  return {
    async listen(from, onMore, signal): Promise<Result<StreamEnd, SyncFailure>> {
      const timed = timedSignal(signal, greetingMs);
      let pieces = 0;
      const onHeard = (): void => {
        pieces += 1;
        timed.restart(silenceMs);
      };
      /** Our own patience ended, not the line. */
      const ranOut = (): boolean => timed.signal.aborted && !signal.aborted;
      try {
        const opened = await ask(from, WAKE_STREAM_TYPE, timed.signal);
        if (!opened.ok) return ranOut() ? ok({ kind: 'held-back' }) : err(toSyncFailure(opened.error));
        const { response } = opened.value;
        if (!isOfType(response, WAKE_STREAM_TYPE)) return err({ kind: 'unreachable' });
        if (!response.body) return ok({ kind: 'held-back' });
        const end = await follow(response.body, onMore, onHeard);
        return ok(end ?? { kind: 'broken', heard: pieces > 1 });
      } catch (error) {
        if (error instanceof EventTooLong) return err({ kind: 'server-trouble' });
        const broken = noAnswer(error);
        if (!broken.ok && pieces === 0 && ranOut()) return ok({ kind: 'held-back' });
        return ok({ kind: 'broken', heard: pieces > 1 });
      } finally {
        timed.abort();
        timed.done();
      }
    },

    async poll(from, signal): Promise<Result<WakeAnswer, SyncFailure>> {
      const timed = timedSignal(signal, POLL_PATIENCE_MS);
      try {
        const opened = await ask(from, 'application/json', timed.signal);
        if (!opened.ok) return err(toSyncFailure(opened.error));
        if (!isOfType(opened.value.response, 'application/json')) return err({ kind: 'unreachable' });
        const { more } = (await opened.value.response.json()) as Partial<WakeAnswer>;
        return ok({ more: more === true });
      } catch (error) {
        const broken = noAnswer(error);
        return broken.ok ? broken : err(toSyncFailure(broken.error));
      } finally {
        timed.done();
      }
    },
  };
}
