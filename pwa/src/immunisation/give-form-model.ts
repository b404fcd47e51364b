// The form of a visit while it is open: what was asked, what is chosen, what the rules refuse, and saving all doses of the
// visit as one. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { documentId, type DoseId, type VaccineLotId } from '@tram/shared-schema/document/ids.js';
import { lotKey } from '@tram/shared-schema/immunisation/dose-lot.js';
import type { NextDose } from '@tram/shared-schema/immunisation/vaccine-card.js';
import { readScreening, type ScreeningFinding } from '@tram/shared-schema/immunisation/screening.js';
import type { ScreeningQuestion } from '@tram/shared-schema/immunisation/screening.table.js';
import type { Dose, ScreeningAnswers } from '@tram/shared-schema/immunisation/dose.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Draft } from '#drafts/draft-store.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import type { GiveDose, GiveFormValues } from './give-form.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { giveRefusals } from './give-refusals.js';
import {
  parseGiveForm,
  readAnswers,
  readTemperature,
  type GiveFailures,
  type GiveRefusal,
} from './parse-give-form.js';
import { recordDoses } from './record-doses.js';
import { createSaver, type Saver } from './saver.js';
import type { IsStopped } from './stopped-vaccines.js';
import type { VaccineRecord } from './vaccine-record.js';

export interface GiveFormModel extends Saver<readonly Dose[]> {
  readonly record: VaccineRecord;
  readonly today: LocalDate;
  readonly questions: readonly ScreeningQuestion[];
  readonly lots: readonly VaccineLot[];
  /** What is next of each vaccine, by the vaccine wished for. */
  readonly next: ReadonlyMap<string, NextDose>;
  readonly values: ReadonlySignal<GiveFormValues>;
  readonly findings: ReadonlySignal<readonly ScreeningFinding[]>;
  /** Of chosen doses, by the dose's id. */
  readonly refusals: ReadonlySignal<ReadonlyMap<string, readonly GiveRefusal[]>>;
  /** Of all questions, once saving was tried; the temperature's as soon as it was left. */
  readonly failures: ReadonlySignal<GiveFailures>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  /** What was answered and measured up to now, as it is stored. */
  screening(): ScreeningAnswers | undefined;
  vaccineOf(code: string): { readonly live?: string | undefined };
  setTemperature(text: string): void;
  leaveTemperature(): void;
  answer(code: string, value: boolean): void;
  /** Every yes-no question at once: the usual case in one tap. */
  answerAllNo(): void;
  change(id: DoseId, changes: Partial<GiveDose>): void;
  addVaccine(vaccineCode: string): void;
  discard(): Promise<Draft | undefined>;
}

export interface GiveBeginning {
  readonly record: VaccineRecord;
  readonly questions: readonly ScreeningQuestion[];
  readonly edition: string;
  readonly lots: readonly VaccineLot[];
  readonly isStopped: IsStopped;
  readonly next: ReadonlyMap<string, NextDose>;
  readonly values: GiveFormValues;
  readonly keeper: DraftKeeper;
  /** A dose of this vaccine with everything the tables and today's other children say of it. */
  readonly beginDose: (vaccineCode: string) => GiveDose;
}

export function createGiveFormModel(deps: ImmunisationDeps, begin: GiveBeginning): GiveFormModel {
  const { record, questions, edition, lots, keeper } = begin;
  const { person } = record;
  const today = deps.today();
  const values = signal(begin.values);
  const tried = signal(false);
  const leftTemperature = signal(false);

  const findings = computed(() => {
    const { temperature, answers } = values.value;
    const degrees = readTemperature(temperature);
    const measured = degrees.ok ? degrees.value : undefined;
    const codes = questions
      .filter(({ kind }) => kind === 'temperature-c')
      .map(({ code }) => [code, measured]);
    return readScreening(questions, { ...answers, ...Object.fromEntries(codes) }, today).findings;
  });
  const refusals = computed(() => giveRefusals(deps, begin, values.value.doses, findings.value, today));
  const read = () =>
    parseGiveForm(values.value, {
      nowMs: deps.clock.nowMs(),
      edition,
      questions,
      lots,
      refusals: refusals.value,
      isPregnant: record.pregnancy !== undefined,
      by: deps.editor().accountId,
    });

  function set(changes: Partial<GiveFormValues>): void {
    values.value = { ...values.value, ...changes };
    keeper.keep(person.name, { form: 'give', ...values.value });
  }
  function change(id: DoseId, changes: Partial<GiveDose>): void {
    set({ doses: values.value.doses.map((dose) => (dose.id === id ? { ...dose, ...changes } : dose)) });
  }
  const takenIn = new Map<string, VaccineLotId>();
  function lotIdFor(vaccineCode: string, lotNumber: string): VaccineLotId {
    const key = lotKey(vaccineCode, lotNumber);
    const id = takenIn.get(key) ?? documentId('vaccine-lot', deps.ids.ulid());
    takenIn.set(key, id);
    return id;
  }
  const saver = createSaver<readonly Dose[]>(async () => {
    const reading = read();
    if (!reading.ok) {
      tried.value = true;
      return { kind: 'incomplete' };
    }
    const subject = { personId: person._id, hamletId: person.hamletId };
    const written = await recordDoses(reading.value, subject, deps, lotIdFor);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    for (const { vaccineCode, lotId, lotNumber, expiresOn } of written.value) {
      if (lotNumber === undefined || expiresOn === undefined) continue;
      const lot = { lotNumber, expiresOn, ...(lotId !== undefined && { lotId }) };
      deps.sessionLots.note(vaccineCode, lot, today);
    }
    // Not waited for: a draft that outlives its visit saves under the same ids, which are the same doses.
    void keeper.discard();
    return { kind: 'saved', value: written.value };
  });

  return {
    ...saver,
    ...{ record, today, questions, lots, values, findings, refusals },
    next: begin.next,
    draft: keeper,
    failures: computed(() => {
      const reading = read();
      if (reading.ok) return {};
      if (tried.value) return reading.error;
      const { temperature } = reading.error;
      const said = leftTemperature.value && temperature && temperature.kind !== 'temperature-missing';
      return said ? { temperature } : {};
    }),
    screening() {
      const { answers } = readAnswers(values.value, { questions, edition }, {});
      return answers.length === 0 ? undefined : { edition, answers };
    },
    vaccineOf: (code) => deps.schedule.vaccines.get(code)?.vaccine ?? {},
    setTemperature: (temperature) => set({ temperature }),
    leaveTemperature: () => void (leftTemperature.value = true),
    answer: (code, value) => set({ answers: { ...values.value.answers, [code]: value } }),
    answerAllNo() {
      const codes = questions
        .filter(({ kind }) => kind === 'yes-no')
        .map(({ code }) => [code, false] as const);
      set({ answers: Object.fromEntries(codes) });
    },
    change,
    addVaccine(vaccineCode) {
      const there = values.value.doses.find((dose) => dose.vaccineCode === vaccineCode);
      if (there) change(there.id, { chosen: true });
      else set({ doses: [...values.value.doses, begin.beginDose(vaccineCode)] });
    },
    discard: () => keeper.discard(),
  };
}
