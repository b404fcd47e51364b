// Care month after month: a screening before there is a diagnosis, a follow-up after it, a call to one who stayed away.
// Events.

import { Type } from '@sinclair/typebox';
import type { ContactId, FollowUpId, ScreeningId } from '../document/ids.js';
import { id, localDateText, openEnum, personEventParts, text } from '../document/schema-parts.js';
import { targetSchema } from './enrolment.schema.js';
import { measurements } from './measurements.schema.js';
import { medicineSchema } from './medicine.schema.js';

export const screeningSchema = Type.Object(
  {
    _id: id<ScreeningId>('screening'),
    type: Type.Literal('screening'),
    ...personEventParts,
    ...measurements,
    place: openEnum(['station', 'home', 'campaign']),
    note: Type.Optional(text(500)),
    amends: Type.Optional(id<ScreeningId>('screening')),
  },
  { $id: 'screening.v1' },
);

export const followUpSchema = Type.Object(
  {
    _id: id<FollowUpId>('follow-up'),
    type: Type.Literal('follow-up'),
    ...personEventParts,
    ...measurements,
    /** One visit serves every register the person is in. */
    registers: Type.Array(text(40), { minItems: 1, maxItems: 12 }),
    place: openEnum(['station', 'home', 'elsewhere']),
    /** Code of the adherence table. */
    adherence: Type.Optional(text(40)),
    sideEffects: Type.Optional(Type.Array(text(40), { maxItems: 30 })),
    medicines: Type.Optional(Type.Array(medicineSchema, { maxItems: 20 })),
    /** What other registers ask, by the codes of their rows. */
    measures: Type.Optional(
      Type.Record(Type.String({ maxLength: 40 }), Type.Union([Type.Number(), Type.Boolean(), text(200)]), {
        maxProperties: 40,
      }),
    ),
    /** The targets it was judged by, by register, as the form has it: 0 not reached, 1 reached, 2 not assessed. */
    reached: Type.Optional(
      Type.Record(Type.String({ maxLength: 40 }), Type.Integer({ minimum: 0, maximum: 2 }), {
        maxProperties: 12,
      }),
    ),
    targets: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), targetSchema, { maxProperties: 12 })),
    /** Code of the step a protocol suggested, and whether the worker took it. */
    suggestedStep: Type.Optional(text(60)),
    stepTaken: Type.Optional(Type.Boolean()),
    nextOn: Type.Optional(localDateText),
    advice: Type.Optional(text(2000)),
    note: Type.Optional(text(500)),
    amends: Type.Optional(id<FollowUpId>('follow-up')),
  },
  { $id: 'follow-up.v1' },
);

/** A call or a knock at the door of one who was missed, for vaccines or for chronic care. */
export const contactSchema = Type.Object(
  {
    _id: id<ContactId>('contact'),
    type: Type.Literal('contact'),
    ...personEventParts,
    /** `immunisation`, or codes of registers.table.ts. */
    about: Type.Array(text(40), { minItems: 1, maxItems: 12 }),
    by: openEnum(['call', 'home-visit', 'message']),
    result: openEnum([
      'coming',
      'no-answer',
      'wrong-number',
      'refuses',
      'moved',
      'died',
      'seen-elsewhere',
      'ask-home-visit',
      'other',
    ]),
    /** Not shown among the missing before this day. */
    againOn: Type.Optional(localDateText),
    note: Type.Optional(text(500)),
    amends: Type.Optional(id<ContactId>('contact')),
  },
  { $id: 'contact.v1' },
);
