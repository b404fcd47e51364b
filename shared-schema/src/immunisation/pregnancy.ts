// The pregnancy document.

import type { DocumentOf } from '../document/schema-parts.js';
import type { pregnancySchema } from './pregnancy.schema.js';

export type Pregnancy = DocumentOf<typeof pregnancySchema>;
export const PREGNANCY_SCHEMA_VERSION = 1;
