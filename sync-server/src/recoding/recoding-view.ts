// A run as it is told: counts and units, and how far it has come.

import type { RecodingView } from '@tram/shared-schema/sync/recoding.js';
import type { RecodingRun } from './recoding-store.js';

export const isUnfinished = ({ status }: RecodingRun): boolean =>
  status === 'applying' || status === 'undoing';

export function recodingView(run: RecodingRun): RecodingView {
  const { number, previewId, edition, previewedAt, previewedBy, counts, groups } = run;
  const { startedAt, finishedAt, undoneAt, outcome, partsToUndo } = run;
  const isUndo = run.status === 'undoing' || run.status === 'undone';
  return {
    number,
    previewId,
    status: run.status === 'previewing' ? 'previewed' : run.status,
    edition,
    previewedAt,
    previewedBy,
    counts,
    groups,
    progress: { done: run.partsDone, of: isUndo ? (partsToUndo ?? 0) : run.partCount },
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(undoneAt !== undefined && { undoneAt }),
    ...(outcome && { outcome }),
  };
}
