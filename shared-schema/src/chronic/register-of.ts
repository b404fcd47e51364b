// Looks up a register, who belongs to it, and whether what was typed for one of its measures can be.

import { REGISTERS, type MeasureRow, type RegisterRow } from './registers.table.js';

/** Undefined for the code of a newer edition: it is shown as it is written. */
export const registerOf = (code: string): RegisterRow | undefined =>
  REGISTERS.find((row) => row.code === code);

/** Registers a diagnosis belongs to by its code; those that take any diagnosis are not proposed. */
export const registersForDiagnosis = (icd10: string): readonly RegisterRow[] =>
  REGISTERS.filter(({ diagnoses }) => diagnoses.some((beginning) => icd10.startsWith(beginning)));

export type MeasureValue = number | boolean | string;
export type MeasureFault =
  | { readonly kind: 'not-of-this-kind' }
  | { readonly kind: 'out-of-bounds'; readonly from: number; readonly below: number }
  | { readonly kind: 'not-a-choice' }
  | { readonly kind: 'too-long'; readonly maxLength: number };

export function measureFault(row: MeasureRow, value: MeasureValue): MeasureFault | undefined {
  switch (row.kind) {
    case 'number': {
      if (typeof value !== 'number') return { kind: 'not-of-this-kind' };
      const { from, below } = row;
      return value >= from && value < below ? undefined : { kind: 'out-of-bounds', from, below };
    }
    case 'choice':
      return row.choices.some((choice) => choice.value === value) ? undefined : { kind: 'not-a-choice' };
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : { kind: 'not-of-this-kind' };
    case 'text': {
      if (typeof value !== 'string') return { kind: 'not-of-this-kind' };
      return value.length <= row.maxLength ? undefined : { kind: 'too-long', maxLength: row.maxLength };
    }
  }
}
