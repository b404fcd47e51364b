// Answers for the rules about records out of the list of units a tablet holds. The list has the units of today: what
// followed an older one is proposed by name within the province an address names, and left open where names do not tell.

import type { LocalDate } from '../local-date.js';
import { addressParts, type AddressPart } from '../reference/address-parts.js';
import type { UnitLookup } from '../reference/unit-lookup.js';
import { unitTitle, type UnitRow } from '../reference/unit-rows.js';
import type { ProposeUnit, UnitOfToday, UnitStanding } from './propose-unit.js';

/** More than somebody can choose among at a glance is no proposal. */
const MOST_PROPOSED = 4;
const IN_FORCE: UnitStanding = { kind: 'in-force' };
const NOT_KNOWN: UnitStanding = { kind: 'not-known' };

export function proposeFromUnits(lookup: UnitLookup): ProposeUnit {
  /** The last part of an address names the province; a name two provinces share says nothing. */
  function provinceOf(parts: readonly AddressPart[], on: LocalDate): UnitRow | undefined {
    const last = parts.at(-1);
    const [province, another] = last ? lookup.provincesNamed(last.key, on) : [];
    return another ? undefined : province;
  }
  const placed = (commune: UnitRow, province: UnitRow): UnitOfToday => ({
    communeCode: commune.code,
    communeName: unitTitle(commune),
    provinceCode: province.code,
    provinceName: unitTitle(province),
  });

  return {
    // Birth provinces are those of before the mergers, which this list does not have.
    isBirthProvince: () => false,
    ofCommune: (code, on) => (lookup.isInForce(code, on) ? IN_FORCE : { kind: 'ended', followers: [] }),
    ofAddress(address, on) {
      const parts = addressParts(address);
      const province = provinceOf(parts, on);
      const district = parts.findIndex(({ type }) => type === 'district');
      const commune = parts[district > 0 ? district - 1 : parts.length - 2];
      if (!province || !commune) return NOT_KNOWN;
      const named = lookup.communesNamed(commune.key, province.code, on);
      if (district < 0) return named.length > 0 ? IN_FORCE : NOT_KNOWN;
      const followers = named.length > MOST_PROPOSED ? [] : named.map((unit) => placed(unit, province));
      return { kind: 'ended', followers };
    },
  };
}
