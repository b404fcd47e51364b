// What the rules ask of the lists of administrative units: is this commune still one, and which may have followed it?
// The answer comes from whoever holds the lists; a station that has none yet answers `not-known` to everything.

import type { LocalDate } from '../local-date.js';

export interface UnitOfToday {
  readonly communeCode: string;
  /** With the word of its type, as it is written: `Xã Ví Dụ`. */
  readonly communeName: string;
  readonly provinceCode: string;
  readonly provinceName: string;
}

export type UnitStanding =
  | { kind: 'not-known' }
  | { kind: 'in-force' }
  /** One follower is a proposal; several are a question to whoever lives there; none is known where lists are short. */
  | { kind: 'ended'; followers: readonly UnitOfToday[] };

/** What the lists a station holds say of places, for the rules about records. */
export interface ProposeUnit {
  ofAddress(address: string, on: LocalDate): UnitStanding;
  ofCommune(communeCode: string, on: LocalDate): UnitStanding;
  /** A list names a province that had these three digits; those of province-codes.table.ts need no list. */
  isBirthProvince(code: string): boolean;
}

export const NO_UNITS_KNOWN: ProposeUnit = {
  ofAddress: () => ({ kind: 'not-known' }),
  ofCommune: () => ({ kind: 'not-known' }),
  isBirthProvince: () => false,
};
