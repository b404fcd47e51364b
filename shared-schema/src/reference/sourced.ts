// What every row of a clinical table says of itself: where it was read, from when on it holds, and whether somebody who may
// decide has seen it. A row that waits for that word works like the others and says so on the screen.

import type { PartialDate } from '../local-date.js';

export type RowStatus =
  | 'in-force'
  /** Known, or read second-hand; a doctor must say so before anybody relies on it. */
  | 'to-be-confirmed';

export interface Sourced {
  /** In Vietnamese, as a worker would look it up: document, year, page or table. */
  readonly source: string;
  readonly status: RowStatus;
  /** As exact as it is known; absent: since before anybody asked. */
  readonly effectiveFrom?: PartialDate;
  /** The last day, or the last year, it holds. */
  readonly effectiveTo?: PartialDate;
}

/** What a worker reads, in the languages there are. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** Whether a row holds on a day. A bound known by its year or month only holds through the whole of it. */
export function holdsOn(row: Pick<Sourced, 'effectiveFrom' | 'effectiveTo'>, on: PartialDate): boolean {
  const { effectiveFrom = '', effectiveTo } = row;
  return effectiveFrom <= on && (effectiveTo === undefined || on.slice(0, effectiveTo.length) <= effectiveTo);
}

/** The rows of a table that hold on a day, in their order: one that begins next year may stand in it already. */
export const rowsOn = <Row extends Pick<Sourced, 'effectiveFrom' | 'effectiveTo'>>(
  rows: readonly Row[],
  on: PartialDate | undefined,
): readonly Row[] => (on === undefined ? rows : rows.filter((row) => holdsOn(row, on)));
