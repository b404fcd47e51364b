// The household document.

import type { DocumentOf } from '../document/schema-parts.js';
import type { householdSchema } from './household.schema.js';

export type Household = DocumentOf<typeof householdSchema>;
export const HOUSEHOLD_SCHEMA_VERSION = 1;
