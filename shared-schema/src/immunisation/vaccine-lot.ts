// The documents of a lot.

import type { DocumentOf } from '../document/schema-parts.js';
import type { lotMovementSchema, vaccineLotSchema } from './vaccine-lot.schema.js';

export type VaccineLot = DocumentOf<typeof vaccineLotSchema>;
export type LotMovement = DocumentOf<typeof lotMovementSchema>;
export const VACCINE_LOT_SCHEMA_VERSION = 1;
export const LOT_MOVEMENT_SCHEMA_VERSION = 1;
