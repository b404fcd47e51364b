// Editions as a tablet holds them. Their shape was read when they came in to the server, with the schemas a tablet does not
// carry; here their rules are read, so that one this version cannot follow is noticed.

import { err, ok, type Result } from '../result.js';
import type { Cells } from '../reference/code-list.js';
import { readSchedule } from './compile-schedule.js';
import type { Schedule } from './schedule.js';

export interface EditionFailure {
  readonly kind: 'edition-unreadable';
  readonly version: string;
  readonly why: string;
}

export const versionOfCells = (cells: Cells): string => cells[1] ?? '';

/** The JSON of each edition, by version. */
export function editionTexts(rows: readonly Cells[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const cells of rows.toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))) {
    const version = versionOfCells(cells);
    texts.set(version, (texts.get(version) ?? '') + (cells[2] ?? ''));
  }
  return texts;
}

export function heldEditions(rows: readonly Cells[]): Result<readonly Schedule[], EditionFailure> {
  const editions: Schedule[] = [];
  for (const [version, text] of editionTexts(rows)) {
    const unreadable = (why: string) => err<EditionFailure>({ kind: 'edition-unreadable', version, why });
    try {
      const schedule = JSON.parse(text) as Schedule;
      const read = readSchedule(schedule);
      if (!read.ok) return unreadable(read.error.map(({ kind, at }) => `${kind} at ${at}`).join('; '));
      editions.push(schedule);
    } catch (error) {
      // Cut short, or of a form only a newer app knows.
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
      return unreadable(error.message);
    }
  }
  return ok(editions);
}
