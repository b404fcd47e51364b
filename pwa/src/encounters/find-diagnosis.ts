// Diagnoses by code or by words, with or without accents, in Vietnamese or English: in the official list where this tablet
// holds one, in the demonstration's few otherwise. The list is read and indexed once a form is open, a piece at a time.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { Diagnosis } from '@tram/shared-schema/encounters/encounter.js';
import type { DiagnosisRow } from '@tram/shared-schema/encounters/diagnosis-rows.js';
import {
  createIcd10Index,
  icd10IndexSteps,
  type Icd10Index,
} from '@tram/shared-schema/encounters/icd10-search.js';
import {
  ICD10_SUBSET,
  ICD10_SUBSET_EDITION,
  type Icd10Row,
} from '@tram/shared-schema/encounters/icd10.table.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { CodeListDesk, HeldDiagnoses } from '#code-lists/code-list-desk.js';

export interface FoundDiagnosis extends Omit<Diagnosis, 'role'> {
  readonly english: string;
}

export interface SearchedEdition {
  readonly name: string;
  /** A demonstration's few codes, not the official list. */
  readonly isSubset: boolean;
}

export interface DiagnosisSearch {
  /** Which list is looked through: a worker must know that it is not the whole one. Undefined until that is known. */
  readonly edition: ReadonlySignal<SearchedEdition | undefined>;
  /** A form is open: what will be looked through is made ready, or looked at again. */
  prepare(): Promise<void>;
  /** At once where the list is ready. */
  find(query: string): readonly FoundDiagnosis[] | Promise<readonly FoundDiagnosis[]>;
}

export interface DiagnosisSearchParts {
  readonly codeLists: Pick<CodeListDesk, 'diagnoses'>;
  /** Lets the screen go first. */
  readonly giveWay: () => Promise<void>;
  readonly today: () => LocalDate;
}

interface Ready {
  readonly edition: string;
  readonly index: Icd10Index;
  /** Undefined: the demonstration's. */
  readonly of: HeldDiagnoses | undefined;
}

const MOST_FOUND = 12;

const isInForce = ({ effectiveFrom, effectiveTo }: DiagnosisRow, on: LocalDate): boolean =>
  (effectiveFrom === undefined || effectiveFrom <= on) && (effectiveTo === undefined || on < effectiveTo);

export function createDiagnosisSearch({ codeLists, giveWay, today }: DiagnosisSearchParts): DiagnosisSearch {
  const edition = signal<SearchedEdition | undefined>(undefined);
  let ready: Ready | undefined;
  let opening: Promise<Ready> | undefined;

  async function indexOf(rows: readonly Icd10Row[]): Promise<Icd10Index> {
    const steps = icd10IndexSteps(rows);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await giveWay();
    }
  }

  async function open(): Promise<Ready> {
    const held = await codeLists.diagnoses();
    if (ready && ready.of === held) return ready;
    if (!held) return { edition: ICD10_SUBSET_EDITION.name, index: createIcd10Index(ICD10_SUBSET), of: held };
    const on = today();
    const rows = held.rows
      .filter((row) => isInForce(row, on))
      .map(({ code, vi, en }): Icd10Row => [code, vi, en]);
    return { edition: held.list.edition, index: await indexOf(rows), of: held };
  }

  function opened(): Promise<Ready> {
    opening ??= open()
      .then((made) => {
        ready = made;
        edition.value = { name: made.edition, isSubset: made.of === undefined };
        return made;
      })
      .finally(() => (opening = undefined));
    return opening;
  }

  /** The words stored are those of the Vietnamese list, whatever language the screen speaks. */
  const look = (query: string, { index, edition: of }: Ready): readonly FoundDiagnosis[] =>
    index
      .search(query, MOST_FOUND)
      .map(({ code, vi, en }) => ({ code, edition: of, display: vi, english: en }));

  return {
    edition,
    // What went wrong is said where it is asked for: looking opens it again.
    prepare: () =>
      opened().then(
        () => undefined,
        () => undefined,
      ),
    // While a newer list is being read, the one that is ready answers.
    find: (query) => (ready ? look(query, ready) : opened().then((made) => look(query, made))),
  };
}
