// The medicine part of a follow-up and of an enrolment.

import type { DocumentOf } from '../document/schema-parts.js';
import type { medicineSchema } from './medicine.schema.js';

export type Medicine = DocumentOf<typeof medicineSchema>;
