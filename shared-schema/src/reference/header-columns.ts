// Finds the columns of a table by their titles, Vietnamese or English, however they are written.

import { foldText } from '../people/vietnamese-text.js';
import { err, ok, type Result } from '../result.js';
import type { CsvRow } from './csv-rows.js';
import type { ListFault } from './list-fault.js';

export interface WantedColumn<Name extends string> {
  readonly name: Name;
  /** Folded titles, best first. */
  readonly titles: readonly string[];
  readonly isRequired: boolean;
}

export interface FoundTable<Name extends string> {
  readonly rows: readonly CsvRow[];
  cell(row: CsvRow, name: Name): string;
}

/** Official sheets carry a heading and merged cells above the titles. */
const MOST_LINES_ABOVE = 15;

const keyOf = (title: string): string =>
  foldText(title.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2'));

function placesIn<Name extends string>(
  titles: readonly string[],
  wanted: readonly WantedColumn<Name>[],
): ReadonlyMap<Name, number> {
  const keys = titles.map(keyOf);
  const places = new Map<Name, number>();
  for (const { name, titles: known } of wanted) {
    const place = known.map((title) => keys.indexOf(title)).find((found) => found >= 0);
    if (place !== undefined) places.set(name, place);
  }
  return places;
}

export function findColumns<Name extends string>(
  rows: readonly CsvRow[],
  wanted: readonly WantedColumn<Name>[],
): Result<FoundTable<Name>, ListFault> {
  const required = wanted.filter(({ isRequired }) => isRequired);
  const heads = rows.slice(0, MOST_LINES_ABOVE).map((row) => placesIn(row.cells, wanted));
  const at = heads.findIndex((places) => required.every(({ name }) => places.has(name)));
  const places = heads[at];
  if (!places) {
    const best = heads.reduce((most, one) => (one.size > most.size ? one : most), new Map<Name, number>());
    const titles = rows[Math.max(0, heads.indexOf(best))]?.cells ?? [];
    const missing = required.filter(({ name }) => !best.has(name)).map(({ titles: [title = ''] }) => title);
    return err({ kind: 'columns-missing', missing, found: titles.filter((title) => title !== '') });
  }
  return ok({
    rows: rows.slice(at + 1),
    cell: (row, name) => {
      const place = places.get(name);
      return place === undefined ? '' : (row.cells[place] ?? '');
    },
  });
}
