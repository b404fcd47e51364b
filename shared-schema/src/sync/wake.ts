// `GET /api/v1/stations/:id/wake`: says only that a station has something newer, never what. The tablet then pulls.
// Asked with the access token in a header, so by `fetch` and not by `EventSource`, which can send none.

import type { StationId } from '../document/ids.js';
import type { Cursor, Epoch } from './wire.js';

export interface WakeRequest {
  readonly stationId: StationId;
  /** Where the tablet stands; absent before its first page. */
  readonly since?: Cursor;
  /** Answered with `epoch-changed` where it is not the station's, as in `changes`. */
  readonly epoch?: Epoch;
}

/** With this `Accept` the answer is a stream of events; with JSON it is one `WakeAnswer`. */
export const WAKE_STREAM_TYPE = 'text/event-stream';

/** At most one `more` in this time, however much is written. */
export const WAKE_COALESCE_MS = 1000;
/**
 * A comment line this often, the first one at once: proxies close what is silent. Nothing for twice as long means the
 * line is dead, and nothing at the beginning that something between holds streams back.
 */
export const WAKE_HEARTBEAT_MS = 45_000;
/** The longest a JSON answer is held back. */
export const WAKE_POLL_MS = 50_000;

/** The answer to `Accept: application/json`: at once where there is more, else after `WAKE_POLL_MS` at the latest. */
export interface WakeAnswer {
  readonly more: boolean;
}

/**
 * Why the server ends a stream. After `token-over` ask again with a fresh token, after `server-stopping` with back-off.
 * `replaced`: this account opened newer streams than it may hold; whoever is still there asks again with back-off.
 */
export type WakeEnd =
  'token-over' | 'session-over' | 'account-disabled' | 'device-revoked' | 'server-stopping' | 'replaced';

/**
 * The stream as events: `event: more` and `event: bye`, each with its `data` as JSON (`{}` or `{"cursor":…}`,
 * `{"reason":…}`, and `mayKeepUnsent` where it is told to stop for good, as in `ApiFailure`). A tablet that already stands
 * at `cursor` need not ask: most often the news is its own.
 */
export type WakeEvent =
  | { readonly kind: 'more'; readonly cursor?: Cursor }
  | { readonly kind: 'bye'; readonly reason: WakeEnd; readonly mayKeepUnsent?: boolean };

export function wakePath({ stationId, since, epoch }: WakeRequest): string {
  const query = [
    ...(since === undefined ? [] : [`since=${encodeURIComponent(since)}`]),
    ...(epoch === undefined ? [] : [`epoch=${encodeURIComponent(epoch)}`]),
  ].join('&');
  return `/api/v1/stations/${encodeURIComponent(stationId)}/wake${query === '' ? '' : `?${query}`}`;
}
