// What applying a run and undoing one have in common: only one run of a station is under way, and each ends once.

import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { RecodingOutcome } from '@tram/shared-schema/sync/recoding.js';
import type { Deps } from '#deps.js';
import { isUnfinished } from './recoding-view.js';
import type { RecodingRun } from './recoding-store.js';
import type { Actor } from './run-editor.js';

/** Runs that are looked through for one that was cut off. */
const NEWEST = 20;

export async function otherUnfinished(
  { recodings }: Pick<Deps, 'recodings'>,
  stationId: StationId,
  number: number,
): Promise<RecodingRun | undefined> {
  const newest = await recodings.newest(stationId, NEWEST);
  return newest.find((run) => isUnfinished(run) && run.number !== number);
}

export interface RunEnd {
  readonly from: RecodingRun['status'];
  readonly to: (at: Instant) => Partial<RecodingRun>;
  readonly act: 'recoding-applied' | 'recoding-undone';
  readonly counted: readonly (keyof RecodingOutcome)[];
}

/** Told to the audit log by whoever ended it, once. */
export async function endRun(
  deps: Deps,
  { accountId }: Actor,
  { stationId, number }: RecodingRun,
  end: RunEnd,
): Promise<RecodingRun | undefined> {
  const at = instantAt(deps.clock.nowMs());
  let isMine = false;
  const run = await deps.recodings.change(stationId, number, (standing) => {
    isMine = standing?.status === end.from;
    return standing?.status === end.from ? { ...standing, ...end.to(at) } : undefined;
  });
  if (run && isMine) {
    const counts = Object.fromEntries(end.counted.map((name) => [name, run.outcome?.[name] ?? 0]));
    await deps.audit.append({ at, actor: accountId, act: end.act, subject: stationId, counts });
  }
  return run;
}
