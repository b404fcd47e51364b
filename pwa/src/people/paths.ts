// Where the pages of people are. Nothing personal may stand in an address: addresses are kept in histories and logs.

import type { Draft } from '#drafts/draft-store.js';

export const PEOPLE_PATTERNS = {
  find: '/find',
  newPerson: '/person/new',
  person: '/person/:personId',
  editPerson: '/person/:personId/edit',
  personSlip: '/person/:personId/slip',
  editHousehold: '/household/:householdId/edit',
  householdSlip: '/household/:householdId/slip',
  differences: '/differences',
} as const;

export const findPath = (): string => PEOPLE_PATTERNS.find;
export const personPath = (personId: string): string => `/person/${personId}`;
export const editPersonPath = (personId: string): string => `/person/${personId}/edit`;
export const householdPath = (householdId: string): string => `/household/${householdId}`;
/** `personId`: whose page leads there, and back. */
export const editHouseholdPath = (householdId: string, personId?: string): string =>
  `/household/${householdId}/edit${personId === undefined ? '' : `?person=${personId}`}`;
export const differencesPath = (): string => PEOPLE_PATTERNS.differences;
export const newPersonPath = (draftId?: string): string =>
  draftId === undefined ? PEOPLE_PATTERNS.newPerson : `${PEOPLE_PATTERNS.newPerson}?draft=${draftId}`;
export const newbornPath = (motherId: string): string => `${PEOPLE_PATTERNS.newPerson}?mother=${motherId}`;
/** The form of somebody known, opened to write down papers that have come. */
export const completePersonPath = (personId: string): string => `${editPersonPath(personId)}?papers=come`;
export const personSlipPath = (personId: string): string => `/person/${personId}/slip`;
export const householdSlipPath = (householdId: string, personId?: string): string =>
  `/household/${householdId}/slip${personId === undefined ? '' : `?person=${personId}`}`;

/** Where a person's half-written form goes on. */
export const personDraftPath = (draft: Pick<Draft, 'draftId' | 'personId'>): string =>
  draft.personId === undefined ? newPersonPath(draft.draftId) : editPersonPath(draft.personId);

/** Where a household's half-written form goes on. */
export function householdDraftPath({ values: { household } }: Pick<Draft, 'values'>): string {
  return typeof household === 'string' ? editHouseholdPath(household) : findPath();
}

export const newPersonDraftId = (ulid: string): string => `person-new-${ulid}`;
/** One half-written form per worker and person: two workers of one tablet do not write into each other's. */
export const editPersonDraftId = (accountId: string, personId: string): string =>
  `person-edit-${accountId}-${personId}`;
export const editHouseholdDraftId = (accountId: string, householdId: string): string =>
  `household-edit-${accountId}-${householdId}`;
