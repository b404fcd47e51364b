// One listener at one database, for as long as the server runs: page after page, and after a failure again from the
// same place, later each time. A place is left behind only when what lies before it was taken.

import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import { StoreUnavailable, type Randomness } from '#ports.js';
import type { ChangedPage, ChangeSource } from './change-source.js';

/** Below what CouchDB itself allows a quiet feed. */
const WAIT_MS = 50_000;
/** Writes that come close together are looked at together. */
const GATHER_MS = 250;
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 60_000;

export interface Follower {
  readonly source: ChangeSource;
  readonly signal: AbortSignal;
  readonly randomness: Randomness;
  /** Where to begin; absent: at the beginning. Asked again where the place is none of this database's. */
  start(): Promise<Cursor | undefined>;
  /** Asked when nothing came: in a database that was put in this one's place, the same place may never be reached. */
  isSameDatabase(): Promise<boolean>;
  /** `attempt` counts from 1 for the same page. A failure has the page read again. */
  take(page: ChangedPage, attempt: number): Promise<void>;
  failed(error: unknown, attempt: number): void;
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** Growing and scattered: many servers that lost one store do not come back in step. */
export function backOffMs(attempt: number, randomness: Randomness): number {
  const longest = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(attempt - 1, 10));
  return longest * (0.5 + randomness.bytes(1).readUInt8() / 512);
}

/** Resolves when told to stop, or when the database is gone. */
export async function keepFollowing(follower: Follower): Promise<'stopped' | 'gone'> {
  const { source, signal, randomness } = follower;
  let place: { readonly cursor: Cursor | undefined } | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      place ??= { cursor: await follower.start() };
      const page = await source.after(place.cursor, { waitMs: WAIT_MS, signal });
      if (!page.ok) {
        if (page.error.kind === 'no-station') return 'gone';
        place = undefined;
        throw new StoreUnavailable('the place to follow from is unknown');
      }
      const { changed, cursor, isCut } = page.value;
      if (changed.length > 0) await follower.take(page.value, failures + 1);
      const isLost = changed.length === 0 && !(await follower.isSameDatabase());
      place = isLost ? undefined : { cursor };
      failures = 0;
      if (changed.length > 0 && !isCut) await pause(GATHER_MS, signal);
    } catch (error) {
      if (signal.aborted) break;
      failures += 1;
      follower.failed(error, failures);
      await pause(backOffMs(failures, randomness), signal);
    }
  }
  return 'stopped';
}
