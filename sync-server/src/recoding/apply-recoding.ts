// Carries out a preview, a bounded piece at each asking: whoever asks goes on asking until it is through, so that a cut
// line or a killed server only delays it. Each person is an edit among others, with a stamp; what was changed since the
// preview is left. Doing a piece again changes nothing.

import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { seenOf, stampOf } from '@tram/shared-schema/document/stamp.js';
import { isGone } from '@tram/shared-schema/people/counted.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { RecodingOutcome, RecodingReply } from '@tram/shared-schema/sync/recoding.js';
import type { Deps } from '#deps.js';
import { newReplicaId } from '#new-replica-id.js';
import type { Revision } from '#ports.js';
import { fingerprint } from './plan-person.js';
import { recodingView } from './recoding-view.js';
import { endRun, otherUnfinished, type RunEnd } from './run-steps.js';
import type { PlannedPerson, RecodingRun } from './recoding-store.js';
import { editorFor, type Actor } from './run-editor.js';
import { writeQuestions } from './write-questions.js';

/** Of 500 people each: a second or two of work. */
const PARTS_AT_ONCE = 2;
const NOTHING_YET: RecodingOutcome = { recoded: 0, asked: 0, left: 0, restored: 0, kept: 0 };

export interface Applying {
  readonly stationId: StationId;
  readonly number: number;
  readonly previewId: string;
}

type BegunRun = RecodingRun & { readonly replicaId: ReplicaId; readonly editor: AccountId };
type Applied = NonNullable<PlannedPerson['applied']>;

function recodingOf(deps: Deps, run: BegunRun, planned: PlannedPerson): Revision<Applied> {
  const [to] = run.groups[planned.group]?.to ?? [];
  return {
    id: planned.personId,
    probablyNew: false,
    decide(stored) {
      if (stored?.type !== 'person' || !to) return { outcome: 'left' };
      // Before a kill, or by somebody who asked at the same time.
      if (seenOf(stampOf(stored, 'residence'), run.replicaId) > 0) return { outcome: 'recoded' };
      if (isGone(stored) || fingerprint(stored) !== planned.saw) return { outcome: 'left' };
      const editor = { nowMs: deps.clock.nowMs(), replicaId: run.replicaId, accountId: run.editor };
      return { write: editRegistry<Person>(stored, { residence: to }, editor), outcome: 'recoded' };
    },
  };
}

/** Undefined where the run's part is another preview's: it was replaced meanwhile. */
async function applyPart(deps: Deps, run: BegunRun, number: number): Promise<RecodingOutcome | undefined> {
  const part = await deps.recodings.readPart(run, number);
  if (part?.previewId !== run.previewId) return undefined;
  const applied = await deps.documents.reviseDocuments(
    run.stationId,
    part.people.map((planned) => recodingOf(deps, run, planned)),
  );
  await writeQuestions(deps, run, part.questions);
  const people = part.people.map((planned, at) => ({ ...planned, applied: applied[at] ?? 'left' }));
  await deps.recodings.keepPart(run, number, { ...part, people });
  const recoded = applied.filter((one) => one === 'recoded').length;
  const asked = part.questions.reduce((sum, { personIds }) => sum + personIds.length, 0);
  return { ...NOTHING_YET, recoded, asked, left: applied.length - recoded };
}

const added = (a: RecodingOutcome, b: RecodingOutcome): RecodingOutcome => ({
  recoded: a.recoded + b.recoded,
  asked: a.asked + b.asked,
  left: a.left + b.left,
  restored: a.restored + b.restored,
  kept: a.kept + b.kept,
});

async function begin(
  deps: Deps,
  actor: Actor,
  { stationId, number, previewId }: Applying,
): Promise<RecodingRun | undefined> {
  const startedAt = instantAt(deps.clock.nowMs());
  const replicaId = newReplicaId(deps.randomness);
  const editor = editorFor(actor);
  const begun = await deps.recodings.change(stationId, number, (run) =>
    run?.status === 'previewed' && run.previewId === previewId
      ? { ...run, status: 'applying', startedAt, editor, replicaId, partsDone: 0, outcome: NOTHING_YET }
      : undefined,
  );
  if (begun?.replicaId === replicaId) {
    const { recode, ask } = begun.counts;
    await deps.audit.append({
      at: startedAt,
      actor: actor.accountId,
      act: 'recoding-started',
      subject: stationId,
      counts: { recode, ask },
    });
  }
  return begun;
}

async function goOn(deps: Deps, actor: Actor, begun: RecodingRun): Promise<RecodingRun | undefined> {
  let run: RecodingRun | undefined = begun;
  for (let parts = 0; parts < PARTS_AT_ONCE && run?.status === 'applying'; parts += 1) {
    const { stationId, number, partsDone, replicaId, editor } = run;
    if (partsDone < run.partCount) {
      const outcome =
        replicaId && editor && (await applyPart(deps, { ...run, replicaId, editor }, partsDone));
      if (!outcome) return undefined;
      run = await deps.recodings.change(stationId, number, (standing) =>
        standing?.status === 'applying' && standing.partsDone === partsDone
          ? {
              ...standing,
              partsDone: partsDone + 1,
              outcome: added(standing.outcome ?? NOTHING_YET, outcome),
            }
          : undefined,
      );
    }
    if (run?.status === 'applying' && run.partsDone === run.partCount)
      run = await endRun(deps, actor, run, END);
  }
  return run;
}

const END: RunEnd = {
  from: 'applying',
  to: (finishedAt) => ({ status: 'applied', finishedAt }),
  act: 'recoding-applied',
  counted: ['recoded', 'asked', 'left'],
};

export async function applyRecoding(
  deps: Deps,
  actor: Actor,
  applying: Applying,
): Promise<Result<RecodingReply, { kind: 'not-found' }>> {
  const { stationId, number, previewId } = applying;
  const asked = await deps.recodings.read(stationId, number);
  if (!asked) return err({ kind: 'not-found' });
  const other = await otherUnfinished(deps, stationId, number);
  if (other) return ok({ kind: 'unfinished', run: recodingView(other) });
  const begun = asked.status === 'previewed' ? await begin(deps, actor, applying) : asked;
  if (begun?.previewId !== previewId || begun.status !== 'applying')
    return ok({ kind: 'outdated', run: recodingView(begun ?? asked) });
  const run = await goOn(deps, actor, begun);
  return ok(run ? { kind: 'run', run: recodingView(run) } : { kind: 'outdated', run: recodingView(begun) });
}
