// A newer list of diagnoses over the one that stands.

import { sameJson } from '../document/canonical-json.js';
import type { LocalDate } from '../local-date.js';
import { supersedeRows, type Superseded } from '../reference/supersede-rows.js';
import type { DiagnosisRow } from './diagnosis-rows.js';

export const supersedeDiagnoses = (
  standing: readonly DiagnosisRow[],
  next: readonly DiagnosisRow[],
  on: LocalDate,
): Superseded<DiagnosisRow> =>
  supersedeRows(standing, next, on, {
    carry: ({ effectiveFrom }, row) => ({ ...row, ...(effectiveFrom !== undefined && { effectiveFrom }) }),
    isSame: sameJson,
  });
