// One administrative unit as the tablet looks it up: its code, name and type, where it lies, and while it was in force.
// Rows travel as plain cells in the order of UNIT_COLUMNS (decisions/0020).

import type { LocalDate } from '../local-date.js';
import { foldText, looseKey, tidyText } from '../people/vietnamese-text.js';
import { UNIT_TYPES, type UnitType } from './unit-types.table.js';

export interface UnitRow {
  /** Two digits for a province, five for a commune, as the list has them. */
  readonly code: string;
  /** Without the word of its type: `Thử Nghiệm`, not `Xã Thử Nghiệm`. */
  readonly name: string;
  /** A type this version does not know is kept as the list writes it. */
  readonly type: UnitType | (string & {});
  /** The province; absent on a province itself. */
  readonly parentCode?: string;
  /** First day; absent: no list says since when. */
  readonly effectiveFrom?: LocalDate;
  /** First day on which it no longer holds; absent while it does. */
  readonly effectiveTo?: LocalDate;
  /** What the same code was called before. */
  readonly formerNames?: readonly string[];
}

export const UNIT_COLUMNS = [
  'code',
  'name',
  'type',
  'parentCode',
  'effectiveFrom',
  'effectiveTo',
  'formerNames',
] as const;

const BETWEEN_NAMES = '|';

/** Trailing empty cells are left out: most rows have only the first four. */
export function unitCells(unit: UnitRow): readonly string[] {
  const { code, name, type, parentCode = '', effectiveFrom = '', effectiveTo = '', formerNames = [] } = unit;
  const cells = [code, name, type, parentCode, effectiveFrom, effectiveTo, formerNames.join(BETWEEN_NAMES)];
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

export function unitOfCells(cells: readonly string[]): UnitRow {
  const [code = '', name = '', type = '', parentCode = '', from = '', to = '', formerNames = ''] = cells;
  return {
    code,
    name,
    type,
    ...(parentCode !== '' && { parentCode }),
    ...(from !== '' && { effectiveFrom: from as LocalDate }),
    ...(to !== '' && { effectiveTo: to as LocalDate }),
    ...(formerNames !== '' && { formerNames: formerNames.split(BETWEEN_NAMES) }),
  };
}

export const isInForceOn = ({ effectiveFrom, effectiveTo }: UnitRow, on: LocalDate): boolean =>
  (effectiveFrom === undefined || effectiveFrom <= on) && (effectiveTo === undefined || on < effectiveTo);

/** `Xã Thử Nghiệm`, `Tỉnh Giả Định`. */
export function unitTitle({ name, type }: UnitRow): string {
  const word = UNIT_TYPES.find((known) => known.type === type)?.word ?? type;
  return word === '' ? name : `${word} ${name}`;
}

/** The type and the bare name of `Xã Thử Nghiệm`, `P. Mẫu`, `TP Giả Định`; no type where it begins with none. */
export function splitUnitTitle(title: string): { readonly type?: UnitType; readonly name: string } {
  const written = tidyText(title);
  const words = written.split(/[\s.]+/).filter((word) => word !== '');
  for (const count of [2, 1]) {
    const start = foldText(words.slice(0, count).join(' '));
    const known = UNIT_TYPES.find((row) => row.written.includes(start));
    // A single letter is a type only where it is marked as shortened: `P. Mẫu`, not a name of one letter.
    if (!known || words.length <= count || (start.length === 1 && !/^\p{L}\./u.test(written))) continue;
    return { type: known.type, name: words.slice(count).join(' ') };
  }
  return { name: written };
}

/** What two spellings of a bare name share: no case, no accents, y as i. */
export const wholeNameKey = (name: string): string => looseKey(foldText(name));

/** What a written title may be found under: `Tĩnh Thử` may be that name, or without accents `Tỉnh Thử`. */
export const unitNameKeys = (title: string): readonly string[] => [
  ...new Set([wholeNameKey(title), wholeNameKey(splitUnitTitle(title).name)]),
];
