// Where the pages of encounters are.

import type { Draft } from '#drafts/draft-store.js';

export const ENCOUNTER_PATTERNS = {
  newEncounter: '/person/:personId/encounter/new',
  encounter: '/person/:personId/encounter/:encounterId',
  amendEncounter: '/person/:personId/encounter/:encounterId/amend',
} as const;

export const newEncounterPath = (personId: string): string => `/person/${personId}/encounter/new`;
export const encounterPath = (personId: string, encounterId: string): string =>
  `/person/${personId}/encounter/${encounterId}`;
export const amendEncounterPath = (personId: string, encounterId: string): string =>
  `${encounterPath(personId, encounterId)}/amend`;

/** Where a half-written visit goes on. */
export function encounterDraftPath(draft: Pick<Draft, 'personId' | 'values'>): string {
  const personId = draft.personId ?? '';
  const { amends } = draft.values;
  return typeof amends === 'string' ? amendEncounterPath(personId, amends) : newEncounterPath(personId);
}

/** One half-written visit per worker and person, one correction per worker and visit. */
export const newEncounterDraftId = (accountId: string, personId: string): string =>
  `encounter-new-${accountId}-${personId}`;
export const amendEncounterDraftId = (accountId: string, encounterId: string): string =>
  `encounter-amend-${accountId}-${encounterId}`;
