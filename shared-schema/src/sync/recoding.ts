// Re-coding a station's addresses after a merger of units: what the head of a station or an administrator asks, and what
// the server answers. Counts and codes; whose addresses they are stays in the records.

import type { AccountId, PersonDocId } from '../document/ids.js';
import type { Instant } from '../document/instant.js';
import type { OldUnit, RecodingBasis, Residence, UnknownResidence } from '../people/recode-residence.js';

/** `applying` and `undoing`: begun and not yet through; asking again goes on. */
export type RecodingStatus = 'previewed' | 'applying' | 'applied' | 'undoing' | 'undone';

/** People of one older unit of whom the same is known. */
export interface RecodingGroup {
  readonly from: OldUnit;
  readonly basis: RecodingBasis;
  /** One: all go there. Several: each is asked. */
  readonly to: readonly Residence[];
  readonly proposedCode?: string;
  readonly count: number;
}

export interface RecodingCounts {
  readonly people: number;
  readonly recode: number;
  readonly ask: number;
  readonly unchanged: number;
  readonly unknown: Readonly<Record<UnknownResidence, number>>;
  /** Deceased, moved away, or another record of somebody: not re-coded. */
  readonly leftOut: number;
}

export interface RecodingView {
  /** Counted from 1 for each station. */
  readonly number: number;
  /** Which preview of this number: a later one takes its place until it is applied. */
  readonly previewId: string;
  readonly status: RecodingStatus;
  /** Edition of the list it was made with. */
  readonly edition: string;
  readonly previewedAt: Instant;
  readonly previewedBy: AccountId;
  readonly startedAt?: Instant;
  readonly finishedAt?: Instant;
  readonly undoneAt?: Instant;
  readonly counts: RecodingCounts;
  readonly groups: readonly RecodingGroup[];
  /** How far applying or undoing has come, in parts. */
  readonly progress: { readonly done: number; readonly of: number };
  /** Absent before anything was applied. */
  readonly outcome?: RecodingOutcome;
}

export interface RecodingOutcome {
  readonly recoded: number;
  readonly asked: number;
  /** Changed by somebody since the preview, and left as they are. */
  readonly left: number;
  /** Of an undone run: put back as they were. */
  readonly restored: number;
  /** Of an undone run: changed by somebody since it was applied, and left. */
  readonly kept: number;
}

/** `GET /api/v1/stations/:id/recodings`, newest first. */
export interface RecodingsReply {
  readonly runs: readonly RecodingView[];
  /** False: no list of merged units was imported yet. */
  readonly hasList: boolean;
}

/** `POST …/recodings/:number/apply`. */
export interface ApplyRecodingRequest {
  readonly previewId: string;
}

export type RecodingReply =
  | { readonly kind: 'run'; readonly run: RecodingView }
  | { readonly kind: 'no-list' }
  /** Another run is begun and not through: it is gone on with, or undone, first. */
  | { readonly kind: 'unfinished'; readonly run: RecodingView }
  /** Somebody made a newer preview, or this one was applied already. */
  | { readonly kind: 'outdated'; readonly run: RecodingView };

/** `GET …/recodings/:number/left`: whom applying, or undoing, left as they are. At most `MOST_LEFT_LISTED`. */
export interface LeftPeopleReply {
  readonly personIds: readonly PersonDocId[];
}
export const MOST_LEFT_LISTED = 500;
