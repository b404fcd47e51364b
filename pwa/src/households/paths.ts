// Where the pages of households and hamlets are.

import type { HouseholdTask } from './open-move-form.js';

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
