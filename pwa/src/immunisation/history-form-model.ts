// The page of the paper book while it is filled in. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DoseId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { Draft } from '#drafts/draft-store.js';
import { createDraftKeeper, type DraftKeeper } from '#people/draft-keeper.js';
import {
  emptyHistory,
  historyRows,
  newCell,
  parseHistory,
  type HistoryCell,
  type HistoryFailures,
  type HistoryRow,
  type HistoryValues,
} from './history-form.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { historyDraftId } from './paths.js';
import { readHistory } from './read-history.js';
import { recordDoses } from './record-doses.js';
import { createSaver, type Saver } from './saver.js';
import { readVaccineRecord, type VaccineRecord } from './vaccine-record.js';

export interface HistoryFormModel extends Saver<readonly Dose[]> {
  readonly record: VaccineRecord;
  readonly rows: readonly HistoryRow[];
  readonly values: ReadonlySignal<HistoryValues>;
  /** Once saving was tried. */
  readonly failures: ReadonlySignal<HistoryFailures>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  set(changes: Partial<Omit<HistoryValues, 'cells'>>): void;
  change(id: DoseId, changes: Partial<HistoryCell>): void;
  /** A vaccine of no row, or once more of one. */
  addVaccine(vaccineCode: string): void;
  discard(): Promise<Draft | undefined>;
}

/** Undefined where the person is not on this tablet. */
export async function openHistoryForm(
  deps: ImmunisationDeps,
  personId: PersonDocId,
): Promise<HistoryFormModel | undefined> {
  const record = await readVaccineRecord(deps, personId);
  if (!record) return undefined;
  const { person } = record;
  const { accountId } = deps.editor();
  const begun = emptyHistory(record, deps.schedule, deps.ids.ulid);
  const draftId = historyDraftId(accountId, person._id);
  const draft = await deps.drafts.find(draftId);
  const about = { draftId, kind: 'dose', accountId, personId: person._id } as const;
  const keeper = createDraftKeeper(deps.drafts, about, deps.clock.nowMs);
  return createHistoryFormModel(deps, record, keeper, draft ? readHistory(draft.values, begun) : begun);
}

function createHistoryFormModel(
  deps: ImmunisationDeps,
  record: VaccineRecord,
  keeper: DraftKeeper,
  begun: HistoryValues,
): HistoryFormModel {
  const { person } = record;
  const values = signal(begun);
  const tried = signal(false);
  const doses = record.events.flatMap(({ doc }) =>
    doc.type === 'dose' && doc.status === 'completed' ? [doc] : [],
  );
  const read = () => parseHistory(values.value, { today: deps.today(), birthDate: person.birthDate, doses });

  function change(changes: Partial<HistoryValues>): void {
    values.value = { ...values.value, ...changes };
    keeper.keep(person.name, { form: 'history', ...values.value });
  }
  const saver = createSaver<readonly Dose[]>(async () => {
    const reading = read();
    if (!reading.ok) {
      tried.value = true;
      return { kind: 'incomplete' };
    }
    const subject = { personId: person._id, hamletId: person.hamletId };
    const written = await recordDoses(reading.value, subject, deps);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    // Not waited for: a draft that outlives its page saves under the same ids, which are the same doses.
    void keeper.discard();
    return { kind: 'saved', value: written.value };
  });
  return {
    ...saver,
    ...{ record, values },
    rows: historyRows(record, deps.schedule),
    draft: keeper,
    failures: computed(() => {
      const reading = read();
      return reading.ok || !tried.value ? {} : reading.error;
    }),
    set: change,
    change(id, changes) {
      change({ cells: values.value.cells.map((cell) => (cell.id === id ? { ...cell, ...changes } : cell)) });
    },
    addVaccine(vaccineCode) {
      const before = values.value.cells.filter((cell) => cell.row === vaccineCode);
      const about = { row: vaccineCode, number: before.length + 1, vaccineCode };
      change({ cells: [...values.value.cells, newCell(about, deps.ids.ulid)] });
    },
    discard: () => keeper.discard(),
  };
}
