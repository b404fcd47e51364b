// What a merger makes of where a person lives: nothing, another unit, or a question. By the code on the record; where
// there is none, by the address as written, which is never changed. Pure: the lists are handed in.

import {
  crosswalkByCode,
  type Crosswalk,
  type CrosswalkByCode,
  type CrosswalkRow,
  type PlacedUnit,
} from '../reference/crosswalk.js';
import { oldUnitReaderSteps, type ReadOldUnit } from '../reference/old-unit-in-address.js';
import type { LocalDate } from '../local-date.js';
import { finish, type Steps } from '../steps.js';
import type { Person } from './person.js';
import { foldText } from './vietnamese-text.js';

export type Residence = NonNullable<Person['residence']>;
/** How the older unit was found. */
export type RecodingBasis = 'code' | 'address';
export type OldUnit = Pick<PlacedUnit, 'communeCode' | 'communeName'> & { readonly districtName?: string };

export type UnknownResidence =
  /** Neither a code nor an address. */
  | 'nothing-written'
  /** A code no list has. */
  | 'unknown-code'
  /** No unit can be read out of the address, or too many. */
  | 'unclear-address';

export type Recoding =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'recode';
      readonly from: OldUnit;
      readonly basis: RecodingBasis;
      readonly to: Residence;
    }
  | {
      readonly kind: 'ask';
      readonly from: OldUnit;
      readonly basis: RecodingBasis;
      readonly choices: readonly Residence[];
      readonly proposed?: Residence;
    }
  | { readonly kind: 'unknown'; readonly why: UnknownResidence };

interface Step extends CrosswalkByCode {
  readonly effectiveOn: LocalDate;
  readonly readAddress: ReadOldUnit;
}

/** Asked of one person after another: the lists are read once. */
export type RecodeResidence = (person: Pick<Person, 'residence' | 'address'>) => Recoding;

/** More than a person can choose among at a glance is no question but a form. */
const MAX_CHOICES = 8;
const UNCHANGED: Recoding = { kind: 'unchanged' };
/** Before any list: what an address written long ago is taken for. */
const LONG_AGO = '0001-01-01' as LocalDate;

const unknown = (why: UnknownResidence): Recoding => ({ kind: 'unknown', why });
const residenceOf = (unit: PlacedUnit, asOf: LocalDate): Residence => ({
  communeCode: unit.communeCode,
  communeName: unit.communeName,
  provinceCode: unit.provinceCode,
  provinceName: unit.provinceName,
  asOf,
});
const oldUnitOf = ({ communeCode, communeName, districtName }: CrosswalkRow): OldUnit =>
  districtName === undefined ? { communeCode, communeName } : { communeCode, communeName, districtName };

/** Codes and names: a province of another name is a change too, another spelling of it is none. */
const isSame = (a: PlacedUnit, b: PlacedUnit): boolean =>
  a.communeCode === b.communeCode &&
  a.provinceCode === b.provinceCode &&
  foldText(a.communeName) === foldText(b.communeName) &&
  foldText(a.provinceName) === foldText(b.provinceName);

/** A later day beside a code that ended before it: the list was older than the day says. */
function isBefore({ communeCode, asOf }: Residence, step: Step): boolean {
  if (asOf < step.effectiveOn) return true;
  return step.rowOf(communeCode) !== undefined && step.unitOf(communeCode) === undefined;
}

function climb(start: Residence, from: OldUnit, basis: RecodingBasis, steps: readonly Step[]): Recoding {
  let at = start;
  for (const step of steps) {
    if (!isBefore(at, step)) continue;
    const became = step.becameOf(at.communeCode);
    if (became.kind === 'unknown') {
      // A new unit's code beside an older day: it is what it says.
      if (step.unitOf(at.communeCode)) continue;
      return unknown('unknown-code');
    }
    if (became.kind === 'several') {
      const { choices, proposed } = became;
      return {
        kind: 'ask',
        from,
        basis,
        choices: choices.map((unit) => residenceOf(unit, step.effectiveOn)),
        ...(proposed && { proposed: residenceOf(proposed, step.effectiveOn) }),
      };
    }
    if (!isSame(at, became.to)) at = residenceOf(became.to, step.effectiveOn);
  }
  return at === start ? UNCHANGED : { kind: 'recode', from, basis, to: at };
}

const fromRow = (row: CrosswalkRow, steps: readonly Step[]): Recoding =>
  climb(residenceOf(row, LONG_AGO), oldUnitOf(row), 'address', steps);

/** Every unit one of the homonyms became. */
function askOfHomonyms(rows: readonly CrosswalkRow[], steps: readonly Step[]): Recoding {
  const [first] = rows;
  const choices = new Map<string, Residence>();
  for (const row of rows.slice(0, MAX_CHOICES + 1)) {
    const recoding = fromRow(row, steps);
    if (recoding.kind === 'recode') choices.set(recoding.to.communeCode, recoding.to);
    else if (recoding.kind === 'ask')
      for (const choice of recoding.choices) choices.set(choice.communeCode, choice);
    else if (recoding.kind === 'unchanged') {
      const stays = residenceOf(row, steps.at(-1)?.effectiveOn ?? LONG_AGO);
      choices.set(row.communeCode, stays);
    } else return unknown('unclear-address');
  }
  if (!first || choices.size > MAX_CHOICES) return unknown('unclear-address');
  return { kind: 'ask', from: oldUnitOf(first), basis: 'address', choices: [...choices.values()] };
}

function fromAddress(address: string, steps: readonly Step[]): Recoding {
  for (const step of steps) {
    const reading = step.readAddress(address);
    switch (reading.kind) {
      case 'old':
        return fromRow(reading.row, steps);
      case 'unsure':
        return askOfHomonyms(reading.rows, steps);
      case 'in-force':
        return climb(residenceOf(reading.unit, step.effectiveOn), reading.unit, 'address', steps);
      case 'nothing':
    }
  }
  return unknown('unclear-address');
}

/** Through every list since the record was written, the oldest first. */
export const residenceRecoding = (crosswalks: readonly Crosswalk[]): RecodeResidence =>
  finish(residenceRecodingSteps(crosswalks));

export function* residenceRecodingSteps(crosswalks: readonly Crosswalk[]): Steps<RecodeResidence> {
  const steps: Step[] = [];
  for (const crosswalk of crosswalks.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))) {
    const readAddress = yield* oldUnitReaderSteps(crosswalk);
    yield;
    steps.push({ ...crosswalkByCode(crosswalk), effectiveOn: crosswalk.effectiveOn, readAddress });
  }
  return ({ residence, address }) => {
    if (residence) return climb(residence, residence, 'code', steps);
    return address === undefined ? unknown('nothing-written') : fromAddress(address, steps);
  };
}
