// A wake as server-sent events, or held back as one JSON answer. Nothing between here and the tablet may gather it up: no
// compression, a header for proxies that buffer, and each event written at once.

import type { Response } from 'express';
import {
  WAKE_COALESCE_MS,
  WAKE_HEARTBEAT_MS,
  WAKE_POLL_MS,
  WAKE_STREAM_TYPE,
  type WakeAnswer,
  type WakeEnd,
} from '@tram/shared-schema/sync/wake.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { Policy } from '#deps.js';

export interface WakeTimes {
  readonly coalesceMs: number;
  readonly heartbeatMs: number;
  readonly pollMs: number;
}
export const WAKE_TIMES: WakeTimes = {
  coalesceMs: WAKE_COALESCE_MS,
  heartbeatMs: WAKE_HEARTBEAT_MS,
  pollMs: WAKE_POLL_MS,
};

export interface WakeReply {
  /** There is something new; may be called as often as one likes. */
  more(cursor?: Cursor): void;
  end(reason: WakeEnd): void;
}

/** A reader that takes in not even this has gone without a word. */
const MAX_UNREAD_BYTES = 16 * 1024;

/** `lifeMs`: how long the token it was asked with is still good. */
export function streamWake(
  response: Response,
  { coalesceMs, heartbeatMs }: WakeTimes,
  lifeMs: number,
  policy: Policy,
): WakeReply {
  response.setHeader('Content-Type', `${WAKE_STREAM_TYPE}; charset=utf-8`);
  response.setHeader('X-Accel-Buffering', 'no');
  // Its own connection, so that a server that closes its door need not wait for the next request on it.
  response.setHeader('Connection', 'close');
  response.flushHeaders();
  response.socket?.setKeepAlive(true, heartbeatMs);
  let waiting: { readonly cursor: Cursor | undefined } | undefined;
  let resting: NodeJS.Timeout | undefined;

  const write = (text: string): void => {
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
    else if (!response.writableEnded && !response.destroyed) response.write(text);
  };
  const reply: WakeReply = {
    more(cursor) {
      if (resting) {
        waiting = { cursor };
        return;
      }
      write(`event: more\ndata: ${JSON.stringify({ cursor })}\n\n`);
      resting = setTimeout(() => {
        const next = waiting;
        resting = waiting = undefined;
        if (next) reply.more(next.cursor);
      }, coalesceMs);
    },
    end(reason) {
      const isForGood = reason === 'device-revoked' || reason === 'account-disabled';
      const told = { reason, ...(isForGood && { mayKeepUnsent: policy.mayKeepUnsent }) };
      write(`event: bye\ndata: ${JSON.stringify(told)}\n\n`);
      response.end();
    },
  };
  write(':\n\n');
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs);
  const life = setTimeout(() => reply.end('token-over'), Math.max(0, lifeMs));
  response.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(life);
    clearTimeout(resting);
  });
  return reply;
}

/** The same for who cannot read a stream. `shutOut` answers a session that ended meanwhile. */
export function holdWake(
  response: Response,
  { pollMs }: WakeTimes,
  shutOut: (reason: WakeEnd) => void,
): WakeReply {
  const answer = (more: boolean): void => {
    if (!response.headersSent && !response.destroyed) response.json({ more } satisfies WakeAnswer);
  };
  const patience = setTimeout(() => answer(false), pollMs);
  response.once('close', () => clearTimeout(patience));
  return {
    more: () => answer(true),
    end(reason) {
      if (response.headersSent || response.destroyed) return;
      if (reason === 'server-stopping' || reason === 'replaced' || reason === 'token-over') answer(false);
      else shutOut(reason);
    },
  };
}
