// The form in which a household gets another head, or its people other relations to the one it has.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { planHead } from '@tram/shared-schema/people/plan-move.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { carryOutMove, type CarriedOut } from './carry-out-move.js';
import { createAddOnce } from './made-events.js';
import { readHousehold } from './read-household.js';

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
  set(changes: Partial<HeadFormValues>): void;
  save(): Promise<HeadFormOutcome>;
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
  const values = signal<HeadFormValues>({
    headId: household.headPersonId ?? '',
    relations: Object.fromEntries(members.map(({ _id, relationToHead = '' }) => [_id, relationToHead])),
  });
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
    if (carriedOut.ok) return { kind: 'saved', carriedOut: carriedOut.value };
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
    set(changes) {
      values.value = { ...values.value, ...changes };
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
