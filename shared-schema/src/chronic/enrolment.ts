// The enrolment document.

import type { DocumentOf } from '../document/schema-parts.js';
import type { enrolmentSchema, targetSchema } from './enrolment.schema.js';

export type Enrolment = DocumentOf<typeof enrolmentSchema>;
export type CareTarget = DocumentOf<typeof targetSchema>;
export const ENROLMENT_SCHEMA_VERSION = 1;
