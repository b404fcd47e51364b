// Which lot was given from last, of each vaccine: on a vaccination day the next child gets from the same vial. Held until the
// worker leaves or the day ends, and never written down.

import type { VaccineLotId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';

export interface ChosenLot {
  /** Absent for a number that was typed and is in no list. */
  readonly lotId?: VaccineLotId;
  readonly lotNumber: string;
  readonly expiresOn: LocalDate;
}

export interface SessionLots {
  of(vaccineCode: string, on: LocalDate): ChosenLot | undefined;
  note(vaccineCode: string, lot: ChosenLot, on: LocalDate): void;
}

export function createSessionLots(): SessionLots {
  const noted = new Map<string, { readonly lot: ChosenLot; readonly on: LocalDate }>();
  return {
    of(vaccineCode, on) {
      const last = noted.get(vaccineCode);
      return last?.on === on ? last.lot : undefined;
    },
    note: (vaccineCode, lot, on) => void noted.set(vaccineCode, { lot, on }),
  };
}
