// One vaccine given to one person. An event: several vaccines of one visit are several doses of one moment. Whether it
// counts is never stored: the schedule of the day judges it anew each time.

import { Type } from '@sinclair/typebox';
import type { AccountId, DoseId, VaccineLotId } from '../document/ids.js';
import {
  id,
  localDateText,
  openEnum,
  personEventParts,
  partialDateText,
  text,
} from '../document/schema-parts.js';

/** What was asked and measured before the needle, as the screening table of that day has it. */
export const screeningAnswersSchema = Type.Object({
  /** The edition of the screening table, so that an old answer is read against the questions that were asked. */
  edition: text(40),
  answers: Type.Array(
    Type.Object({
      code: text(40),
      value: Type.Union([Type.Boolean(), Type.Number({ minimum: 0, maximum: 10_000 })]),
    }),
    { maxItems: 40 },
  ),
});

export const doseSchema = Type.Object(
  {
    _id: id<DoseId>('dose'),
    type: Type.Literal('dose'),
    // `occurredAt`: the moment it was given; of a dose known by its day only, the start of that day. Orders the timeline.
    ...personEventParts,
    /** The day as it is known. Only a whole day can be judged exactly; the rest are judged at their latest day. */
    givenOn: partialDateText,
    /** Code of the vaccine table of the schedule. */
    vaccineCode: text(40),
    product: Type.Optional(text(120)),
    source: openEnum(['given-here', 'record-seen', 'told', 'national-system']),
    /** Where, if not here. */
    givenAtPlace: Type.Optional(text(200)),
    givenBy: Type.Optional(id<AccountId>('account')),
    lotId: Type.Optional(id<VaccineLotId>('vaccine-lot')),
    lotNumber: Type.Optional(text(40)),
    expiresOn: Type.Optional(localDateText),
    bodySite: Type.Optional(
      openEnum(['left-arm', 'right-arm', 'left-thigh', 'right-thigh', 'mouth', 'other']),
    ),
    route: Type.Optional(openEnum(['intramuscular', 'subcutaneous', 'intradermal', 'oral', 'other'])),
    screening: Type.Optional(screeningAnswersSchema),
    /** What the rules refused and somebody answered for. */
    override: Type.Optional(
      Type.Object({
        refusals: Type.Array(text(40), { minItems: 1, maxItems: 12 }),
        reason: text(300),
        by: id<AccountId>('account'),
      }),
    ),
    /** The number the paper book gives it, as written there. */
    writtenNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    duringPregnancy: Type.Optional(Type.Boolean()),
    note: Type.Optional(text(500)),
    amends: Type.Optional(id<DoseId>('dose')),
  },
  { $id: 'dose.v1' },
);
