// The person form while it is open: what was typed, what is wrong with it, who it may already be, and saving it.
// Knows no markup.

import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Draft } from '#drafts/draft-store.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import type { CardWarning } from './card-identity.js';
import type { DraftKeeper } from './draft-keeper.js';
import { editPerson } from './edit-person.js';
import { findPossibleDoubles, type PossibleDouble } from './find-possible-doubles.js';
import { withMother } from './newborn.js';
import { nameHouseholdHead } from './name-household-head.js';
import { parsePersonForm, type OpenedPersonForm, type PersonFormFailures } from './parse-person-form.js';
import type { PeopleDeps } from './people-deps.js';
import type { PersonFormField, PersonFormValues } from './person-form.js';
import { personFormWarnings, type PersonFormWarnings } from './person-form-warnings.js';
import { personAnswer } from './refused-answer.js';
import { registerPerson } from './register-person.js';
import { NO_PROVINCES, readDeclaredProvinces } from './undoubted-province.js';

export type PersonFormOutcome =
  | { kind: 'saved'; person: Person; headFailure?: ChangeFailure }
  | { kind: 'incomplete' }
  /** The button was pressed twice. */
  | { kind: 'busy' }
  | { kind: 'failed'; failure: ChangeFailure };

export interface PersonFormModel {
  /** Undefined for somebody new. */
  readonly personId: Person['_id'] | undefined;
  readonly values: ReadonlySignal<PersonFormValues>;
  /** Only of fields that were left, or of all once saving was tried. */
  readonly failures: ReadonlySignal<PersonFormFailures>;
  readonly warnings: ReadonlySignal<PersonFormWarnings>;
  readonly doubles: ReadonlySignal<readonly PossibleDouble[]>;
  readonly cardWarnings: readonly CardWarning[];
  /** Why the server did not take the record as it stands, and the answer that is about. */
  readonly refusal: Refusal | undefined;
  readonly refusedField: PersonFormField | undefined;
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<ChangeFailure | undefined>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  set(changes: Partial<PersonFormValues>): void;
  /** A newborn's: what is known from her is filled in. Nothing happens where she is not on this tablet. */
  chooseMother(motherId: Person['_id']): Promise<void>;
  leave(field: PersonFormField): void;
  /** For what would only disturb while somebody is still typing. */
  wasLeft(field: PersonFormField): boolean;
  save(): Promise<PersonFormOutcome>;
  /** Half-written and not wanted. */
  discard(): Promise<Draft | undefined>;
}

export interface PersonFormBeginning {
  readonly values: PersonFormValues;
  readonly keeper: DraftKeeper;
  readonly cardWarnings: readonly CardWarning[];
  /** The person the form is about: known already, or known under this id once it is saved. */
  readonly personId: Person['_id'];
  /** Present when the form mends somebody known. */
  readonly mends?: { readonly opened: OpenedPersonForm; readonly refusal?: Refusal | undefined };
}

type FormDeps = Omit<PeopleDeps, 'timeline' | 'actions' | 'navigate' | 'snackbars' | 'formStarts'>;

export function createPersonFormModel(deps: FormDeps, begin: PersonFormBeginning): PersonFormModel {
  const { keeper, mends, personId } = begin;
  const today = deps.today();
  const values = signal(begin.values);
  const left = signal<ReadonlySet<PersonFormField>>(new Set());
  const tried = signal(false);
  const saving = signal(false);
  const failure = signal<ChangeFailure | undefined>(undefined);
  const reading = computed(() => parsePersonForm(values.value, today, mends?.opened, deps.ownHamletIds));
  const refusal = mends?.refusal;
  const refusedField = refusal?.kind === 'invalid' ? personAnswer(refusal.field) : undefined;
  const stillRefused = (): PersonFormFailures =>
    refusedField !== undefined && values.value[refusedField] === mends?.opened.values[refusedField]
      ? { [refusedField]: { kind: 'refused-by-server' } }
      : {};

  async function write(): Promise<PersonFormOutcome> {
    if (!reading.value.ok) return { kind: 'incomplete' };
    const read = reading.value.value;
    const written = mends
      ? await editPerson(personId, mends.opened, read, deps)
      : await registerPerson(read, deps, personId);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    const named = await nameHouseholdHead(written.value, deps);
    await keeper.discard();
    return { kind: 'saved', person: written.value, ...(!named.ok && { headFailure: named.error }) };
  }

  const provinces = signal(NO_PROVINCES);
  const warnings = computed(() => personFormWarnings(values.value, today, provinces.value));
  let listsAsked = false;
  function askLists(): void {
    if (listsAsked || warnings.peek().personalId?.kind !== 'unknown-province') return;
    listsAsked = true;
    void readDeclaredProvinces(deps.codeLists).then((declared) => (provinces.value = declared));
  }
  askLists();

  function set(changes: Partial<PersonFormValues>): void {
    values.value = { ...values.value, ...changes };
    askLists();
    const typed = { ...values.value, ...(mends && { opened: mends.opened.values }) };
    keeper.keep(tidyText(values.value.name), typed);
  }

  return {
    personId: mends && personId,
    values,
    failures: computed(() => {
      if (reading.value.ok) return stillRefused();
      const all = { ...stillRefused(), ...reading.value.error };
      if (tried.value) return all;
      const isSaid = (field: string): boolean => field === refusedField || isLeft(left.value, field);
      return Object.fromEntries(Object.entries(all).filter(([field]) => isSaid(field)));
    }),
    warnings,
    doubles: computed(() => findPossibleDoubles(values.value, deps.directory, today, personId)),
    cardWarnings: begin.cardWarnings,
    refusal,
    refusedField,
    saving,
    failure,
    draft: keeper,
    set,
    async chooseMother(motherId) {
      const mother = (await deps.documents.get('person', motherId))?.doc;
      if (!mother) return;
      const head = deps.directory.headOf(mother.householdId ?? '')?.name ?? '';
      set(withMother(values.value, mother, head));
    },
    leave(field) {
      if (!left.value.has(field)) left.value = new Set([...left.value, field]);
    },
    wasLeft: (field) => tried.value || left.value.has(field),
    async save() {
      if (saving.value) return { kind: 'busy' };
      batch(() => {
        tried.value = true;
        saving.value = true;
        failure.value = undefined;
      });
      try {
        const outcome = await write();
        if (outcome.kind === 'failed') failure.value = outcome.failure;
        return outcome;
      } finally {
        saving.value = false;
      }
    },
    discard: () => keeper.discard(),
  };
}

const isLeft = (left: ReadonlySet<string>, field: string): boolean => left.has(field);
