// Rules about what the insurance portal last said of somebody. What was mended since is no longer said to be wrong:
// the look-up is to be made again, which alone can tell.

import { stampOf } from '../document/stamp.js';
import { lookupCodeOf, type LookupOutcome } from './insurance-lookup-codes.table.js';
import type { Person } from './person.js';
import type { DefectFinding, DefectRule } from './record-defect.js';

/** The field of the record a code speaks of. */
const FIELD_OF: Readonly<Partial<Record<LookupOutcome, 'name' | 'birthDate' | 'insurance'>>> = {
  'name-differs': 'name',
  'birth-date-differs': 'birthDate',
  'number-wrong': 'insurance',
  'province-wrong': 'insurance',
  'benefit-wrong': 'insurance',
  'not-found': 'insurance',
  expired: 'insurance',
  'new-card': 'insurance',
  revoked: 'insurance',
  reduced: 'insurance',
};

/** Fields written with the person carry no stamp: they were there before any look-up could be written. */
function wasMendedSince(person: Person, field: keyof Person): boolean {
  const mended = stampOf(person, field)?.at;
  if (mended === undefined) return false;
  const looked = stampOf(person, 'insuranceLookup')?.at;
  return looked === undefined || mended > looked;
}

function said(person: Person, ...outcomes: readonly LookupOutcome[]): DefectFinding | undefined {
  const { insuranceLookup } = person;
  const known = insuranceLookup && lookupCodeOf(insuranceLookup.resultCode);
  if (!known || !outcomes.includes(known.outcome)) return undefined;
  const field = FIELD_OF[known.outcome];
  return field !== undefined && wasMendedSince(person, field) ? undefined : { said: known.code };
}

function isToBeMadeAgain(person: Person): boolean {
  const known = person.insuranceLookup && lookupCodeOf(person.insuranceLookup.resultCode);
  if (!known) return false;
  const field = FIELD_OF[known.outcome];
  return known.outcome === 'again' || (field !== undefined && wasMendedSince(person, field));
}

export const LOOKUP_DEFECTS = [
  {
    id: 'lookup-name-differs',
    severity: 'stops-link',
    correctedBy: ['station', 'insurance-office'],
    asks: ['name', 'lookup'],
    find: (person) => said(person, 'name-differs'),
  },
  {
    id: 'lookup-birth-date-differs',
    severity: 'stops-link',
    correctedBy: ['station', 'insurance-office'],
    asks: ['birthDate', 'lookup'],
    find: (person) => said(person, 'birth-date-differs'),
  },
  {
    id: 'lookup-number-wrong',
    severity: 'stops-link',
    correctedBy: ['station', 'insurance-office'],
    asks: ['insurance', 'lookup'],
    find: (person) => said(person, 'number-wrong', 'province-wrong', 'benefit-wrong', 'not-found'),
  },
  {
    id: 'lookup-card-ended',
    severity: 'stops-link',
    correctedBy: ['insurance-office'],
    asks: ['insurance', 'lookup'],
    find: (person) => said(person, 'expired', 'revoked', 'reduced'),
  },
  {
    id: 'lookup-new-card',
    severity: 'may-stop-link',
    correctedBy: ['station'],
    asks: ['insurance', 'lookup'],
    find: (person) => said(person, 'new-card'),
  },
  {
    id: 'lookup-child-without-card',
    severity: 'to-complete',
    correctedBy: ['insurance-office'],
    asks: ['insurance', 'lookup'],
    find: (person) => said(person, 'child-without-card'),
  },
  {
    id: 'lookup-again',
    severity: 'to-complete',
    correctedBy: ['station'],
    asks: ['lookup'],
    find: (person) =>
      isToBeMadeAgain(person) ? { said: person.insuranceLookup?.resultCode ?? '' } : undefined,
  },
  {
    id: 'lookup-code-unknown',
    severity: 'to-complete',
    correctedBy: ['insurance-office'],
    asks: ['lookup'],
    find: ({ insuranceLookup }) =>
      insuranceLookup && !lookupCodeOf(insuranceLookup.resultCode)
        ? { said: insuranceLookup.resultCode }
        : undefined,
  },
] as const satisfies readonly DefectRule[];
