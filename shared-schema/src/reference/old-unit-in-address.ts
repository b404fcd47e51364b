// Which commune of the older list an address as written names. `Phường 4` stands in many towns, so a commune counts as
// found only with the district or the province behind it; anything less is a question for a person.

import { accentedKey, addressPart, addressParts, type AddressPart } from './address-parts.js';
import { finish, mapInSteps, type Steps } from '../steps.js';
import type { Crosswalk, CrosswalkRow, PlacedUnit } from './crosswalk.js';

export type OldUnitReading =
  /** The only one it can mean. */
  | { readonly kind: 'old'; readonly row: CrosswalkRow }
  /** Homonyms, or a name with nothing behind it. */
  | { readonly kind: 'unsure'; readonly rows: readonly CrosswalkRow[] }
  /** Written as the new list has it. */
  | { readonly kind: 'in-force'; readonly unit: PlacedUnit }
  | { readonly kind: 'nothing' };

export type ReadOldUnit = (address: string) => OldUnitReading;

interface Known<U> {
  readonly unit: U;
  readonly commune: AddressPart;
  readonly district: AddressPart | undefined;
  readonly province: AddressPart;
}

const NOTHING: OldUnitReading = { kind: 'nothing' };

/** Ten thousand communes lie in seven hundred districts: each name is read once. */
function partReader(): (written: string) => AddressPart {
  const read = new Map<string, AddressPart>();
  return (written) => {
    const part = read.get(written) ?? addressPart(written);
    read.set(written, part);
    return part;
  };
}

function* byName<U>(all: readonly Known<U>[]): Steps<ReadonlyMap<string, readonly Known<U>[]>> {
  const found = new Map<string, Known<U>[]>();
  for (const [at, one] of all.entries()) {
    if (at % NAMES_IN_A_STEP === 0) yield;
    const same = found.get(one.commune.key);
    if (same) same.push(one);
    else found.set(one.commune.key, [one]);
  }
  return found;
}

const ofType = <U>(found: readonly Known<U>[], { type }: AddressPart): readonly Known<U>[] =>
  found.filter(({ commune }) => type === undefined || commune.type === type);

/** Accents tell apart what lies in one place; where none are written they were left out. */
function ofAccents<U>(
  found: readonly Known<U>[],
  written: AddressPart,
  hasAccents: boolean,
): readonly Known<U>[] {
  if (found.length < 2 || !hasAccents) return found;
  const accented = accentedKey(written);
  const exact = found.filter(({ commune }) => accentedKey(commune) === accented);
  return exact.length > 0 ? exact : found;
}

const isNamed = (unit: AddressPart | undefined, written: AddressPart | undefined): boolean =>
  unit !== undefined && written !== undefined && unit.key === written.key;

/** A millisecond or two on a cheap tablet. */
const UNITS_IN_A_STEP = 25;
const NAMES_IN_A_STEP = 500;

export const oldUnitReader = (crosswalk: Crosswalk): ReadOldUnit => finish(oldUnitReaderSteps(crosswalk));

export function* oldUnitReaderSteps({ rows, units }: Crosswalk): Steps<ReadOldUnit> {
  const partOf = partReader();
  const known = <U extends PlacedUnit>(unit: U, districtName?: string): Known<U> => ({
    unit,
    commune: addressPart(unit.communeName),
    district: districtName === undefined ? undefined : partOf(districtName),
    province: partOf(unit.provinceName),
  });
  const allOld = yield* mapInSteps(rows, UNITS_IN_A_STEP, (row) => known(row, row.districtName));
  const allNew = yield* mapInSteps(units, UNITS_IN_A_STEP, (unit) => known(unit));
  const oldOnes = yield* byName(allOld);
  const newOnes = yield* byName(allNew);
  const districts = new Set(
    allOld.flatMap(({ district, province }) => (district ? [`${province.key}/${district.key}`] : [])),
  );
  yield;
  const provinces = new Set<string>();
  for (const { province } of allOld) provinces.add(province.key);
  for (const { province } of allNew) provinces.add(province.key);
  yield;
  /** A district of before and a province of today are often written together. */
  const provincesToday = new Map(units.map((unit) => [unit.communeCode, partOf(unit.provinceName).key]));
  const liesIn = ({ unit, province }: Known<CrosswalkRow>, written: AddressPart): boolean =>
    province.key === written.key || unit.to.some((code) => provincesToday.get(code) === written.key);

  function readAt(
    written: AddressPart,
    [first, second]: readonly AddressPart[],
    { follows, hasAccents }: { readonly follows: boolean; readonly hasAccents: boolean },
  ): OldUnitReading {
    const old = ofType(oldOnes.get(written.key) ?? [], written);
    const readingOf = (found: readonly Known<CrosswalkRow>[]): OldUnitReading => {
      const left = ofAccents(found, written, hasAccents).map(({ unit }) => unit);
      const [only] = left;
      if (!only) return NOTHING;
      return left.length === 1 && first ? { kind: 'old', row: only } : { kind: 'unsure', rows: left };
    };
    // A province at the end is none of the communes that bear its name.
    if (!first) return !written.type && provinces.has(written.key) ? NOTHING : readingOf(old);
    const inDistrict = old.filter(
      (one) => isNamed(one.district, first) && (second === undefined || liesIn(one, second)),
    );
    if (second) return readingOf(inDistrict);
    // Of three units the lowest was not found, and what is left is the district: nothing says which commune.
    if (follows && !written.type && districts.has(`${first.key}/${written.key}`))
      return readingOf(inDistrict);
    const inProvinceToday = ofType(newOnes.get(written.key) ?? [], written).filter(({ province }) =>
      isNamed(province, first),
    );
    const [unit, another] = ofAccents(inProvinceToday, written, hasAccents);
    // Without a district it is written as addresses are written now.
    if (unit && !another && inDistrict.length === 0) return { kind: 'in-force', unit: unit.unit };
    return readingOf([...new Set([...inDistrict, ...old.filter((one) => isNamed(one.province, first))])]);
  }

  return (address) => {
    const parts = addressParts(address);
    const hasAccents = /[^\p{ASCII}]/u.test(address);
    // From the end, where the larger units stand; three are the most an address names.
    for (const back of [3, 2, 1]) {
      const at = parts.length - back;
      const written = parts[at];
      if (!written) continue;
      const reading = readAt(written, parts.slice(at + 1), { follows: at > 0, hasAccents });
      if (reading.kind !== 'nothing') return reading;
    }
    return NOTHING;
  };
}
