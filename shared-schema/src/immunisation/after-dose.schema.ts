// What may follow a dose, or stand instead of one: half an hour's watch, an adverse event, a refusal, a deferral. Events.

import { Type } from '@sinclair/typebox';
import type { AdverseEventId, DoseId, ImmunisationDecisionId, ObservationId } from '../document/ids.js';
import { screeningAnswersSchema } from './dose.schema.js';
import { id, instant, localDateText, openEnum, personEventParts, text } from '../document/schema-parts.js';

const doses = Type.Array(id<DoseId>('dose'), { minItems: 1, maxItems: 12 });

/** Ends the watch after the doses it names; until it is there the tablet goes on counting from the dose. */
export const observationSchema = Type.Object(
  {
    _id: id<ObservationId>('observation'),
    type: Type.Literal('observation'),
    ...personEventParts,
    doseIds: doses,
    outcome: openEnum(['well', 'adverse-event', 'left-early']),
    note: Type.Optional(text(500)),
    amends: Type.Optional(id<ObservationId>('observation')),
  },
  { $id: 'observation.v1' },
);

export const adverseEventSchema = Type.Object(
  {
    _id: id<AdverseEventId>('adverse-event'),
    type: Type.Literal('adverse-event'),
    ...personEventParts,
    doseIds: doses,
    /** When the signs began; `occurredAt` is when they were seen or told. */
    onsetAt: Type.Optional(instant),
    severity: openEnum(['mild', 'severe']),
    signs: Type.Array(text(40), { maxItems: 30 }),
    description: Type.Optional(text(1000)),
    treatment: Type.Optional(text(1000)),
    outcome: openEnum(['recovering', 'recovered', 'referred', 'died', 'unknown']),
    /** The report a severe event owes: to whom it went, and when. */
    reports: Type.Optional(
      Type.Array(Type.Object({ to: openEnum(['centre', 'cdc', 'health-department']), at: instant }), {
        maxItems: 10,
      }),
    ),
    /** Giving stops on the day of a severe event; why it went on, as somebody said. Who: the author of this version. */
    resumed: Type.Optional(Type.Object({ reason: text(300), at: instant })),
    amends: Type.Optional(id<AdverseEventId>('adverse-event')),
  },
  { $id: 'adverse-event.v1' },
);

/** Why a dose that was due was not given, or why a series is none of this person's. */
export const immunisationDecisionSchema = Type.Object(
  {
    _id: id<ImmunisationDecisionId>('immunisation-decision'),
    type: Type.Literal('immunisation-decision'),
    ...personEventParts,
    kind: openEnum(['refused', 'deferred', 'contraindicated', 'immune', 'out-of-stock']),
    /** Codes of the vaccine table; none means every vaccine. */
    vaccineCodes: Type.Array(text(40), { maxItems: 40 }),
    reason: text(40),
    /** A deferral's next day, a contraindication's last. */
    untilOn: Type.Optional(localDateText),
    /** What was answered and measured that led to it. */
    screening: Type.Optional(screeningAnswersSchema),
    note: Type.Optional(text(500)),
    amends: Type.Optional(id<ImmunisationDecisionId>('immunisation-decision')),
  },
  { $id: 'immunisation-decision.v1' },
);
