// A half-written move: kept from the first answer, and read again as far as it still fits who lives there.

import { documentId, isIdOf, type MoveId } from '@tram/shared-schema/document/ids.js';
import { MOVE_REASONS } from '@tram/shared-schema/people/move.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Draft } from '#drafts/draft-store.js';
import { createDraftKeeper, type DraftAbout, type DraftKeeper } from '#people/draft-keeper.js';
import type { PeopleDeps } from '#people/people-deps.js';
import type { MoveFormValues, Way } from './move-form.js';

export interface MoveKeeping {
  readonly keeper: DraftKeeper;
  /** What the first move of this form will be called. */
  readonly moveId: MoveId;
  keep(values: MoveFormValues): void;
}

export interface KeptMove extends MoveKeeping {
  /** `begun` where nothing was kept. */
  resumed(begun: MoveFormValues, people: readonly Person[], ways: readonly Way[]): MoveFormValues;
}

export interface MoveDraftOf {
  readonly about: Pick<DraftAbout, 'draftId' | 'kind' | 'accountId' | 'personId'>;
  readonly title: string;
  /** Where it goes on; see moveDraftPath. */
  readonly from: Readonly<Record<string, string>>;
}

type KeepingDeps = Pick<PeopleDeps, 'drafts' | 'clock' | 'ids'>;

export async function keptMove(deps: KeepingDeps, { about, title, from }: MoveDraftOf): Promise<KeptMove> {
  const draft = await deps.drafts.find(about.draftId);
  const moveId = isIdOf('move', draft?.recordId ?? '')
    ? (draft?.recordId as MoveId)
    : documentId('move', deps.ids.ulid());
  const keeper = createDraftKeeper(deps.drafts, { ...about, recordId: moveId }, deps.clock.nowMs);
  return {
    keeper,
    moveId,
    keep: (values) => keeper.keep(title, { ...values, ...from }),
    resumed: (begun, people, ways) => (draft ? readMoveForm(draft.values, begun, people, ways) : begun),
  };
}

const TEXTS = [
  'householdId',
  'householdHead',
  'hamletId',
  'address',
  'residence',
  'headId',
  'nextHeadId',
  'movedOn',
] as const;

/** Whoever no longer lives there does not go; what an older app did not ask stays as the form begins. */
export function readMoveForm(
  kept: Draft['values'],
  begun: MoveFormValues,
  people: readonly Person[],
  ways: readonly Way[],
): MoveFormValues {
  const texts = Object.fromEntries(TEXTS.flatMap((field) => textOf(kept, field)));
  const { going, relations } = kept;
  const way = ways.find((one) => one === kept['way']) ?? begun.way;
  const reason = MOVE_REASONS.find((one) => one === kept['reason']) ?? begun.reason;
  const isHere = (id: unknown): boolean => people.some(({ _id }) => _id === id);
  return {
    ...begun,
    ...texts,
    way,
    reason,
    going: Array.isArray(going) ? going.filter((id): id is string => isHere(id)) : begun.going,
    relations: Object.fromEntries(
      Object.entries(typeof relations === 'object' && relations !== null ? relations : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  };
}

function textOf(kept: Draft['values'], field: string): [string, string][] {
  const value = kept[field];
  return typeof value === 'string' ? [[field, value]] : [];
}
