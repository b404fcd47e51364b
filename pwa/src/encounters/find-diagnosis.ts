// Diagnoses by code or by words, with or without accents, in Vietnamese or English.

import { createIcd10Index, type Icd10Index } from '@tram/shared-schema/encounters/icd10-search.js';
import { ICD10_SUBSET, ICD10_SUBSET_EDITION } from '@tram/shared-schema/encounters/icd10.table.js';
import type { Diagnosis } from '@tram/shared-schema/encounters/encounter.js';

export interface FoundDiagnosis extends Omit<Diagnosis, 'role'> {
  readonly english: string;
}

export interface DiagnosisSearch {
  /** Which list is looked through: a worker must know that it is not the whole one. */
  readonly edition: string;
  find(query: string): readonly FoundDiagnosis[];
}

const MOST_FOUND = 12;

/** The words stored are those of the Vietnamese list, whatever language the screen speaks. */
export function createDiagnosisSearch(): DiagnosisSearch {
  // Built at the first letter: most visits of a day open the form, some end without a diagnosis.
  let index: Icd10Index | undefined;
  return {
    edition: ICD10_SUBSET_EDITION.name,
    find(query) {
      index ??= createIcd10Index(ICD10_SUBSET);
      return index.search(query, MOST_FOUND).map(({ code, vi, en }) => ({
        code,
        edition: ICD10_SUBSET_EDITION.name,
        display: vi,
        english: en,
      }));
    },
  };
}
