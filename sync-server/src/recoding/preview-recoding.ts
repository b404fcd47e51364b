// What a re-coding would do, counted by unit, before anything is changed. Reads everybody in bounded pieces and keeps
// the plan beside the counts, so that what is applied later is what was looked at.

import { documentId, type AccountId, type StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { UnknownResidence } from '@tram/shared-schema/people/recode-residence.js';
import { MOST_PEOPLE_OF_A_QUESTION } from '@tram/shared-schema/reference/unit-question.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { RecodingCounts, RecodingReply } from '@tram/shared-schema/sync/recoding.js';
import type { Deps } from '#deps.js';
import { newUlid } from '#new-ulid.js';
import { peopleOfStation } from './people-of-station.js';
import { fingerprint, judge, recodingGroups } from './plan-person.js';
import { isUnfinished, recodingView } from './recoding-view.js';
import type {
  MergedUnits,
  PlannedPerson,
  PlannedQuestion,
  RecodingPart,
  RecodingRun,
} from './recoding-store.js';

type NotFound = { kind: 'not-found' };

interface Planned {
  readonly counts: RecodingCounts;
  readonly groups: RecodingRun['groups'];
  readonly partCount: number;
}

async function plan(
  deps: Deps,
  { stationId, previewId, turn }: Pick<RecodingRun, 'stationId' | 'previewId' | 'turn'>,
  { recode }: MergedUnits,
  keep: (part: number, kept: RecodingPart) => Promise<void>,
): Promise<Planned> {
  const groups = recodingGroups();
  const unknown: Record<UnknownResidence, number> = {
    'nothing-written': 0,
    'unknown-code': 0,
    'unclear-address': 0,
  };
  const asked = new Map<number, Person['_id'][]>();
  let [people, recoded, asks, unchanged, leftOut, partCount] = [0, 0, 0, 0, 0, 0];
  const newQuestion = (group: number, personIds: readonly Person['_id'][]): PlannedQuestion => ({
    questionId: documentId('unit-question', newUlid(deps.clock.nowMs(), deps.randomness)),
    group,
    personIds,
  });
  for await (const { people: page, standingOf } of peopleOfStation(deps, stationId)) {
    const planned: PlannedPerson[] = [];
    const questions: PlannedQuestion[] = [];
    people += page.length;
    for (const person of page) {
      const judged = judge(recode, person, standingOf);
      if (judged.kind === 'left-out') leftOut += 1;
      else if (judged.kind === 'unchanged') unchanged += 1;
      else if (judged.kind === 'unknown') unknown[judged.why] += 1;
      else if (judged.kind === 'recode') {
        recoded += 1;
        const { _id: personId, residence: before } = person;
        const group = groups.add(judged);
        planned.push({ personId, group, saw: fingerprint(person), ...(before && { before }) });
      } else {
        asks += 1;
        const group = groups.add(judged);
        const waiting = [...(asked.get(group) ?? []), person._id];
        if (waiting.length === MOST_PEOPLE_OF_A_QUESTION)
          questions.push(newQuestion(group, waiting.splice(0)));
        asked.set(group, waiting);
      }
    }
    if (planned.length > 0 || questions.length > 0) {
      await keep(partCount, { previewId, turn, people: planned, questions });
      partCount += 1;
    }
  }
  const rest = [...asked].filter(([, ids]) => ids.length > 0).map(([group, ids]) => newQuestion(group, ids));
  if (rest.length > 0) {
    await keep(partCount, { previewId, turn, people: [], questions: rest });
    partCount += 1;
  }
  const counts = { people, recode: recoded, ask: asks, unchanged, unknown, leftOut };
  return { counts, groups: groups.counted(), partCount };
}

const NOTHING_COUNTED: RecodingCounts = {
  people: 0,
  recode: 0,
  ask: 0,
  unchanged: 0,
  unknown: { 'nothing-written': 0, 'unknown-code': 0, 'unclear-address': 0 },
  leftOut: 0,
};

/** A preview nobody applied gives its number to the next. */
const isFree = ({ status }: RecodingRun): boolean => status === 'previewing' || status === 'previewed';

export async function previewRecoding(
  deps: Deps,
  actor: AccountId,
  stationId: StationId,
): Promise<Result<RecodingReply, NotFound>> {
  if (!(await deps.directory.readStation(stationId))) return err({ kind: 'not-found' });
  const units = await deps.mergedUnits();
  if (!units) return ok({ kind: 'no-list' });
  const runs = await deps.recodings.newest(stationId, 20);
  const unfinished = runs.find(isUnfinished);
  if (unfinished) return ok({ kind: 'unfinished', run: recodingView(unfinished) });
  const [last] = runs;
  const number = last === undefined ? 1 : isFree(last) ? last.number : last.number + 1;
  const nowMs = deps.clock.nowMs();
  const claim: RecodingRun = {
    stationId,
    number,
    previewId: newUlid(nowMs, deps.randomness),
    turn: 1,
    status: 'previewing',
    edition: units.edition,
    previewedAt: instantAt(nowMs),
    previewedBy: actor,
    counts: NOTHING_COUNTED,
    groups: [],
    partCount: 0,
    partsDone: 0,
  };
  const claimed = await deps.recodings.change(stationId, number, (run) =>
    !run || isFree(run) ? { ...claim, turn: (run?.turn ?? 0) + 1 } : undefined,
  );
  if (claimed?.previewId !== claim.previewId)
    return ok({ kind: 'outdated', run: recodingView(claimed ?? claim) });
  const planned = await plan(deps, claimed, units, (part, kept) =>
    deps.recodings.keepPart(claimed, part, kept),
  );
  const made = await deps.recodings.change(stationId, number, (run) =>
    run?.previewId === claimed.previewId && isFree(run)
      ? { ...claimed, ...planned, status: 'previewed' }
      : undefined,
  );
  if (made?.previewId !== claimed.previewId)
    return ok({ kind: 'outdated', run: recodingView(made ?? claimed) });
  const { recode, ask, people } = planned.counts;
  const at = instantAt(deps.clock.nowMs());
  await deps.audit.append({
    at,
    actor,
    act: 'recoding-previewed',
    subject: stationId,
    counts: { people, recode, ask },
  });
  return ok({ kind: 'run', run: recodingView(made) });
}
