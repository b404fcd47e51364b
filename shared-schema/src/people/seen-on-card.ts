// Somebody had the card before them, and it says what the record says: that holds as long as the record says the same.

import type { Person } from './person.js';

/** `rule`: of record-defects.ts. */
export const isSeenOnCard = (
  { seenOnCard = [], personalId }: Pick<Person, 'seenOnCard' | 'personalId'>,
  rule: string,
  said: string | undefined,
): boolean =>
  seenOnCard.some((seen) => seen.rule === rule && seen.said === said && seen.personalId === personalId);
