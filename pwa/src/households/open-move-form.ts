// Opens the form of a move: of a household or some of it, or of one person.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { PeopleDeps } from '#people/people-deps.js';
import type { HouseholdTask } from './household-task.js';
import { keptMove } from './move-draft.js';
import { reasonsOf, type MoveFormValues, type Way } from './move-form.js';
import { createMoveFormModel, type MoveFormModel } from './move-form-model.js';
import { householdMoveDraftId, personMoveDraftId } from './paths.js';
import { readHousehold } from './read-household.js';
import { titleOf } from './say-with-undo.js';

const WAYS_OF: Readonly<Record<HouseholdTask, readonly [Way, ...Way[]]>> = {
  split: ['found', 'join'],
  merge: ['join'],
  away: ['away'],
  'move-house': ['move-house'],
};

function beginning(going: readonly Person[], way: Way, deps: Pick<PeopleDeps, 'today'>): MoveFormValues {
  return {
    going: going.map(({ _id }) => _id),
    way,
    householdId: '',
    householdHead: '',
    hamletId: '',
    address: '',
    residence: '',
    headId: '',
    nextHeadId: '',
    relations: {},
    movedOn: formatLocalDate(deps.today()),
    reason: reasonsOf(way, false)[0],
  };
}

/** Undefined where no household of that id is on this tablet. */
export async function openHouseholdMove(
  deps: PeopleDeps,
  householdId: string,
  task: HouseholdTask,
): Promise<MoveFormModel | undefined> {
  if (!isIdOf('household', householdId)) return undefined;
  const known = await readHousehold(deps.documents, deps.directory, householdId);
  if (!known) return undefined;
  const people = known.members.filter(({ lifeStatus }) => lifeStatus === 'living');
  const ways = WAYS_OF[task];
  const isEverybody = task === 'merge' || task === 'move-house';
  const values = beginning(task === 'split' ? [] : people, ways[0], deps);
  const { accountId } = deps.editor();
  const draftId = householdMoveDraftId(accountId, householdId, task);
  const kept = await keptMove(deps, {
    about: { draftId, kind: 'move', accountId },
    title: titleOf(deps, householdId),
    from: { household: householdId, task },
  });
  const resumed = kept.resumed(values, people, ways);
  return createMoveFormModel(deps, { people, known, ways, isEverybody, values: resumed, keeping: kept });
}

/** `to`: the household they are to join, where that was chosen before. */
export async function openPersonMove(
  deps: PeopleDeps,
  personId: string,
  to?: string,
): Promise<MoveFormModel | undefined> {
  if (!isIdOf('person', personId)) return undefined;
  const stored = await deps.documents.get('person', personId);
  if (!stored) return undefined;
  const { householdId, lifeStatus } = stored.doc;
  const known =
    householdId === undefined ? undefined : await readHousehold(deps.documents, deps.directory, householdId);
  const ways: readonly [Way, ...Way[]] =
    lifeStatus === 'moved-away' ? ['join', 'found', 'alone'] : ['join', 'found', 'alone', 'away'];
  const people = [stored.doc];
  const begun: MoveFormValues = {
    ...beginning(people, 'join', deps),
    ...(lifeStatus === 'moved-away' && { reason: 'moved-in' }),
  };
  const { accountId } = deps.editor();
  const draftId = personMoveDraftId(accountId, personId);
  const keeping = await keptMove(deps, {
    about: { draftId, kind: 'move', accountId, personId },
    title: stored.doc.name,
    from: {},
  });
  const values: MoveFormValues = {
    ...keeping.resumed(begun, people, ways),
    // Chosen just now: that goes before what was left half written.
    ...(to !== undefined && {
      way: 'join' as const,
      householdId: to,
      householdHead: deps.directory.headOf(to)?.name ?? '',
    }),
  };
  return createMoveFormModel(deps, { people, known, ways, isEverybody: true, values, keeping });
}
