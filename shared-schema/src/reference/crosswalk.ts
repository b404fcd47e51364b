// What each commune of an older list became: one unit, several to choose among, or the same as before.
// Pure over the rows it is given. Dated and sourced: which list a code is of decides what it means, for a merger
// gives old codes to new units.

import type { LocalDate } from '../local-date.js';

/** A commune as an address names it: codes, and titles with their type word (`Xã Ví Dụ`, `Tỉnh Thử`). */
export interface PlacedUnit {
  readonly communeCode: string;
  readonly communeName: string;
  readonly provinceCode: string;
  readonly provinceName: string;
}

export interface CrosswalkRow extends PlacedUnit {
  /** The level that is gone; absent where a commune lay in none. */
  readonly districtName?: string;
  /** Codes of what it became. One: all of it. Several: it was split. */
  readonly to: readonly string[];
  /** Of several, where most of it went; absent where nobody says. */
  readonly defaultCode?: string;
}

export interface Crosswalk {
  /** First day of the new units. */
  readonly effectiveOn: LocalDate;
  readonly source: string;
  readonly rows: readonly CrosswalkRow[];
  /** The units that came of them. */
  readonly units: readonly PlacedUnit[];
}

export type Became =
  | { readonly kind: 'one'; readonly to: PlacedUnit }
  | { readonly kind: 'several'; readonly choices: readonly PlacedUnit[]; readonly proposed?: PlacedUnit }
  /** The list has no such code, or names a unit nobody described. */
  | { readonly kind: 'unknown' };

export interface CrosswalkByCode {
  rowOf(code: string): CrosswalkRow | undefined;
  /** A unit of the new list. */
  unitOf(code: string): PlacedUnit | undefined;
  becameOf(code: string): Became;
}

const UNKNOWN: Became = { kind: 'unknown' };

export function crosswalkByCode({ rows, units }: Crosswalk): CrosswalkByCode {
  const rowsByCode = new Map(rows.map((row) => [row.communeCode, row]));
  const unitsByCode = new Map(units.map((unit) => [unit.communeCode, unit]));
  return {
    rowOf: (code) => rowsByCode.get(code),
    unitOf: (code) => unitsByCode.get(code),
    becameOf(code) {
      const row = rowsByCode.get(code);
      const choices = (row?.to ?? []).flatMap((target) => unitsByCode.get(target) ?? []);
      const [only] = choices;
      // One target that nobody described might be the right one: better none than half the choice.
      if (!row || !only || choices.length < row.to.length) return UNKNOWN;
      if (choices.length === 1) return { kind: 'one', to: only };
      const proposed = choices.find(({ communeCode }) => communeCode === row.defaultCode);
      return { kind: 'several', choices, ...(proposed && { proposed }) };
    },
  };
}
