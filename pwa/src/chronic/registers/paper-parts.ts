// How a register of twelve months goes on sheets of paper: so many months side by side that their columns can be read, the
// same number on each sheet.

export const PAPERS = ['A4', 'A3'] as const;
export type PaperSize = (typeof PAPERS)[number];

/** A span of months, January 0: [from, below). */
export interface MonthSpan {
  readonly from: number;
  readonly below: number;
}

/** Columns of months a sheet across has room for, beside the name. */
const ROOM: Readonly<Record<PaperSize, number>> = { A4: 21, A3: 30 };
const PARTS_OF_A_YEAR = [12, 6, 4, 3, 2, 1] as const;

export function monthSpans(columnsOfMonth: number, paper: PaperSize): readonly MonthSpan[] {
  const months = PARTS_OF_A_YEAR.find((count) => count * columnsOfMonth <= ROOM[paper]) ?? 1;
  return Array.from({ length: 12 / months }, (_, at) => ({ from: at * months, below: (at + 1) * months }));
}
