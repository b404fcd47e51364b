// A half-written page of the paper book as it was kept.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { HISTORY_SOURCES, type HistoryCell, type HistoryValues } from './history-form.js';

/** A draft of another version: what this form does not know is left out. */
export function readHistory(values: Readonly<Record<string, unknown>>, begun: HistoryValues): HistoryValues {
  const { source, place, cells } = values;
  const kept = Array.isArray(cells) ? cells.flatMap((cell) => readCell(cell) ?? []) : [];
  return {
    source: HISTORY_SOURCES.find((one) => one === source) ?? begun.source,
    place: typeof place === 'string' ? place : '',
    cells: kept.length > 0 ? kept : begun.cells,
  };
}

function readCell(value: unknown): HistoryCell | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, row, number, vaccineCode, givenOn, lotNumber } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !isIdOf('dose', id) || typeof vaccineCode !== 'string') return undefined;
  if (typeof row !== 'string' || typeof number !== 'number') return undefined;
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  return { id, row, number, vaccineCode, givenOn: text(givenOn), lotNumber: text(lotNumber) };
}
