// The JSON Schema of every document type, in the version this build writes.

import { enrolmentSchema } from '../chronic/enrolment.schema.js';
import { contactSchema, followUpSchema, screeningSchema } from '../chronic/follow-up.schema.js';
import { encounterSchema } from '../encounters/encounter.schema.js';
import {
  adverseEventSchema,
  immunisationDecisionSchema,
  observationSchema,
} from '../immunisation/after-dose.schema.js';
import { doseSchema } from '../immunisation/dose.schema.js';
import { pregnancySchema } from '../immunisation/pregnancy.schema.js';
import { lotMovementSchema, vaccineLotSchema } from '../immunisation/vaccine-lot.schema.js';
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
  dose: doseSchema,
  observation: observationSchema,
  'adverse-event': adverseEventSchema,
  'immunisation-decision': immunisationDecisionSchema,
  'vaccine-lot': vaccineLotSchema,
  'lot-movement': lotMovementSchema,
  pregnancy: pregnancySchema,
  enrolment: enrolmentSchema,
  screening: screeningSchema,
  'follow-up': followUpSchema,
  contact: contactSchema,
  hamlet: hamletSchema,
  station: stationProfileSchema,
  worker: workerSchema,
  'unit-question': unitQuestionSchema,
};
