// The JSON Schema of every document type, in the version this build writes.

import { encounterSchema } from '../encounters/encounter.schema.js';
import { householdSchema } from '../people/household.schema.js';
import { householdChangeSchema, moveSchema } from '../people/move.schema.js';
import { personSchema } from '../people/person.schema.js';
import { hamletSchema, stationProfileSchema, workerSchema } from '../reference/reference.schema.js';
import { unitQuestionSchema } from '../reference/unit-question.schema.js';
import type { DocumentType } from './document-types.js';
import type { TSchema } from '@sinclair/typebox';

export const SCHEMAS: Readonly<Record<DocumentType, TSchema>> = {
  person: personSchema,
  household: householdSchema,
  move: moveSchema,
  'household-change': householdChangeSchema,
  encounter: encounterSchema,
  hamlet: hamletSchema,
  station: stationProfileSchema,
  worker: workerSchema,
  'unit-question': unitQuestionSchema,
};
