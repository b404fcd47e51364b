// The visit form while it is open: what was typed, what cannot be, what is unlikely, and saving it. Knows no markup.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Draft } from '#drafts/draft-store.js';
import type { Diagnosis, Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { ageOn } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { amendEncounter, type AmendFailure } from './amend-encounter.js';
import type { EncounterDeps } from './encounter-deps.js';
import { encounterFormOf, type EncounterFormField, type EncounterFormValues } from './encounter-form.js';
import type { LastVitals } from './last-vitals.js';
import { mendEncounter } from './mend-encounter.js';
import { parseEncounterForm, type EncounterFormFailures } from './parse-encounter-form.js';
import { recordEncounter, type EncounterFields } from './record-encounter.js';
import { encounterAnswer } from './refused-answer.js';
import { bodyMassIndex, vitalWarnings, type VitalWarnings } from './vital-warnings.js';

export type EncounterFormOutcome =
  | { kind: 'saved'; encounter: Encounter }
  | { kind: 'incomplete' }
  /** The button was pressed twice. */
  | { kind: 'busy' }
  | { kind: 'failed'; failure: AmendFailure };

export interface EncounterFormModel {
  readonly person: Person;
  /** The visit that is being corrected; undefined for a new one. */
  readonly amends: Encounter | undefined;
  /** Why the server did not take that visit. Then it is mended where it stands: nobody else has it. */
  readonly refusal: Refusal | undefined;
  readonly refusedField: EncounterFormField | undefined;
  readonly last: LastVitals;
  readonly values: ReadonlySignal<EncounterFormValues>;
  /** Only of fields that were left, or of all once saving was tried. */
  readonly failures: ReadonlySignal<EncounterFormFailures>;
  readonly warnings: ReadonlySignal<VitalWarnings>;
  readonly bmi: ReadonlySignal<number | undefined>;
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<AmendFailure | undefined>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  set(changes: Partial<EncounterFormValues>): void;
  leave(field: EncounterFormField): void;
  wasLeft(field: EncounterFormField): boolean;
  addDiagnosis(diagnosis: Omit<Diagnosis, 'role'>): void;
  dropDiagnosis(code: string): void;
  makeMain(code: string): void;
  save(): Promise<EncounterFormOutcome>;
  /** Half-written and not wanted. */
  discard(): Promise<Draft | undefined>;
}

export interface EncounterFormBeginning {
  readonly person: Person;
  readonly values: EncounterFormValues;
  readonly last: LastVitals;
  readonly keeper: DraftKeeper;
  /** The id the visit will have; a correction chooses its own. */
  readonly recordId: Encounter['_id'];
  readonly amends?: Encounter | undefined;
  /** Present when that visit is mended in its place. */
  readonly refusal?: Refusal | undefined;
}

/** The same object as before where nothing in it changed: no question is drawn anew for another's answer. */
function steady<T extends object>(read: () => T): ReadonlySignal<T> {
  let before: T | undefined;
  return computed(() => {
    const now = read();
    before = before !== undefined && sameJson(before, now) ? before : now;
    return before;
  });
}

export function createEncounterFormModel(
  deps: EncounterDeps,
  begin: EncounterFormBeginning,
): EncounterFormModel {
  const { person, keeper, amends, last, refusal } = begin;
  const { birthDate } = person;
  const ageMonths = birthDate === undefined ? undefined : ageOn(birthDate, deps.today()).months;
  const values = signal(begin.values);
  const left = signal<ReadonlySet<string>>(new Set());
  const tried = signal(false);
  const saving = signal(false);
  const failure = signal<AmendFailure | undefined>(undefined);
  const read = () => parseEncounterForm(values.value, { nowMs: deps.clock.nowMs(), birthDate });

  const opened = amends && encounterFormOf(amends);
  const refusedField = refusal?.kind === 'invalid' ? encounterAnswer(refusal.field) : undefined;
  const stillRefused = (): EncounterFormFailures =>
    refusedField !== undefined && sameJson(values.value[refusedField], opened?.[refusedField])
      ? { [refusedField]: { kind: 'refused-by-server' } }
      : {};

  function set(changes: Partial<EncounterFormValues>): void {
    values.value = { ...values.value, ...changes };
    keeper.keep(person.name, { ...values.value, ...(amends && { amends: amends._id }) });
  }
  /** There is one main diagnosis as soon as there is any. */
  function setDiagnoses(diagnoses: readonly Diagnosis[]): void {
    const main = diagnoses.find(({ role }) => role === 'main') ?? diagnoses[0];
    set({ diagnoses: diagnoses.map((one) => ({ ...one, role: one === main ? 'main' : 'other' })) });
  }
  function writeDown(fields: EncounterFields): Promise<Result<Encounter, AmendFailure>> {
    const subject = { personId: person._id, hamletId: person.hamletId };
    if (!amends) return recordEncounter(fields, subject, deps, begin.recordId);
    return refusal ? mendEncounter(amends._id, fields, deps) : amendEncounter(amends._id, fields, deps);
  }
  async function write(): Promise<EncounterFormOutcome> {
    const reading = read();
    if (!reading.ok) {
      tried.value = true;
      return { kind: 'incomplete' };
    }
    const written = await writeDown(reading.value);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    // Not waited for: a draft that outlives its visit saves under the same id, which is the same visit.
    void keeper.discard();
    return { kind: 'saved', encounter: written.value };
  }

  return {
    person,
    amends,
    refusal,
    refusedField,
    last,
    values,
    failures: steady(() => {
      const reading = read();
      if (reading.ok) return stillRefused();
      const all = { ...stillRefused(), ...reading.error };
      if (tried.value) return all;
      const isSaid = (field: string): boolean => field === refusedField || left.value.has(field);
      return Object.fromEntries(Object.entries(all).filter(([field]) => isSaid(field)));
    }),
    warnings: steady(() => vitalWarnings(values.value, ageMonths)),
    bmi: computed(() => bodyMassIndex(values.value, last.single.heightCm?.value)),
    saving,
    failure,
    draft: keeper,
    set,
    leave(field) {
      if (!left.value.has(field)) left.value = new Set([...left.value, field]);
    },
    wasLeft: (field) => tried.value || left.value.has(field),
    addDiagnosis(diagnosis) {
      const { diagnoses } = values.value;
      if (diagnoses.some(({ code }) => code === diagnosis.code)) return;
      setDiagnoses([...diagnoses, { ...diagnosis, role: 'other' }]);
    },
    dropDiagnosis(code) {
      setDiagnoses(values.value.diagnoses.filter((diagnosis) => diagnosis.code !== code));
    },
    makeMain(code) {
      setDiagnoses(
        values.value.diagnoses.map((one) => ({ ...one, role: one.code === code ? 'main' : 'other' })),
      );
    },
    async save() {
      if (saving.value) return { kind: 'busy' };
      batch(() => {
        saving.value = true;
        failure.value = undefined;
      });
      let outcome: EncounterFormOutcome | undefined;
      try {
        outcome = await write();
        if (outcome.kind === 'failed') failure.value = outcome.failure;
        return outcome;
      } finally {
        // A saved form is left; until then its button rests.
        saving.value = outcome?.kind === 'saved';
      }
    },
    discard: () => keeper.discard(),
  };
}
