// Finds a unit by its code, by its name within a province, and by words of both while they are typed, without accents.
// Pure over the rows it is given; whether they came from the server or a demonstration is not its affair.

import type { LocalDate } from '../local-date.js';
import { finish, mapInSteps, type Steps } from '../steps.js';
import { createBestRows } from '../people/best-rows.js';
import { createPhraseBook } from '../people/phrase-book.js';
import {
  asTypedOf,
  countBits,
  MAX_QUERY_WORDS,
  spellWord,
  startsOf,
  wholesOf,
  type SpelledWord,
} from '../people/word-match.js';
import { splitWords } from '../people/vietnamese-text.js';
import { isInForceOn, unitNameKeys, wholeNameKey, type UnitRow } from './unit-rows.js';
import { UNIT_TYPES } from './unit-types.table.js';

export interface UnitSearch {
  readonly query: string;
  /** Units that no longer, or do not yet, hold on this day are left out. */
  readonly on: LocalDate;
  readonly limit: number;
  /** Only the communes of this province. */
  readonly provinceCode?: string;
}

export interface UnitLookup {
  /** Also of a unit that no longer exists. */
  unitOf(code: string): UnitRow | undefined;
  /** False for a code no list has. */
  isInForce(code: string, on: LocalDate): boolean;
  /** In force on that day, in the order of codes. */
  provincesOn(on: LocalDate): readonly UnitRow[];
  communesOf(provinceCode: string, on: LocalDate): readonly UnitRow[];
  /** Communes of that name, with or without type and accents, also by a former name; with no day, also those that ended. */
  communesNamed(name: string, provinceCode?: string, on?: LocalDate): readonly UnitRow[];
  provincesNamed(name: string, on?: LocalDate): readonly UnitRow[];
  /** Communes by words of their own name and their province's, best first. */
  search(search: UnitSearch): readonly UnitRow[];
}

const TYPE_WORDS = new Set(
  UNIT_TYPES.flatMap(({ written }) => written.flatMap((words) => (words.length > 1 ? words.split(' ') : []))),
);

/** A millisecond or two on a cheap tablet. */
const UNITS_IN_A_STEP = 40;

export const createUnitLookup = (rows: readonly UnitRow[]): UnitLookup => finish(unitLookupSteps(rows));

export function* unitLookupSteps(rows: readonly UnitRow[]): Steps<UnitLookup> {
  const sorted = rows.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const byCode = new Map(sorted.map((unit) => [unit.code, unit]));
  const provinces = sorted.filter(({ parentCode }) => parentCode === undefined);
  const communes = sorted.filter(({ parentCode }) => parentCode !== undefined);
  const communesByName = yield* byNameKey(communes);
  const provincesByName = yield* byNameKey(provinces);
  const book = createPhraseBook();
  const ownPhrases = yield* mapInSteps(communes, UNITS_IN_A_STEP, ({ name, formerNames = [] }) =>
    book.intern([name, ...formerNames].join(' ')),
  );
  const provincePhrases = yield* mapInSteps(communes, UNITS_IN_A_STEP, ({ parentCode = '' }) =>
    book.intern(byCode.get(parentCode)?.name ?? ''),
  );
  const holds = (unit: UnitRow, on: LocalDate | undefined): boolean =>
    on === undefined || isInForceOn(unit, on);

  function search({ query, on, limit, provinceCode }: UnitSearch): readonly UnitRow[] {
    const words = splitWords(query).map(spellWord).slice(0, MAX_QUERY_WORDS);
    if (words.length === 0 || limit < 1) return [];
    const isCode = /^\d{2,5}$/.test(query.trim());
    const { maskOf } = book.match(words);
    const asked = askedOf(words);
    const best = createBestRows(limit, (a, b) => a < b);
    for (let row = 0; row < communes.length; row++) {
      const unit = communes[row];
      if (!unit || (provinceCode !== undefined && unit.parentCode !== provinceCode)) continue;
      const own = maskOf(ownPhrases[row] ?? 0);
      const province = maskOf(provincePhrases[row] ?? 0);
      const hasCode = isCode && unit.code.startsWith(query.trim());
      if (!hasCode && ((startsOf(own | province) & asked) !== asked || startsOf(own) === 0)) continue;
      if (!isInForceOn(unit, on)) continue;
      best.offer(row, hasCode ? 1_000 : rankOf(own, province));
    }
    return best.sorted().flatMap(({ row }) => communes[row] ?? []);
  }

  return {
    unitOf: (code) => byCode.get(code),
    isInForce: (code, on) => {
      const unit = byCode.get(code);
      return unit !== undefined && isInForceOn(unit, on);
    },
    provincesOn: (on) => provinces.filter((unit) => isInForceOn(unit, on)),
    communesOf: (provinceCode, on) =>
      communes.filter((unit) => unit.parentCode === provinceCode && isInForceOn(unit, on)),
    communesNamed: (name, provinceCode, on) =>
      named(communesByName, name).filter(
        (unit) => (provinceCode === undefined || unit.parentCode === provinceCode) && holds(unit, on),
      ),
    provincesNamed: (name, on) => named(provincesByName, name).filter((unit) => holds(unit, on)),
    search,
  };
}

/** Bits of the words a unit must answer to. `xa` may say the type or belong to a name: it only helps. */
function askedOf(words: readonly SpelledWord[]): number {
  const all = (1 << words.length) - 1;
  const telling = words.reduce(
    (bits, { fold }, place) => (TYPE_WORDS.has(fold) ? bits : bits | (1 << place)),
    0,
  );
  return telling === 0 ? all : telling;
}

/** Words of the commune's own name say most; then those typed whole, then those typed with their accents. */
const rankOf = (own: number, province: number): number =>
  (countBits(startsOf(own)) * 16 + countBits(wholesOf(own | province))) * 16 +
  countBits(asTypedOf(own | province));

type ByName = ReadonlyMap<string, readonly UnitRow[]>;

const named = (units: ByName, name: string): readonly UnitRow[] => [
  ...new Set(unitNameKeys(name).flatMap((key) => units.get(key) ?? [])),
];

function* byNameKey(units: readonly UnitRow[]): Steps<ByName> {
  const found = new Map<string, UnitRow[]>();
  for (const [at, unit] of units.entries()) {
    if (at % UNITS_IN_A_STEP === 0) yield;
    for (const key of new Set([unit.name, ...(unit.formerNames ?? [])].map(wholeNameKey))) {
      const same = found.get(key);
      if (same) same.push(unit);
      else found.set(key, [unit]);
    }
  }
  return found;
}
