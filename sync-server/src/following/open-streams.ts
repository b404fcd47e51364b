// Every answer that is still being given: so that one whose session, tablet or account was shut out ends at once, on
// whichever server process that was done, and so that nobody holds more of them than is good for the others.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { WakeEnd } from '@tram/shared-schema/sync/wake.js';
import { verdictOn, type AuthenticationFailure } from '#accounts/authenticate.js';
import type { Randomness, Session, SessionStore } from '#ports.js';
import type { ChangeSource } from './change-source.js';
import { keepFollowing } from './keep-following.js';

export interface OpenStream {
  readonly kind: 'wake' | 'feed';
  readonly session: Session;
  end(reason: WakeEnd): void;
  /** Still signed in, but the account may read other things than before. */
  accountChanged?(): void;
}

export interface StreamLimits {
  /** Beyond these an account's oldest wake ends: on a bad line the old ones are dead and do not know it. */
  readonly wakesPerAccount: number;
  readonly wakes: number;
}
export const STREAM_LIMITS: StreamLimits = { wakesPerAccount: 24, wakes: 2000 };

export type TooManyStreams = { kind: 'too-many-requests'; retryAfterSeconds: number };
const RETRY_AFTER_SECONDS = 60;

export interface OpenStreams {
  /** What is answered takes the stream out again. */
  add(stream: OpenStream): Result<() => void, TooManyStreams>;
  /** Ends those that wait; those that send are given time by who closes the door. */
  stop(): Promise<void>;
}

export interface StreamParts {
  readonly sessions: Pick<SessionStore, 'readParties'>;
  /** Changes of sessions, tablets and accounts; the ids name which. */
  readonly changes: ChangeSource;
  readonly randomness: Randomness;
  failed(error: unknown): void;
}

function reasonOf({ kind }: AuthenticationFailure): WakeEnd {
  return kind === 'device-revoked' || kind === 'account-disabled' ? kind : 'session-over';
}

export function openStreams(parts: StreamParts, limits: StreamLimits = STREAM_LIMITS): OpenStreams {
  const { sessions, changes, randomness, failed } = parts;
  const ending = new AbortController();
  const streams = new Set<OpenStream>();
  let following: Promise<unknown> | undefined;

  const wakesOf = (accountId?: AccountId): OpenStream[] =>
    [...streams].filter(
      ({ kind, session }) => kind === 'wake' && (accountId === undefined || session.accountId === accountId),
    );

  async function look(stream: OpenStream): Promise<void> {
    const { sessionId, accountId, replicaId } = stream.session;
    const verdict = verdictOn(await sessions.readParties(sessionId, accountId, replicaId));
    if (!verdict.ok && streams.delete(stream)) stream.end(reasonOf(verdict.error));
  }

  async function lookAt(concerned: readonly OpenStream[]): Promise<void> {
    for (const stream of concerned) await look(stream);
  }

  const isNamed = (names: readonly string[], { session }: OpenStream): boolean =>
    [session.sessionId, session.accountId, session.replicaId].some((id) =>
      names.some((name) => name === id || name.endsWith(`:${id}`)),
    );

  function follow(): void {
    following ??= keepFollowing({
      source: changes,
      signal: ending.signal,
      randomness,
      async start() {
        const position = await changes.position();
        await lookAt([...streams]);
        return position;
      },
      isSameDatabase: () => Promise.resolve(true),
      async take({ changed }) {
        const names = changed.map(({ id }) => id);
        await lookAt([...streams].filter((stream) => isNamed(names, stream)));
        for (const stream of streams) if (names.includes(stream.session.accountId)) stream.accountChanged?.();
      },
      failed,
    });
  }

  return {
    add(stream) {
      if (stream.kind === 'wake') {
        const mine = wakesOf(stream.session.accountId);
        const [oldest] = mine;
        if (oldest && mine.length >= limits.wakesPerAccount) {
          streams.delete(oldest);
          oldest.end('replaced');
        } else if (wakesOf().length >= limits.wakes) {
          return err({ kind: 'too-many-requests', retryAfterSeconds: RETRY_AFTER_SECONDS });
        }
      }
      streams.add(stream);
      follow();
      // It may have been shut out between the question who it is and now.
      look(stream).catch(failed);
      return ok(() => void streams.delete(stream));
    },
    async stop() {
      ending.abort();
      for (const stream of wakesOf()) stream.end('server-stopping');
      await following;
    },
  };
}
