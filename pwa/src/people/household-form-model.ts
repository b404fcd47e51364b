// The household form while it is open. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import type { ChangeFailure, StoredDocument } from '#documents/tablet-documents.js';
import type { Draft } from '#drafts/draft-store.js';
import { editorNow } from './desk.js';
import type { DraftKeeper } from './draft-keeper.js';
import {
  householdFieldsOf,
  parseHouseholdForm,
  type HouseholdFormFailures,
  type HouseholdFormField,
  type HouseholdFormValues,
} from './household-form.js';
import type { PeopleDeps } from './people-deps.js';
import { householdAnswer } from './refused-answer.js';

export type HouseholdFormOutcome = 'saved' | 'incomplete' | 'busy' | 'failed';

export interface HouseholdFormModel {
  readonly household: Household;
  readonly values: ReadonlySignal<HouseholdFormValues>;
  readonly failures: ReadonlySignal<HouseholdFormFailures>;
  readonly refusal: Refusal | undefined;
  readonly refusedField: HouseholdFormField | undefined;
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<ChangeFailure | undefined>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  set(changes: Partial<HouseholdFormValues>): void;
  save(): Promise<HouseholdFormOutcome>;
  /** Half-written and not wanted. */
  discard(): Promise<Draft | undefined>;
}

export interface HouseholdFormBeginning {
  readonly stored: StoredDocument<Household>;
  /** What the home list calls it. */
  readonly title: string;
  /** The answers as they stood before the worker's eyes. */
  readonly opened: HouseholdFormValues;
  readonly values: HouseholdFormValues;
  readonly keeper: DraftKeeper;
}

type FormDeps = Pick<PeopleDeps, 'documents' | 'clock' | 'editor' | 'ownHamletIds'>;

export function createHouseholdFormModel(
  deps: FormDeps,
  { stored: { doc: household, refusal }, title, opened, values: begun, keeper }: HouseholdFormBeginning,
): HouseholdFormModel {
  const values = signal(begun);
  const saving = signal(false);
  const failure = signal<ChangeFailure | undefined>(undefined);
  const reading = computed(() => parseHouseholdForm(values.value, opened, deps.ownHamletIds));
  const refusedField = refusal?.kind === 'invalid' ? householdAnswer(refusal.field) : undefined;

  async function write(): Promise<HouseholdFormOutcome> {
    if (!reading.value.ok) return 'incomplete';
    const changes = reading.value.value;
    const editor = editorNow(deps);
    const written = await deps.documents.change('household', household._id, (standing) =>
      editRegistry(standing, changes, editor, householdFieldsOf(opened)),
    );
    if (!written.ok) {
      failure.value = written.error;
      return 'failed';
    }
    await keeper.discard();
    return 'saved';
  }

  return {
    household,
    values,
    failures: computed(() => ({
      ...(refusedField !== undefined &&
        values.value[refusedField] === opened[refusedField] && {
          [refusedField]: { kind: 'refused-by-server' },
        }),
      ...(!reading.value.ok && reading.value.error),
    })),
    refusal,
    refusedField,
    saving,
    failure,
    draft: keeper,
    set(changes) {
      values.value = { ...values.value, ...changes };
      keeper.keep(title, { ...values.value, opened, household: household._id });
    },
    async save() {
      if (saving.value) return 'busy';
      saving.value = true;
      failure.value = undefined;
      try {
        return await write();
      } finally {
        saving.value = false;
      }
    },
    discard: () => keeper.discard(),
  };
}
