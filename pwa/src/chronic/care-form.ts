// A form of chronic care while it is open: what was typed, what cannot be, its draft, and saving it. Follow-up, screening,
// enrolment and contact differ in what they ask; this knows none of it.

import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { Draft } from '#drafts/draft-store.js';
import type { AmendFailure } from '#encounters/amend-encounter.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import type { FieldFailures } from './field-failure.js';

export type CareFormOutcome<D> =
  | { kind: 'saved'; doc: D }
  | { kind: 'incomplete' }
  /** The button was pressed twice. */
  | { kind: 'busy' }
  | { kind: 'failed'; failure: AmendFailure };

export interface CareForm<V extends object, D> {
  readonly values: ReadonlySignal<V>;
  /** Only of fields that were left, or of all once saving was tried. */
  readonly failures: ReadonlySignal<FieldFailures<V>>;
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<AmendFailure | undefined>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  set(changes: Partial<V>): void;
  leave(field: keyof V & string): void;
  wasLeft(field: keyof V & string): boolean;
  save(): Promise<CareFormOutcome<D>>;
  /** What was saved last. */
  written(): D | undefined;
  /** Half-written and not wanted. */
  discard(): Promise<Draft | undefined>;
}

export interface CareFormParts<V extends object, F, D> {
  readonly values: V;
  /** What the home list calls the draft. */
  readonly title: string;
  /** Kept with the draft beside the answers: what it corrects. */
  readonly about?: Readonly<Record<string, unknown>> | undefined;
  readonly keeper: DraftKeeper;
  readonly parse: (values: V) => Result<F, FieldFailures<V>>;
  readonly write: (fields: F) => Promise<Result<D, AmendFailure>>;
}

export function createCareForm<V extends object, F, D>(parts: CareFormParts<V, F, D>): CareForm<V, D> {
  const { keeper, parse } = parts;
  const values = signal(parts.values);
  const left = signal<ReadonlySet<string>>(new Set());
  const tried = signal(false);
  const saving = signal(false);
  const failure = signal<AmendFailure | undefined>(undefined);
  let said: FieldFailures<V> = {};
  let saved: D | undefined;

  async function write(): Promise<CareFormOutcome<D>> {
    const reading = parse(values.value);
    if (!reading.ok) {
      tried.value = true;
      return { kind: 'incomplete' };
    }
    const written = await parts.write(reading.value);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    // Not waited for: a draft that outlives its record saves under the same id, which is the same record.
    void keeper.discard();
    saved = written.value;
    return { kind: 'saved', doc: written.value };
  }

  return {
    values,
    // The same object as before where nothing in it changed: no question is drawn anew for another's answer.
    failures: computed(() => {
      const reading = parse(values.value);
      const all = reading.ok ? {} : reading.error;
      const shown = Object.entries(all).filter(([field]) => tried.value || left.value.has(field));
      const next = Object.fromEntries(shown) as FieldFailures<V>;
      if (!sameJson(said, next)) said = next;
      return said;
    }),
    saving,
    failure,
    draft: keeper,
    set(changes) {
      values.value = { ...values.value, ...changes };
      keeper.keep(parts.title, { ...values.value, ...parts.about });
    },
    leave(field) {
      if (!left.value.has(field)) left.value = new Set([...left.value, field]);
    },
    wasLeft: (field) => tried.value || left.value.has(field),
    async save() {
      if (saving.value) return { kind: 'busy' };
      batch(() => {
        saving.value = true;
        failure.value = undefined;
      });
      let outcome: CareFormOutcome<D> | undefined;
      try {
        outcome = await write();
        if (outcome.kind === 'failed') failure.value = outcome.failure;
        return outcome;
      } finally {
        // A saved form is left; until then its button rests.
        saving.value = outcome?.kind === 'saved';
      }
    },
    written: () => saved,
    discard: () => keeper.discard(),
  };
}
