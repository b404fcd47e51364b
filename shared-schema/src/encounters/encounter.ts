// The encounter document.

import type { DocumentOf } from '../document/schema-parts.js';
import type { diagnosisSchema, encounterSchema, vitalsSchema } from './encounter.schema.js';

export type Encounter = DocumentOf<typeof encounterSchema>;
export type Vitals = DocumentOf<typeof vitalsSchema>;
export type Diagnosis = DocumentOf<typeof diagnosisSchema>;
export const ENCOUNTER_SCHEMA_VERSION = 1;
