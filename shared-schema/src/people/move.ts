// The documents of a move.

import type { DocumentOf } from '../document/schema-parts.js';
import type { householdChangeSchema, moveSchema } from './move.schema.js';

export type Move = DocumentOf<typeof moveSchema>;
export type HouseholdChange = DocumentOf<typeof householdChangeSchema>;
export type Place = Move['from'];
export const MOVE_SCHEMA_VERSION = 1;
export const HOUSEHOLD_CHANGE_SCHEMA_VERSION = 1;

/** Why somebody moved, in the order they are offered; a newer version may write others. */
export const MOVE_REASONS = [
  'split',
  'joined',
  'marriage',
  'moved-house',
  'moved-away',
  'moved-in',
  'correction',
  'other',
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];
