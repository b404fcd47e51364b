// What the lists of merged units answer to the rules of records to mend: is this unit still one, and what followed it?

import type { LocalDate } from '../local-date.js';
import { finish, type Steps } from '../steps.js';
import type { Crosswalk } from '../reference/crosswalk.js';
import { declaredProvinces } from '../reference/declared-provinces.js';
import type { ProposeUnit, UnitOfToday, UnitStanding } from './propose-unit.js';
import {
  residenceRecoding,
  residenceRecodingSteps,
  type RecodeResidence,
  type Recoding,
  type Residence,
} from './recode-residence.js';

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

export const proposeByCrosswalk = (crosswalks: readonly Crosswalk[]): ProposeUnit =>
  finish(proposeByCrosswalkSteps(crosswalks, LONG_AGO));

/** Of the lists in force on the day that is asked about; made once for `today`, and asked of everybody. */
export function* proposeByCrosswalkSteps(
  crosswalks: readonly Crosswalk[],
  today: LocalDate,
): Steps<ProposeUnit> {
  const inForce = (on: LocalDate) => crosswalks.filter(({ effectiveOn }) => effectiveOn <= on);
  /** By how many lists are in force: what holds today holds until another does. */
  const made = new Map<number, RecodeResidence>();
  if (inForce(today).length > 0)
    made.set(inForce(today).length, yield* residenceRecodingSteps(inForce(today)));
  const recodingOn = (on: LocalDate): RecodeResidence => {
    const lists = inForce(on);
    const known = made.get(lists.length) ?? residenceRecoding(lists);
    made.set(lists.length, known);
    return known;
  };
  const newest = crosswalks.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1))[0];
  const unitsToday = new Set(newest?.units.map(({ communeCode }) => communeCode));
  const provinces = declaredProvinces(crosswalks);
  return {
    isBirthProvince: (code) => provinces.has(code),
    ofAddress: (address, on) => standingOf(recodingOn(on)({ address })),
    ofCommune(communeCode, on) {
      // A merger gives old codes to new units: where it did, the code alone cannot tell, and is taken for the new one.
      if (unitsToday.has(communeCode)) return { kind: 'in-force' };
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
