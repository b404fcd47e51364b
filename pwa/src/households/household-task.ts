// What may be done with a whole household.

export const HOUSEHOLD_TASKS = ['split', 'merge', 'away', 'move-house'] as const;
export type HouseholdTask = (typeof HOUSEHOLD_TASKS)[number];

export const isHouseholdTask = (value: unknown): value is HouseholdTask =>
  HOUSEHOLD_TASKS.some((task) => task === value);
