// What re-coding keeps of itself: each run with its counts, and its plan in parts, which after applying is its undo log.
// In the server's own records, never among a station's documents: tablets do not need it.

import type { RecodeResidence, Residence } from '@tram/shared-schema/people/recode-residence.js';
import type {
  AccountId,
  PersonDocId,
  ReplicaId,
  StationId,
  UnitQuestionId,
} from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type {
  RecodingCounts,
  RecodingGroup,
  RecodingOutcome,
  RecodingStatus,
} from '@tram/shared-schema/sync/recoding.js';

export interface RecodingRun {
  readonly stationId: StationId;
  readonly number: number;
  readonly previewId: string;
  /** Which preview of this number, counted from 1; clocks may go back. */
  readonly turn: number;
  /** `previewing`: being made, or cut off while it was; the next preview takes its place. */
  readonly status: RecodingStatus | 'previewing';
  readonly edition: string;
  readonly previewedAt: Instant;
  readonly previewedBy: AccountId;
  readonly counts: RecodingCounts;
  readonly groups: readonly RecodingGroup[];
  readonly partCount: number;
  /** Parts applied, or while undoing, undone. */
  readonly partsDone: number;
  readonly startedAt?: Instant;
  /** In whose name its edits stand. */
  readonly editor?: AccountId;
  readonly finishedAt?: Instant;
  readonly undoStartedAt?: Instant;
  readonly undoneAt?: Instant;
  /** Parts that undoing has to go through: an interrupted run did not reach them all. */
  readonly partsToUndo?: number;
  /** Whose edits the run's are: its own, so that after a restore tablets may bring them back (decisions/0021). */
  readonly replicaId?: ReplicaId;
  readonly undoEditor?: AccountId;
  readonly undoReplicaId?: ReplicaId;
  readonly outcome?: RecodingOutcome;
}

export interface PlannedPerson {
  readonly personId: PersonDocId;
  /** Place in the run's groups. */
  readonly group: number;
  /** What the record said of where they live, told apart without repeating it. */
  readonly saw: string;
  /** To put back; absent where no unit was written. */
  readonly before?: Residence;
  readonly applied?: 'recoded' | 'left';
  readonly undone?: 'restored' | 'kept';
}

export interface PlannedQuestion {
  readonly questionId: UnitQuestionId;
  readonly group: number;
  readonly personIds: readonly PersonDocId[];
}

export interface RecodingPart {
  readonly previewId: string;
  readonly turn: number;
  readonly people: readonly PlannedPerson[];
  readonly questions: readonly PlannedQuestion[];
}

export interface RecodingStore {
  /** Newest first. */
  newest(stationId: StationId, limit: number): Promise<readonly RecodingRun[]>;
  read(stationId: StationId, number: number): Promise<RecodingRun | undefined>;
  /** `change` may run more than once; answering undefined leaves what stands. Resolves to what stands then. */
  change(
    stationId: StationId,
    number: number,
    change: (run: RecodingRun | undefined) => RecodingRun | undefined,
  ): Promise<RecodingRun | undefined>;
  readPart(run: RecodingRun, part: number): Promise<RecodingPart | undefined>;
  /** A part of a later preview stays. */
  keepPart(run: Pick<RecodingRun, 'stationId' | 'number'>, part: number, kept: RecodingPart): Promise<void>;
}

/** The lists in force, read once for a run. */
export interface MergedUnits {
  readonly edition: string;
  readonly recode: RecodeResidence;
}
/** Undefined where no list was imported. */
export type ReadMergedUnits = () => Promise<MergedUnits | undefined>;
