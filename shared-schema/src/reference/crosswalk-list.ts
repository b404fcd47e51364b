// The list of what older communes became, as it is held and travels: cells in the order of CROSSWALK_COLUMNS
// (decisions/0020, 0021). Rows of several mergers stand in one list, each with its day.

import { sameJson } from '../document/canonical-json.js';
import type { LocalDate } from '../local-date.js';
import { finish, type Steps } from '../steps.js';
import type { Cells } from './code-list.js';
import type { Crosswalk, CrosswalkRow, PlacedUnit } from './crosswalk.js';
import type { Superseded } from './supersede-rows.js';
import { unitTitle, type UnitRow } from './unit-rows.js';

export const CROSSWALK_COLUMNS = [
  'code',
  'name',
  'district',
  'provinceCode',
  'province',
  'newCodes',
  'defaultCode',
  'effectiveOn',
] as const;

export interface DatedCrosswalkRow extends CrosswalkRow {
  /** First day of what it became. */
  readonly effectiveOn: LocalDate;
}

const BETWEEN_CODES = '|';

/** Without its day, a row of a file that does not say since when: `datedCells` puts it in. */
export function crosswalkCells(row: CrosswalkRow & { readonly effectiveOn?: LocalDate }): readonly string[] {
  const { communeCode, communeName, districtName = '', provinceCode, provinceName, defaultCode = '' } = row;
  const to = row.to.join(BETWEEN_CODES);
  return [
    communeCode,
    communeName,
    districtName,
    provinceCode,
    provinceName,
    to,
    defaultCode,
    row.effectiveOn ?? '',
  ];
}

export const datedCells = (cells: Cells, effectiveOn: LocalDate): Cells => [
  ...cells.slice(0, -1),
  effectiveOn,
];

export function crosswalkRowOfCells(cells: readonly string[]): DatedCrosswalkRow {
  const [communeCode = '', communeName = '', district = '', provinceCode = '', provinceName = '', ...more] =
    cells;
  const [to = '', defaultCode = '', effectiveOn = ''] = more;
  return {
    communeCode,
    communeName,
    provinceCode,
    provinceName,
    to: to.split(BETWEEN_CODES),
    effectiveOn: effectiveOn as LocalDate,
    ...(district !== '' && { districtName: district }),
    ...(defaultCode !== '' && { defaultCode }),
  };
}

/** A newer file takes the place of what stood for its day; other mergers stay. */
export function supersedeMerger(
  standing: readonly Cells[],
  written: readonly Cells[],
  on: LocalDate,
): Superseded<Cells> {
  const next = written.map((cells) => datedCells(cells, on));
  const ofDay = new Map<string, Cells>();
  const others: Cells[] = [];
  for (const cells of standing) {
    if (crosswalkRowOfCells(cells).effectiveOn === on) ofDay.set(cells[0] ?? '', cells);
    else others.push(cells);
  }
  let [added, changed, unchanged] = [0, 0, 0];
  for (const cells of next) {
    const before = ofDay.get(cells[0] ?? '');
    ofDay.delete(cells[0] ?? '');
    if (!before) added += 1;
    else if (sameJson(before, cells)) unchanged += 1;
    else changed += 1;
  }
  return { rows: [...others, ...next], changes: { added, changed, ended: ofDay.size, unchanged } };
}

export function placedUnits(units: readonly UnitRow[]): ReadonlyMap<string, PlacedUnit> {
  const titles = new Map(units.map((unit) => [unit.code, unitTitle(unit)]));
  return new Map(
    units.flatMap(({ code, parentCode }) =>
      parentCode === undefined
        ? []
        : [
            [
              code,
              {
                communeCode: code,
                communeName: titles.get(code) ?? code,
                provinceCode: parentCode,
                provinceName: titles.get(parentCode) ?? parentCode,
              },
            ],
          ],
    ),
  );
}

const ROWS_IN_A_STEP = 500;

/** One crosswalk for each day, the oldest first. The new units are named as the list of units names them. */
export const crosswalksOf = (
  rows: readonly DatedCrosswalkRow[],
  units: readonly UnitRow[],
  source: string,
): readonly Crosswalk[] => finish(crosswalksSteps(rows, units, source));

export function* crosswalksSteps(
  rows: readonly DatedCrosswalkRow[],
  units: readonly UnitRow[],
  source: string,
): Steps<readonly Crosswalk[]> {
  const placed = placedUnits(units);
  const byDay = new Map<LocalDate, DatedCrosswalkRow[]>();
  yield;
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_IN_A_STEP === 0) yield;
    const same = byDay.get(row.effectiveOn);
    if (same) same.push(row);
    else byDay.set(row.effectiveOn, [row]);
  }
  yield;
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([effectiveOn, ofDay]) => {
      const targets = new Set(ofDay.flatMap(({ to }) => to));
      const named = [...targets].flatMap((code) => placed.get(code) ?? []);
      return { effectiveOn, source, rows: ofDay, units: named };
    });
}

/** Codes the file leads to and no list of units knows: people of such communes stay as they are. */
export function unknownTargets(rows: readonly CrosswalkRow[], units: readonly UnitRow[]): readonly string[] {
  const placed = placedUnits(units);
  return [...new Set(rows.flatMap(({ to }) => to))].filter((code) => !placed.has(code)).sort();
}
