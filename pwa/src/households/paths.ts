// Where the pages of households and hamlets are.

import type { Draft } from '#drafts/draft-store.js';
import { isHouseholdTask, type HouseholdTask } from './household-task.js';

export const HOUSEHOLD_PATTERNS = {
  household: '/household/:householdId',
  householdMove: '/household/:householdId/move/:task',
  addMember: '/household/:householdId/add',
  head: '/household/:householdId/head',
  personMove: '/person/:personId/move',
  hamlets: '/hamlets',
  hamlet: '/hamlets/:hamletId',
} as const;

export const householdMovePath = (householdId: string, task: HouseholdTask): string =>
  `/household/${householdId}/move/${task}`;
export const addMemberPath = (householdId: string): string => `/household/${householdId}/add`;
export const householdHeadPath = (householdId: string): string => `/household/${householdId}/head`;
/** `to`: a household that was chosen before the person was. */
export const personMovePath = (personId: string, to?: string): string =>
  `/person/${personId}/move${to === undefined ? '' : `?to=${to}`}`;
export const hamletsPath = (): string => HOUSEHOLD_PATTERNS.hamlets;
export const hamletPath = (hamletId: string): string => `/hamlets/${hamletId}`;

/** One half-written move per worker and household or person. */
export const householdMoveDraftId = (accountId: string, householdId: string, task: HouseholdTask): string =>
  `move-${task}-${accountId}-${householdId}`;
export const personMoveDraftId = (accountId: string, personId: string): string =>
  `move-${accountId}-${personId}`;

export const headDraftId = (accountId: string, householdId: string): string =>
  `head-${accountId}-${householdId}`;

/** Where a half-written change of a household's head goes on. */
export const headDraftPath = ({ values: { household } }: Pick<Draft, 'values'>): string =>
  typeof household === 'string' ? householdHeadPath(household) : hamletsPath();

/** Where a half-written move goes on. */
export function moveDraftPath({ personId, values: { household, task } }: MoveDraft): string {
  if (personId !== undefined) return personMovePath(personId);
  return typeof household === 'string' && isHouseholdTask(task)
    ? householdMovePath(household, task)
    : hamletsPath();
}
type MoveDraft = Pick<Draft, 'personId' | 'values'>;
