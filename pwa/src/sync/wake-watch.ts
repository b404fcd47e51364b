// Hears of news at the server in the cheapest way the line allows: a stream; where streams do not pass, a question held
// open; where data is saved, a question now and then. It says that there is more, and never reads it.

import { assertNever } from '@tram/shared-schema/result.js';
import type { WakeEnd } from '@tram/shared-schema/sync/wake.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { Thrift } from './connectivity.js';
import type { SyncJournal } from './sync-journal.js';
import type { SyncFailure } from './sync-server.js';
import type { Schedule } from './round-timer.js';
import type { StreamEnd, WakeServer } from './wake-server.js';

export type WatchEnd =
  | { kind: 'stopped' }
  /** Read first, and then watch again: the same question would have the same answer. */
  | { kind: 'more' }
  | { kind: 'trouble'; failure: SyncFailure };

export interface WakeWatch {
  /** Until `signal`, or until the line needs a round. `onMore` may come often; the watch goes on. */
  watch(onMore: (cursor: Cursor | undefined) => void, signal: AbortSignal): Promise<WatchEnd>;
  /** False where the tablet has already read up to there. */
  isNews(cursor: Cursor | undefined): Promise<boolean>;
}

export interface WakeWatchParts {
  readonly server: WakeServer;
  readonly journal: Pick<SyncJournal, 'position'>;
  readonly thrift: () => Thrift | undefined;
  readonly schedule: Schedule;
  readonly nowMs: () => number;
  readonly random: () => number;
}

/** Two streams cut before the first sign of life: the third would be, too. */
const SHORT_STREAMS = 2;
/** How long streams are not tried again: a tablet that is carried about meets another proxy. */
const WITHOUT_STREAM_MS = 60 * 60_000;
/** Between two held questions, so that an idle hour of them stays below 100 KB. */
const AFTER_POLL_MS = 45_000;
const SPARING_MS = 10 * 60_000;
/** A token that is over as soon as the stream is open is no token running out. */
const TOKEN_LEAST_MS = 5_000;

function failureOf(reason: Exclude<WakeEnd, 'token-over'>, mayKeepUnsent: boolean): SyncFailure {
  switch (reason) {
    case 'session-over':
      return { kind: 'session-expired' };
    case 'account-disabled':
    case 'device-revoked':
      return { kind: reason, mayKeepUnsent };
    case 'server-stopping':
    case 'replaced':
      return { kind: 'server-trouble' };
    default:
      return assertNever(reason);
  }
}

export function createWakeWatch(parts: WakeWatchParts): WakeWatch {
  const { server, journal, thrift, schedule, nowMs, random } = parts;
  let withoutStreamUntilMs = -Infinity;
  let shortStreams = 0;

  /** Resolves early when told to stop. */
  const pause = (meanMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = (): void => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = schedule(done, Math.round(meanMs * (0.75 + random() / 2)));
      signal.addEventListener('abort', done);
    });

  /** A clock that was set back must not make an hour into a year. */
  const isWithoutStream = (): boolean => {
    const leftMs = withoutStreamUntilMs - nowMs();
    return leftMs > 0 && leftMs <= WITHOUT_STREAM_MS;
  };
  const trouble = (failure: SyncFailure): WatchEnd => ({ kind: 'trouble', failure });
  const streamsDoNotPass = (): void => {
    shortStreams = 0;
    withoutStreamUntilMs = nowMs() + WITHOUT_STREAM_MS;
  };

  /** Undefined where it goes on: by another stream, or by another way. */
  function afterStream(end: StreamEnd, heldMs: number): WatchEnd | undefined {
    switch (end.kind) {
      case 'held-back':
        streamsDoNotPass();
        return undefined;
      case 'bye':
        shortStreams = 0;
        if (end.reason !== 'token-over') return trouble(failureOf(end.reason, end.mayKeepUnsent));
        return heldMs < TOKEN_LEAST_MS ? trouble({ kind: 'server-trouble' }) : undefined;
      case 'broken':
        shortStreams = end.heard ? 0 : shortStreams + 1;
        if (shortStreams >= SHORT_STREAMS) streamsDoNotPass();
        return trouble({ kind: 'unreachable' });
      default:
        return assertNever(end);
    }
  }

  /** The round that follows knows what to do about a new epoch. */
  const afterRefusal = (failure: SyncFailure): WatchEnd =>
    failure.kind === 'epoch-changed' ? { kind: 'more' } : trouble(failure);

  async function stream(
    onMore: (cursor: Cursor | undefined) => void,
    signal: AbortSignal,
  ): Promise<WatchEnd | undefined> {
    const fromMs = nowMs();
    const ended = await server.listen(await journal.position(), onMore, signal);
    if (signal.aborted) return { kind: 'stopped' };
    return ended.ok ? afterStream(ended.value, nowMs() - fromMs) : afterRefusal(ended.error);
  }

  async function ask(signal: AbortSignal): Promise<WatchEnd | undefined> {
    const answer = await server.poll(await journal.position(), signal);
    if (signal.aborted) return { kind: 'stopped' };
    if (!answer.ok) return afterRefusal(answer.error);
    return answer.value.more ? { kind: 'more' } : undefined;
  }

  return {
    async watch(onMore, signal) {
      for (;;) {
        if (thrift() !== undefined) await pause(SPARING_MS, signal);
        if (signal.aborted) return { kind: 'stopped' };
        const polls = thrift() !== undefined || isWithoutStream();
        const end = polls ? await ask(signal) : await stream(onMore, signal);
        if (end) return end;
        if (polls && thrift() === undefined) await pause(AFTER_POLL_MS, signal);
      }
    },
    async isNews(cursor) {
      return cursor === undefined || (await journal.position()).cursor !== cursor;
    },
  };
}
