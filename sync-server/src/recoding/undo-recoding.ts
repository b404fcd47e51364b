// Takes a whole run back, a bounded piece at each asking: whoever still stands as the run left them is put back as they
// were, and questions nobody settled are withdrawn. Whom somebody changed since is left, and listed.

import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { PersonDocId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { replicaOf, seenOf, stampOf } from '@tram/shared-schema/document/stamp.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  MOST_LEFT_LISTED,
  type LeftPeopleReply,
  type RecodingReply,
} from '@tram/shared-schema/sync/recoding.js';
import type { Deps } from '#deps.js';
import { newReplicaId } from '#new-replica-id.js';
import type { Revision } from '#ports.js';
import type { PlannedPerson, RecodingRun } from './recoding-store.js';
import { recodingView } from './recoding-view.js';
import { endRun, otherUnfinished, type RunEnd } from './run-steps.js';
import { editorFor, type Actor } from './run-editor.js';
import { withdrawQuestions } from './write-questions.js';

const PARTS_AT_ONCE = 2;
type NotFound = { kind: 'not-found' };
type Undone = PlannedPerson['undone'];
type UndoingRun = RecodingRun & Required<Pick<RecodingRun, 'replicaId' | 'undoReplicaId' | 'undoEditor'>>;

function undoingOf(deps: Deps, run: UndoingRun, { personId, before }: PlannedPerson): Revision<Undone> {
  return {
    id: personId,
    probablyNew: false,
    decide(stored) {
      const stamp = stored?.type === 'person' ? stampOf(stored, 'residence') : undefined;
      if (stored?.type !== 'person' || seenOf(stamp, run.replicaId) === 0) return { outcome: undefined };
      if (seenOf(stamp, run.undoReplicaId) > 0) return { outcome: 'restored' };
      // Looked at and kept by somebody is as much theirs as written anew.
      const isOurs =
        stamp && replicaOf(stamp) === run.replicaId && !(stamp.reviewed && stamp.reviewed.at > stamp.at);
      if (!isOurs) return { outcome: 'kept' };
      const editor = { nowMs: deps.clock.nowMs(), replicaId: run.undoReplicaId, accountId: run.undoEditor };
      return { write: editRegistry<Person>(stored, { residence: before }, editor), outcome: 'restored' };
    },
  };
}

async function undoPart(deps: Deps, run: UndoingRun, number: number) {
  const part = await deps.recodings.readPart(run, number);
  if (part?.previewId !== run.previewId) return { restored: 0, kept: 0 };
  const outcomes = await deps.documents.reviseDocuments(
    run.stationId,
    part.people.map((planned) => undoingOf(deps, run, planned)),
  );
  await withdrawQuestions(deps, run, part.questions);
  const people = part.people.map((planned, at) => {
    const undone = outcomes[at];
    return undone === undefined ? planned : { ...planned, undone };
  });
  await deps.recodings.keepPart(run, number, { ...part, people });
  const count = (wanted: Undone): number => outcomes.filter((outcome) => outcome === wanted).length;
  return { restored: count('restored'), kept: count('kept') };
}

async function begin(deps: Deps, actor: Actor, { stationId, number }: RecodingRun) {
  const undoStartedAt = instantAt(deps.clock.nowMs());
  const undoReplicaId = newReplicaId(deps.randomness);
  const undoEditor = editorFor(actor);
  const begun = await deps.recodings.change(stationId, number, (run) => {
    if (run?.status !== 'applied' && run?.status !== 'applying') return undefined;
    // One more where it was cut off: part of that may be done.
    const partsToUndo = Math.min(run.partsDone + (run.status === 'applying' ? 1 : 0), run.partCount);
    return { ...run, status: 'undoing', undoStartedAt, undoEditor, undoReplicaId, partsToUndo, partsDone: 0 };
  });
  if (begun?.undoReplicaId === undoReplicaId)
    await deps.audit.append({
      at: undoStartedAt,
      actor: actor.accountId,
      act: 'recoding-undo-started',
      subject: stationId,
    });
  return begun;
}

const END: RunEnd = {
  from: 'undoing',
  to: (undoneAt) => ({ status: 'undone', undoneAt }),
  act: 'recoding-undone',
  counted: ['restored', 'kept'],
};

async function goOn(deps: Deps, actor: Actor, begun: RecodingRun): Promise<RecodingRun | undefined> {
  let run: RecodingRun | undefined = begun;
  for (let parts = 0; parts < PARTS_AT_ONCE && run?.status === 'undoing'; parts += 1) {
    const { stationId, number, partsDone, partsToUndo = 0, replicaId, undoReplicaId, undoEditor } = run;
    if (partsDone < partsToUndo && replicaId && undoReplicaId && undoEditor) {
      const more = await undoPart(deps, { ...run, replicaId, undoReplicaId, undoEditor }, partsDone);
      run = await deps.recodings.change(stationId, number, (standing) => {
        if (standing?.status !== 'undoing' || standing.partsDone !== partsDone) return undefined;
        const { restored = 0, kept = 0, recoded = 0, asked = 0, left = 0 } = standing.outcome ?? {};
        const outcome = { recoded, asked, left, restored: restored + more.restored, kept: kept + more.kept };
        return { ...standing, partsDone: partsDone + 1, outcome };
      });
    }
    if (run?.status === 'undoing' && run.partsDone >= (run.partsToUndo ?? 0))
      run = await endRun(deps, actor, run, END);
  }
  return run;
}

export async function undoRecoding(
  deps: Deps,
  actor: Actor,
  stationId: StationId,
  number: number,
): Promise<Result<RecodingReply, NotFound>> {
  const asked = await deps.recodings.read(stationId, number);
  if (!asked) return err({ kind: 'not-found' });
  const other = await otherUnfinished(deps, stationId, number);
  if (other) return ok({ kind: 'unfinished', run: recodingView(other) });
  const begun = asked.status === 'undoing' ? asked : await begin(deps, actor, asked);
  if (begun?.status !== 'undoing') return ok({ kind: 'outdated', run: recodingView(begun ?? asked) });
  const run = await goOn(deps, actor, begun);
  return ok({ kind: 'run', run: recodingView(run ?? begun) });
}

/** Of an undone run whom undoing left, of an applied one whom applying did. */
export async function leftPeople(
  { recodings }: Pick<Deps, 'recodings'>,
  stationId: StationId,
  number: number,
): Promise<Result<LeftPeopleReply, NotFound>> {
  const run = await recodings.read(stationId, number);
  if (!run) return err({ kind: 'not-found' });
  const isUndo = run.status === 'undoing' || run.status === 'undone';
  const personIds: PersonDocId[] = [];
  for (let part = 0; part < run.partCount && personIds.length < MOST_LEFT_LISTED; part += 1) {
    const { people = [], previewId } = (await recodings.readPart(run, part)) ?? {};
    if (previewId !== run.previewId) continue;
    const left = people.filter(({ applied, undone }) => (isUndo ? undone === 'kept' : applied === 'left'));
    personIds.push(...left.map(({ personId }) => personId));
  }
  return ok({ personIds: personIds.slice(0, MOST_LEFT_LISTED) });
}
