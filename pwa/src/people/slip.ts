// What stands on a slip: for people little more than a name to hand it to the right one, for the QR nothing of anybody.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { slipText } from '@tram/shared-schema/people/slip-code.js';
import { t } from '#text/text.js';
import { householdTitle } from './household-words.js';

export interface Slip {
  readonly title: string;
  readonly lines: readonly string[];
  /** Read out instead of a number, by whoever has none. */
  readonly temporaryCode: string | undefined;
  /** What the QR says, printed under it for a hand to type. */
  readonly text: string;
}

export function personSlip(person: Person, stationId: StationId): Slip {
  return {
    title: person.name,
    lines: [
      person.birthDate === undefined
        ? t('people.ageUnknown')
        : t('papers.slipBorn', { year: person.birthDate.slice(0, 4) }),
    ],
    temporaryCode: person.personalId === undefined ? person.temporaryCode : undefined,
    text: slipText(person._id, stationId),
  };
}

export function householdSlip(
  household: Household,
  named: { readonly head: string | undefined; readonly hamlet: string | undefined },
  stationId: StationId,
): Slip {
  const { bookNumber } = household;
  return {
    title: householdTitle(named.head),
    lines: [
      named.hamlet ?? t('people.hamletUnknown'),
      ...(bookNumber === undefined ? [] : [t('papers.slipNumber', { number: bookNumber })]),
    ],
    temporaryCode: undefined,
    text: slipText(household._id, stationId),
  };
}

/** `TRAM 1P01 K9AB …` */
export const groupedSlipText = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
