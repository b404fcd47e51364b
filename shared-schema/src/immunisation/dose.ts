// The dose document.

import type { DocumentOf } from '../document/schema-parts.js';
import type { doseSchema, screeningAnswersSchema } from './dose.schema.js';

export type Dose = DocumentOf<typeof doseSchema>;
export type ScreeningAnswers = DocumentOf<typeof screeningAnswersSchema>;
export const DOSE_SCHEMA_VERSION = 1;
