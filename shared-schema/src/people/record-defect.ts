// What a rule about a person's record is, and what it finds. Words for people are made from the id, elsewhere.

import type { LocalDate } from '../local-date.js';
import type { StandingOf } from './counted.js';
import type { Person } from './person.js';
import type { ProposeUnit } from './propose-unit.js';

/**
 * `stops-link`: the population database or the insurance portal will not find this person.
 * `may-stop-link`: it often does not. `to-complete`: nothing is wrong, something is still to come.
 */
export type DefectSeverity = 'stops-link' | 'may-stop-link' | 'to-complete';

/** Who can put it right. The station asks and types; the others hold the paper that is wrong. */
export type Corrector = 'station' | 'commune-police' | 'insurance-office';

/** The question to put to the person, of those a form of a person has, and the look-up that may be made again. */
export type AskedQuestion =
  'name' | 'sex' | 'birthDate' | 'personalId' | 'insurance' | 'phone' | 'address' | 'guardian' | 'lookup';

export type ProposedField = 'name' | 'sex' | 'birthDate' | 'phone' | 'residence';
export type Proposal = {
  [F in ProposedField]: { readonly field: F; readonly value: NonNullable<Person[F]> };
}[ProposedField];

export interface DefectFinding {
  /** What the record says now; absent where it says nothing. */
  readonly said?: string;
  /** To be agreed to, never written unasked. */
  readonly proposals?: readonly Proposal[];
}

export interface DefectSetting {
  readonly today: LocalDate;
  readonly units: ProposeUnit;
  readonly standingOf: StandingOf;
}

export interface DefectRule {
  readonly id: string;
  readonly severity: DefectSeverity;
  /** The first is asked first. */
  readonly correctedBy: readonly Corrector[];
  readonly asks: readonly AskedQuestion[];
  /** True cards exist that look wrong: somebody who has seen the card may say that it says so. */
  readonly mayStandOnCard?: boolean;
  find(person: Person, setting: DefectSetting): DefectFinding | undefined;
}
