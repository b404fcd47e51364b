// One diagnosis of a list, and how it travels as plain cells (decisions/0020).

import type { LocalDate } from '../local-date.js';
import type { Cells } from '../reference/code-list.js';

export interface DiagnosisRow {
  /** With its point: `J18.9`. */
  readonly code: string;
  readonly vi: string;
  /** Empty where the source has none. */
  readonly en: string;
  readonly effectiveFrom?: LocalDate;
  /** First day on which it no longer holds. */
  readonly effectiveTo?: LocalDate;
}

export const DIAGNOSIS_COLUMNS = ['code', 'vi', 'en', 'effectiveFrom', 'effectiveTo'] as const;

export function diagnosisCells({ code, vi, en, effectiveFrom, effectiveTo }: DiagnosisRow): Cells {
  const cells: string[] = [code, vi, en, effectiveFrom ?? '', effectiveTo ?? ''];
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

export function diagnosisOfCells([code = '', vi = '', en = '', from = '', to = '']: Cells): DiagnosisRow {
  return {
    code,
    vi,
    en,
    ...(from !== '' && { effectiveFrom: from as LocalDate }),
    ...(to !== '' && { effectiveTo: to as LocalDate }),
  };
}
