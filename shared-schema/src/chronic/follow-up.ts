// The documents of chronic care that are events.

import type { DocumentOf } from '../document/schema-parts.js';
import type { contactSchema, followUpSchema, screeningSchema } from './follow-up.schema.js';
import type { glucoseSchema, pressureReadingsSchema } from './measurements.schema.js';

export type Screening = DocumentOf<typeof screeningSchema>;
export type FollowUp = DocumentOf<typeof followUpSchema>;
export type Contact = DocumentOf<typeof contactSchema>;
export type PressureReadings = DocumentOf<typeof pressureReadingsSchema>;
export type PressureReading = PressureReadings[number];
export type Glucose = DocumentOf<typeof glucoseSchema>;
export const SCREENING_SCHEMA_VERSION = 1;
export const FOLLOW_UP_SCHEMA_VERSION = 1;
export const CONTACT_SCHEMA_VERSION = 1;
