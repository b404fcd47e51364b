// What a move adds beside the changed records: the events that tell of it, and a household where one was founded.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId, type MoveId } from '@tram/shared-schema/document/ids.js';
import type { PartialDate } from '@tram/shared-schema/local-date.js';
import type { PlannedPerson } from '@tram/shared-schema/people/home-after-move.js';
import { HOUSEHOLD_SCHEMA_VERSION, type Household } from '@tram/shared-schema/people/household.js';
import {
  HOUSEHOLD_CHANGE_SCHEMA_VERSION,
  MOVE_SCHEMA_VERSION,
  type HouseholdChange,
  type Move,
} from '@tram/shared-schema/people/move.js';
import type { MovePlan, ToldOfHousehold } from '@tram/shared-schema/people/plan-move.js';
import { newEnvelope, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';

/** When and why, as it was told. */
export interface MoveTold {
  readonly movedOn: PartialDate;
  readonly reason: Move['reason'];
}

export interface Added {
  readonly households: readonly Household[];
  readonly moves: readonly Move[];
  readonly householdChanges: readonly HouseholdChange[];
}

/** Saved again after a failure nobody saw, what one form adds is the same documents and not others beside them. */
export type AddOnce = (plan: MovePlan, told: MoveTold) => Added;

/** `firstMoveId`: chosen when the form was opened, so that a half-written form knows whether it was saved. */
export function createAddOnce(
  desk: Pick<Desk, 'ids' | 'clock' | 'editor' | 'stationId'>,
  firstMoveId?: MoveId,
): AddOnce {
  const made = new Map<string, Added>();
  return (plan, told) => {
    const key = JSON.stringify([plan, told]);
    const added = made.get(key) ?? addedBy(plan, told, desk, firstMoveId);
    made.set(key, added);
    return added;
  };
}

type MakingDesk = Parameters<typeof createAddOnce>[0];

function addedBy(plan: MovePlan, told: MoveTold, desk: MakingDesk, firstMoveId: MoveId | undefined): Added {
  const { founded } = plan;
  const moves = plan.people.flatMap((one) => moveOf(one, told, desk) ?? []);
  const [first, ...others] = moves;
  return {
    households: founded ? [foundedHousehold(founded, desk)] : [],
    moves: first && firstMoveId ? [{ ...first, _id: firstMoveId }, ...others] : moves,
    householdChanges: plan.told.map((one) => householdChange(one, told, desk)),
  };
}

const foundedHousehold = (founded: NonNullable<MovePlan['founded']>, desk: MakingDesk): Household => ({
  type: 'household',
  schemaVersion: HOUSEHOLD_SCHEMA_VERSION,
  ...newEnvelope(desk),
  ...withoutUndefined(founded),
});

function moveOf({ person, moved }: PlannedPerson, told: MoveTold, desk: MakingDesk): Move | undefined {
  if (!moved) return undefined;
  const { from, to, hamletId } = moved;
  return {
    _id: documentId('move', desk.ids.ulid()),
    type: 'move',
    schemaVersion: MOVE_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId: person._id,
    status: 'completed',
    ...told,
    from,
    to,
    ...withoutUndefined({ hamletId }),
  };
}

function householdChange(
  { householdId, kind, personIds, ...where }: ToldOfHousehold,
  told: MoveTold,
  desk: MakingDesk,
): HouseholdChange {
  return {
    _id: documentId('household-change', desk.ids.ulid()),
    type: 'household-change',
    schemaVersion: HOUSEHOLD_CHANGE_SCHEMA_VERSION,
    ...newEnvelope(desk),
    householdId,
    status: 'completed',
    kind,
    personIds,
    ...told,
    ...withoutUndefined(where),
  };
}

export const allOf = ({ households, moves, householdChanges }: Added): readonly TramDocument[] => [
  ...households,
  ...moves,
  ...householdChanges,
];
