// A server that was restored or replaced: what both sides hold is put together again, run by run of ids. What the server
// lacks or has less of waits to be sent afterwards, what it has beside is taken in; nothing is deleted on either side.
// Cut off anywhere it goes on from the last run; the worker works on meanwhile.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  END_OF_IDS,
  MAX_COMPARED_ENTRIES,
  RUN_LENGTH,
  runsOf,
  type ComparedEntries,
  type ComparedRuns,
  type CompareReply,
  type StateEntry,
} from '@tram/shared-schema/sync/compare.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { Epoch } from '@tram/shared-schema/sync/wire.js';
import type { RoundParts } from './round-parts.js';
import type { RoundFailure } from './sync-status.js';

/** Runs in one question. Some 6 KB, and what is read of the store for it fits the smallest tablet. */
const RUNS_AT_ONCE = 80;

type Step<T> = Promise<Result<T, RoundFailure>>;
/** Ids behind the first and up to the second. */
interface Stretch {
  readonly after: string;
  readonly through: string;
}

function entriesIn(entries: readonly StateEntry[], { after, through }: Stretch): readonly StateEntry[] {
  return entries.filter(([id]) => id > after && id <= through);
}

/** Runs that follow each other are gone through in one, as long as their ids fit one question. */
function stretchesOf(
  after: string,
  runs: readonly (readonly [through: string, digest: string])[],
  differing: ReadonlySet<string>,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = after;
  let runsIn = 0;
  for (const [through] of runs) {
    const last = stretches.at(-1);
    if (differing.has(through)) {
      const goesOn = last?.through === from && (runsIn + 1) * RUN_LENGTH <= MAX_COMPARED_ENTRIES;
      if (goesOn) stretches[stretches.length - 1] = { after: last.after, through };
      else stretches.push({ after: from, through });
      runsIn = goesOn ? runsIn + 1 : 1;
    }
    from = through;
  }
  return stretches;
}

export async function reconcile(parts: RoundParts, epoch: Epoch): Step<undefined> {
  const { server, journal, onProgress, signal } = parts;
  const { comparison } = journal;
  const total = await comparison.count();
  const begun = await comparison.place(epoch);
  let cursor = begun?.cursor;
  let after = begun?.after ?? '';
  let done = begun?.done ?? 0;
  const report = (): void =>
    onProgress({ phase: 'comparing', compared: { done: Math.min(done, total), total } });

  async function ask(stretch: { after: string } & (ComparedRuns | ComparedEntries)): Step<CompareReply> {
    if (signal.aborted) return err({ kind: 'unreachable' });
    const answer = await server.compare({ protocol: PROTOCOL_VERSION, epoch, ...stretch }, signal);
    if (!answer.ok) return answer;
    const { reply } = answer.value;
    // An answer that does not get on would be asked for for ever.
    return reply.through > stretch.after ? ok(reply) : err({ kind: 'server-trouble' });
  }

  async function goThrough(
    entries: readonly StateEntry[],
    { after: start, through }: Stretch,
  ): Step<undefined> {
    for (let from = start; from < through;) {
      const asked = entriesIn(entries, { after: from, through });
      const reply = await ask({ after: from, through, entries: asked });
      if (!reply.ok) return reply;
      const taken = await comparison.take(reply.value.documents, reply.value.lacks);
      if (!taken.ok) return taken;
      from = reply.value.through;
    }
    return ok(undefined);
  }

  async function nextPart(): Step<undefined> {
    const entries = await comparison.entries(after, RUNS_AT_ONCE * RUN_LENGTH);
    const isLast = entries.length < RUNS_AT_ONCE * RUN_LENGTH;
    const runs = runsOf(entries, isLast ? END_OF_IDS : (entries.at(-1)?.[0] ?? END_OF_IDS));
    const reply = await ask({ after, runs });
    if (!reply.ok) return reply;
    const { through, differing, missing } = reply.value;
    const answered = runs.filter(([end]) => end <= through);
    for (const stretch of stretchesOf(after, answered, new Set(missing))) {
      const lacks = entriesIn(entries, stretch).map(([id]) => id);
      const taken = await comparison.take([], lacks);
      if (!taken.ok) return taken;
    }
    for (const stretch of stretchesOf(after, answered, new Set(differing))) {
      const gone = await goThrough(entries, stretch);
      if (!gone.ok) return gone;
    }
    // Where its changes stood before the first look: what came since is read from there.
    cursor ??= reply.value.cursor;
    done += entriesIn(entries, { after, through }).length;
    after = through;
    return comparison
      .moveTo(epoch, { after, cursor, done })
      .then((moved) => (moved.ok ? ok(undefined) : moved));
  }

  report();
  while (after < END_OF_IDS) {
    const part = await nextPart();
    if (!part.ok) return part;
    report();
  }
  if (cursor === undefined) return err({ kind: 'server-trouble' });
  const finished = await comparison.finish(epoch, cursor);
  return finished.ok ? ok(undefined) : finished;
}
