// Which lot a dose left: the one it names, or the station's lot of its vaccine with the number that was typed. A lot that is
// taken into the list afterwards so has every dose that was given from it, and no dose is written anew.

import type { VaccineLotId } from '../document/ids.js';
import type { LocalDate, PartialDate } from '../local-date.js';
import type { Dose } from './dose.js';
import type { VaccineLot } from './vaccine-lot.js';

export interface TypedLot {
  readonly lotNumber: string;
  readonly expiresOn?: LocalDate;
}

/** What a fact of a dose says of its lot. */
export interface LotOfDose {
  readonly lotId?: VaccineLotId;
  /** Given here from a lot whose number was typed: it names no lot of the list. */
  readonly typedLot?: TypedLot;
  /** Given after its lot's last day. */
  readonly expired?: true;
}

const givenOnAfter = (givenOn: PartialDate, lastDay: LocalDate | undefined): boolean =>
  lastDay !== undefined && givenOn.length === lastDay.length && givenOn > lastDay;

/** Vials of another place are in nobody's stock here. */
function typedLotOf({ source, lotId, lotNumber, expiresOn }: Dose): TypedLot | undefined {
  if (source !== 'given-here' || lotId !== undefined || lotNumber === undefined) return undefined;
  return expiresOn === undefined ? { lotNumber } : { lotNumber, expiresOn };
}

export function lotOfDose(dose: Dose): LotOfDose {
  const { lotId, givenOn, expiresOn } = dose;
  const typedLot = typedLotOf(dose);
  return {
    ...(lotId !== undefined && { lotId }),
    ...(typedLot && { typedLot }),
    ...(givenOnAfter(givenOn, expiresOn) && { expired: true }),
  };
}

/** Numbers are typed in small and in capital letters. */
export const lotKey = (vaccineCode: string, lotNumber: string): string =>
  `${vaccineCode} ${lotNumber.trim().toUpperCase()}`;

export type LotsByNumber = ReadonlyMap<string, VaccineLotId>;

/** Of two lots of one number, taken in on two tablets, the same one everywhere. */
export function lotsByNumber(
  lots: Iterable<Pick<VaccineLot, '_id' | 'vaccineCode' | 'lotNumber'>>,
): LotsByNumber {
  const ids = new Map<string, VaccineLotId>();
  for (const { _id, vaccineCode, lotNumber } of lots) {
    const key = lotKey(vaccineCode, lotNumber);
    const other = ids.get(key);
    if (other === undefined || _id < other) ids.set(key, _id);
  }
  return ids;
}

export type DrawnDose = Pick<LotOfDose, 'lotId' | 'typedLot'> & { readonly vaccineCode: string };

export const leftLot = (
  { lotId, typedLot, vaccineCode }: DrawnDose,
  byNumber: LotsByNumber,
): VaccineLotId | undefined => lotId ?? (typedLot && byNumber.get(lotKey(vaccineCode, typedLot.lotNumber)));

/** A number doses were given from, and no lot of the list has. */
export interface UnlistedLot extends TypedLot {
  readonly vaccineCode: string;
  readonly given: number;
}

/** In the order of vaccine and number. Of several last days that were typed the earliest is believed. */
export function unlistedLots(doses: Iterable<DrawnDose>, byNumber: LotsByNumber): readonly UnlistedLot[] {
  const unlisted = new Map<string, UnlistedLot>();
  for (const dose of doses) {
    const { typedLot, vaccineCode } = dose;
    if (!typedLot || leftLot(dose, byNumber) !== undefined) continue;
    const key = lotKey(vaccineCode, typedLot.lotNumber);
    const before = unlisted.get(key);
    const days = [before?.expiresOn, typedLot.expiresOn].filter((day) => day !== undefined);
    const [expiresOn] = days.sort();
    unlisted.set(key, {
      vaccineCode,
      lotNumber: before?.lotNumber ?? typedLot.lotNumber.trim(),
      ...(expiresOn !== undefined && { expiresOn }),
      given: (before?.given ?? 0) + 1,
    });
  }
  return [...unlisted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lot]) => lot);
}
