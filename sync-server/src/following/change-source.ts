// What whoever follows a database needs of it: what changed after a place, by id; and where nothing did, to wait for it.
// One of these per database however many wait for its changes.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';
import type { OpenChangesFailure } from '#ports.js';

export interface ChangedDocument {
  readonly id: string;
  /** More than one: replication left other states beside the one that is shown, now or once. */
  readonly leaves: number;
}

export interface ChangedPage {
  readonly changed: readonly ChangedDocument[];
  readonly cursor: Cursor;
  /** There is more already. */
  readonly isCut: boolean;
}

export interface ChangeSource {
  /** Where the database stands now. */
  position(): Promise<Cursor>;
  /** From the beginning where `since` is absent. Empty where nothing came within `waitMs`. */
  after(
    since: Cursor | undefined,
    options: { readonly waitMs: number; readonly signal?: AbortSignal },
  ): Promise<Result<ChangedPage, OpenChangesFailure>>;
}

/** How far the follower of a station has read, and of which database: a place in one that was replaced says nothing. */
export interface FollowedTo {
  readonly epoch: Epoch;
  readonly cursor: Cursor;
}

export interface StationFeed {
  changes(stationId: StationId): ChangeSource;
  /** Writes down the merged state where replication left several, closes the others, answers for how many it did. */
  mergeConflicts(stationId: StationId, ids: readonly string[]): Promise<number>;
  /** Undefined where nobody followed this database yet. */
  readFollowedTo(stationId: StationId): Promise<FollowedTo | undefined>;
  saveFollowedTo(stationId: StationId, place: FollowedTo): Promise<void>;
}
