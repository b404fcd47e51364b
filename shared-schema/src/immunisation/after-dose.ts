// The documents that follow a dose or stand instead of one.

import type { DocumentOf } from '../document/schema-parts.js';
import type {
  adverseEventSchema,
  immunisationDecisionSchema,
  observationSchema,
} from './after-dose.schema.js';

export type Observation = DocumentOf<typeof observationSchema>;
export type AdverseEvent = DocumentOf<typeof adverseEventSchema>;
export type ImmunisationDecision = DocumentOf<typeof immunisationDecisionSchema>;
export const OBSERVATION_SCHEMA_VERSION = 1;
export const ADVERSE_EVENT_SCHEMA_VERSION = 1;
export const IMMUNISATION_DECISION_SCHEMA_VERSION = 1;
