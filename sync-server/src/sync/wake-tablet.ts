// Whether a station has something a tablet has not read yet, now and later. Never what.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';
import type { Deps } from '#deps.js';
import type { Tell } from '#following/station-watches.js';
import type { Account } from '#ports.js';
import { openReading, type PullFailure } from './pull-changes.js';
import type { EpochParts } from './station-epoch.js';

export interface WakeQuestion {
  readonly stationId: StationId;
  readonly since?: Cursor;
  readonly epoch?: Epoch;
}

export interface Wake {
  /** Asked once, when listening has begun: nothing falls between the two. */
  readonly moreNow?: { readonly cursor: Cursor };
  stopListening(): void;
}

export async function wakeTablet(
  deps: EpochParts & Pick<Deps, 'feed' | 'watches'>,
  account: Account,
  question: WakeQuestion,
  tell: Tell,
): Promise<Result<Wake, PullFailure>> {
  const reading = await openReading(deps, account, question);
  if (!reading.ok) return reading;
  const { stationId, since } = question;
  const stopListening = deps.watches.subscribe(stationId, tell);
  try {
    const page = await deps.feed.changes(stationId).after(since, { waitMs: 0 });
    if (page.ok) {
      const { changed, cursor } = page.value;
      return ok({ ...(changed.length > 0 && { moreNow: { cursor } }), stopListening });
    }
    stopListening();
    return err(page.error.kind === 'no-station' ? { kind: 'not-found' } : { kind: 'unknown-cursor' });
  } catch (error) {
    stopListening();
    throw error;
  }
}
