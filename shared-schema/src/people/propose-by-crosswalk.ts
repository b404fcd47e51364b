// What the lists of merged units answer to the rules of records to mend: is this unit still one, and what followed it?

import type { LocalDate } from '../local-date.js';
import type { Crosswalk } from '../reference/crosswalk.js';
import type { ProposeUnit, UnitOfToday, UnitStanding } from './propose-unit.js';
import { residenceRecoding, type Recoding, type Residence } from './recode-residence.js';

/** Before any list: a code alone does not say of which day it is. */
const LONG_AGO = '0001-01-01' as LocalDate;

const unitOf = ({ asOf: _asOf, ...unit }: Residence): UnitOfToday => unit;

function standingOf(recoding: Recoding): UnitStanding {
  switch (recoding.kind) {
    case 'unchanged':
      return { kind: 'in-force' };
    case 'recode':
      return { kind: 'ended', followers: [unitOf(recoding.to)] };
    case 'ask':
      return { kind: 'ended', followers: recoding.choices.map(unitOf) };
    case 'unknown':
      return { kind: 'not-known' };
  }
}

/** Of the lists in force on the day that is asked about; made once, asked of everybody. */
export function proposeByCrosswalk(crosswalks: readonly Crosswalk[]): ProposeUnit {
  const made = new Map<LocalDate, ReturnType<typeof residenceRecoding>>();
  const recodingOn = (on: LocalDate) => {
    const known =
      made.get(on) ?? residenceRecoding(crosswalks.filter(({ effectiveOn }) => effectiveOn <= on));
    made.set(on, known);
    return known;
  };
  const newest = crosswalks.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1))[0];
  const today = new Set(newest?.units.map(({ communeCode }) => communeCode));
  const olderProvinces = new Set(
    crosswalks.flatMap(({ rows }) => rows.map(({ provinceCode }) => provinceCode.padStart(3, '0'))),
  );
  return {
    isBirthProvince: (code) => olderProvinces.has(code),
    ofAddress: (address, on) => standingOf(recodingOn(on)({ address })),
    ofCommune(communeCode, on) {
      // A merger gives old codes to new units: where it did, the code alone cannot tell, and is taken for the new one.
      if (today.has(communeCode)) return { kind: 'in-force' };
      const residence = {
        communeCode,
        communeName: '',
        provinceCode: '00',
        provinceName: '',
        asOf: LONG_AGO,
      };
      return standingOf(recodingOn(on)({ residence }));
    },
  };
}

/** What the second says only where the first knows nothing. */
export function firstKnown(first: ProposeUnit, second: ProposeUnit): ProposeUnit {
  const either = (standing: UnitStanding, other: () => UnitStanding): UnitStanding =>
    standing.kind === 'not-known' ? other() : standing;
  return {
    ofAddress: (address, on) => either(first.ofAddress(address, on), () => second.ofAddress(address, on)),
    ofCommune: (code, on) => either(first.ofCommune(code, on), () => second.ofCommune(code, on)),
    isBirthProvince: (code) => first.isBirthProvince(code) || second.isBirthProvince(code),
  };
}
