// Rules about where somebody lives. The address as written is never rewritten: the commune of today is put beside it
// (person.residence), and once it stands there the old words are no fault. Source: vietnam.md §6.

import type { LocalDate } from '../local-date.js';
import { DISTRICTS_ENDED_ON } from './defect-bounds.table.js';
import type { ProposeUnit, UnitOfToday, UnitStanding } from './propose-unit.js';
import type { DefectRule, Proposal } from './record-defect.js';
import { tidyText } from './vietnamese-text.js';

/**
 * `Huyện Thử`, `H. Thử`, `Quận 5`, `TX. Thử`. Without its word a district's name cannot be told from another, so only
 * those with it are found here; the lists of units know more.
 */
const DISTRICT = /(?:^|[,;–-])\s*(?:huyện|quận|thị xã|h\.|q\.|tx\.?)\s*[\p{Lu}\d]/iu;

export const namesDistrict = (address: string): boolean => DISTRICT.test(tidyText(address));

const residencesOf = (followers: readonly UnitOfToday[], asOf: LocalDate): readonly Proposal[] =>
  followers.map((unit) => ({
    field: 'residence',
    value: {
      communeCode: unit.communeCode,
      communeName: unit.communeName,
      provinceCode: unit.provinceCode,
      provinceName: unit.provinceName,
      asOf,
    },
  }));

function standingOf(address: string, units: ProposeUnit, today: LocalDate): UnitStanding {
  const standing = units.ofAddress(address, today);
  if (standing.kind !== 'not-known' || today < DISTRICTS_ENDED_ON.on) return standing;
  return namesDistrict(address) ? { kind: 'ended', followers: [] } : standing;
}

export const PLACE_DEFECTS = [
  {
    id: 'address-unit-ended',
    severity: 'may-stop-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['address'],
    find({ address, residence }, { units, today }) {
      if (address === undefined || residence !== undefined) return undefined;
      const standing = standingOf(address, units, today);
      if (standing.kind !== 'ended') return undefined;
      return { said: address, proposals: residencesOf(standing.followers, today) };
    },
  },
  {
    id: 'commune-superseded',
    severity: 'stops-link',
    correctedBy: ['station'],
    asks: ['address'],
    find({ residence }, { units, today }) {
      if (residence === undefined) return undefined;
      const standing = units.ofCommune(residence.communeCode, today);
      if (standing.kind !== 'ended') return undefined;
      return {
        said: `${residence.communeName}, ${residence.provinceName}`,
        proposals: residencesOf(standing.followers, today),
      };
    },
  },
] as const satisfies readonly DefectRule[];
