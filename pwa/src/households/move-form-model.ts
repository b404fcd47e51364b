// The form of a move while it is open. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { documentId, type HouseholdId } from '@tram/shared-schema/document/ids.js';
import type { Destination } from '@tram/shared-schema/people/home-after-move.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { planMove, type LeftHousehold } from '@tram/shared-schema/people/plan-move.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import type { Draft } from '#drafts/draft-store.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { carryOutMove, type CarriedOut } from './carry-out-move.js';
import { createAddOnce } from './made-events.js';
import {
  parseMoveForm,
  reasonsOf,
  type AskedDestination,
  type MoveFormFacts,
  type MoveFormFailures,
  type MoveFormValues,
  type MoveReading,
  type Way,
} from './move-form.js';
import type { MoveKeeping } from './move-draft.js';
import { readHousehold, type KnownHousehold } from './read-household.js';

export type MoveFormOutcome =
  | {
      readonly kind: 'saved';
      readonly carriedOut: CarriedOut;
      readonly people: readonly Person[];
      /** Where they live from now on. */
      readonly householdId: HouseholdId | undefined;
    }
  | { readonly kind: 'incomplete' | 'busy' | 'failed' };

export interface MoveFormModel {
  /** Of whom some or all may go. */
  readonly people: readonly Person[];
  /** The one they live in now; of one person without any, none. */
  readonly household: Household | undefined;
  /** Everybody in it. */
  readonly members: readonly Person[];
  readonly ways: readonly [Way, ...Way[]];
  /** Whoever opened the form said who goes. */
  readonly isEverybody: boolean;
  /** Somebody who had moved away comes back. */
  readonly isBack: boolean;
  readonly values: ReadonlySignal<MoveFormValues>;
  /** Said once somebody tried to save. */
  readonly failures: ReadonlySignal<MoveFormFailures>;
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<ChangeFailure | undefined>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  set(changes: Partial<MoveFormValues>): void;
  save(): Promise<MoveFormOutcome>;
  /** Half-written and not wanted. */
  discard(): Promise<Draft | undefined>;
}

export interface MoveFormBeginning {
  readonly people: readonly Person[];
  readonly known: KnownHousehold | undefined;
  readonly ways: readonly [Way, ...Way[]];
  readonly isEverybody: boolean;
  readonly values: MoveFormValues;
  readonly keeping: MoveKeeping;
}

/** The same household each time it is asked for: saved again, nobody founds two. */
function createDestination(deps: Pick<PeopleDeps, 'documents' | 'ids'>) {
  const founded = documentId('household', deps.ids.ulid());
  return async (asked: AskedDestination): Promise<Result<Destination, ChangeFailure>> => {
    if (asked.kind === 'found') return ok({ ...asked, householdId: founded });
    if (asked.kind !== 'join') return ok(asked);
    const stored = await deps.documents.get('household', asked.householdId);
    return stored
      ? ok({ kind: 'join', household: stored.doc, hamletId: asked.hamletId })
      : err({ kind: 'not-found' });
  };
}

export function createMoveFormModel(
  deps: PeopleDeps,
  { people, known, ways, isEverybody, values: begun, keeping }: MoveFormBeginning,
): MoveFormModel {
  const isBack = people[0]?.lifeStatus === 'moved-away';
  const values = signal(begun);
  const tried = signal(false);
  const saving = signal(false);
  const failure = signal<ChangeFailure | undefined>(undefined);
  const addOnce = createAddOnce(deps, keeping.moveId);
  const destinationOf = createDestination(deps);
  const facts: MoveFormFacts = {
    people,
    today: deps.today(),
    ownHamletIds: deps.ownHamletIds,
    hamletOf: (householdId) =>
      deps.directory.headOf(householdId)?.hamletId ?? deps.directory.membersOf(householdId)[0]?.hamletId,
  };
  const reading = computed(() => parseMoveForm(values.value, facts));

  /** Those who go may live in several households: each is left. */
  async function leftBy({ people: going, nextHeadId }: MoveReading): Promise<readonly LeftHousehold[]> {
    const goes = new Set(going.map(({ person }) => person._id));
    const ids = new Set(going.flatMap(({ person }) => person.householdId ?? []));
    const left = await Promise.all([...ids].map((id) => readHousehold(deps.documents, deps.directory, id)));
    return left.flatMap((one) => {
      if (!one) return [];
      const staying = one.members.filter(({ _id }) => !goes.has(_id));
      const relations = values.value.relations;
      return {
        household: one.stored.doc,
        staying: staying.map((person) => ({
          person,
          relation: relations[person._id] || person.relationToHead,
        })),
        nextHeadId: staying.some(({ _id }) => _id === nextHeadId) ? nextHeadId : undefined,
      };
    });
  }

  async function write(asked: MoveReading): Promise<MoveFormOutcome> {
    const destination = await destinationOf(asked.destination);
    if (!destination.ok) {
      failure.value = destination.error;
      return { kind: 'failed' };
    }
    const plan = planMove({
      people: asked.people,
      destination: destination.value,
      left: await leftBy(asked),
    });
    const carriedOut = await carryOutMove(plan, addOnce(plan, asked.told), deps);
    if (!carriedOut.ok) {
      failure.value = carriedOut.error;
      return { kind: 'failed' };
    }
    await keeping.keeper.discard();
    const [first] = plan.people;
    const householdId = first && { ...first.person, ...first.changes }.householdId;
    const moved = asked.people.map(({ person }) => person);
    return { kind: 'saved', carriedOut: carriedOut.value, people: moved, householdId };
  }

  return {
    people,
    household: known?.stored.doc,
    members: known?.members ?? [],
    ways,
    isEverybody,
    isBack,
    values,
    failures: computed(() => (tried.value && !reading.value.ok ? reading.value.error : {})),
    saving,
    failure,
    draft: keeping.keeper,
    set(changes) {
      const reason = changes.way === undefined ? {} : { reason: reasonsOf(changes.way, isBack)[0] };
      values.value = { ...values.value, ...reason, ...changes };
      keeping.keep(values.value);
    },
    async save() {
      if (saving.value) return { kind: 'busy' };
      tried.value = true;
      failure.value = undefined;
      const { value: read } = reading;
      if (!read.ok) return { kind: 'incomplete' };
      saving.value = true;
      try {
        return await write(read.value);
      } finally {
        saving.value = false;
      }
    },
    discard: () => keeping.keeper.discard(),
  };
}
