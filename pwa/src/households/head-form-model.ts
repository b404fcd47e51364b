// The form in which a household gets another head, or its people other relations to the one it has.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { planHead } from '@tram/shared-schema/people/plan-move.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import type { Draft } from '#drafts/draft-store.js';
import { createDraftKeeper, type DraftKeeper } from '#people/draft-keeper.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { carryOutMove, type CarriedOut } from './carry-out-move.js';
import { createAddOnce } from './made-events.js';
import { headDraftId } from './paths.js';
import { readHousehold } from './read-household.js';
import { titleOf } from './say-with-undo.js';

export type HeadFormOutcome =
  | { readonly kind: 'saved'; readonly carriedOut: CarriedOut }
  | { readonly kind: 'incomplete' | 'busy' | 'failed' };

export interface HeadFormValues {
  readonly headId: string;
  readonly relations: Readonly<Record<string, string>>;
}

export interface HeadFormModel {
  readonly household: Household;
  readonly members: readonly Person[];
  readonly values: ReadonlySignal<HeadFormValues>;
  /** Said once somebody tried to save. */
  readonly isHeadMissing: ReadonlySignal<boolean>;
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<ChangeFailure | undefined>;
  readonly draft: DraftKeeper;
  set(changes: Partial<HeadFormValues>): void;
  save(): Promise<HeadFormOutcome>;
}

/** Whoever no longer lives there is neither head nor related to one. */
function resumed({ headId, relations }: Draft['values'], begun: HeadFormValues): HeadFormValues {
  const livesHere = (id: string): boolean => Object.hasOwn(begun.relations, id);
  const kept = Object.entries(typeof relations === 'object' && relations !== null ? relations : {}).filter(
    (entry): entry is [string, string] => livesHere(entry[0]) && typeof entry[1] === 'string',
  );
  return {
    headId: typeof headId === 'string' && livesHere(headId) ? headId : begun.headId,
    relations: { ...begun.relations, ...Object.fromEntries(kept) },
  };
}

/** Undefined where no household of that id is on this tablet. */
export async function openHeadForm(
  deps: PeopleDeps,
  householdId: string,
): Promise<HeadFormModel | undefined> {
  if (!isIdOf('household', householdId)) return undefined;
  const known = await readHousehold(deps.documents, deps.directory, householdId);
  if (!known) return undefined;
  const household = known.stored.doc;
  const { members } = known;
  const { accountId } = deps.editor();
  const draftId = headDraftId(accountId, householdId);
  const begun = {
    headId: household.headPersonId ?? '',
    relations: Object.fromEntries(members.map(({ _id, relationToHead = '' }) => [_id, relationToHead])),
  };
  const kept = await deps.drafts.find(draftId);
  const values = signal<HeadFormValues>(kept ? resumed(kept.values, begun) : begun);
  const about = { draftId, kind: 'household-change', accountId } as const;
  const draft = createDraftKeeper(deps.drafts, about, deps.clock.nowMs);
  const tried = signal(false);
  const saving = signal(false);
  const failure = signal<ChangeFailure | undefined>(undefined);
  const addOnce = createAddOnce(deps);
  const head = computed(() => members.find(({ _id }) => _id === values.value.headId)?._id);

  /** Nobody but the head is said to be it. */
  const relationOf = ({ _id }: Person): string | undefined => {
    const relation = values.value.relations[_id];
    return relation === '' || relation === 'head' ? undefined : relation;
  };

  async function write(headPersonId: Person['_id']): Promise<HeadFormOutcome> {
    const people = members.map((person) => ({ person, relation: relationOf(person) }));
    const plan = planHead(household, people, headPersonId);
    const added = addOnce(plan, { movedOn: deps.today(), reason: 'other' });
    const carriedOut = await carryOutMove(plan, added, deps);
    if (carriedOut.ok) {
      await draft.discard();
      return { kind: 'saved', carriedOut: carriedOut.value };
    }
    failure.value = carriedOut.error;
    return { kind: 'failed' };
  }

  return {
    household,
    members,
    values,
    isHeadMissing: computed(() => tried.value && head.value === undefined),
    saving,
    failure,
    draft,
    set(changes) {
      values.value = { ...values.value, ...changes };
      draft.keep(titleOf(deps, householdId), { ...values.value, household: householdId });
    },
    async save() {
      if (saving.value) return { kind: 'busy' };
      tried.value = true;
      failure.value = undefined;
      if (head.value === undefined) return { kind: 'incomplete' };
      saving.value = true;
      try {
        return await write(head.value);
      } finally {
        saving.value = false;
      }
    },
  };
}
