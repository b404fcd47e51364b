// That somebody went to live with others or elsewhere, and what it did to the households they left and came to. Events:
// who lives where stands on the person, these say how it came to be.

import { Type } from '@sinclair/typebox';
import type { HamletId, HouseholdChangeId, HouseholdId, MoveId, PersonDocId } from '../document/ids.js';
import { envelope, eventParts, id, openEnum, partialDateText, text } from '../document/schema-parts.js';
import { residenceSchema } from './residence.schema.js';

/** Where somebody lived, as far as it was known. */
const placeSchema = Type.Object({
  householdId: Type.Optional(id<HouseholdId>('household')),
  hamletId: Type.Optional(id<HamletId>('hamlet')),
  address: Type.Optional(text(300)),
  residence: Type.Optional(residenceSchema),
});

const reason = openEnum([
  'split',
  'joined',
  'marriage',
  'moved-house',
  'moved-away',
  'moved-in',
  'correction',
  'other',
]);
const common = {
  ...envelope,
  ...eventParts,
  /** Whose helpers may read it: the hamlet somebody lives in afterwards, or the one they left for elsewhere. */
  hamletId: Type.Optional(id<HamletId>('hamlet')),
  status: openEnum(['completed', 'amended', 'entered-in-error']),
  /** As it was told: often only the year or the month. */
  movedOn: partialDateText,
  reason,
};

export const moveSchema = Type.Object(
  {
    _id: id<MoveId>('move'),
    type: Type.Literal('move'),
    ...common,
    personId: id<PersonDocId>('person'),
    from: placeSchema,
    to: placeSchema,
  },
  { $id: 'move.v1' },
);

export const householdChangeSchema = Type.Object(
  {
    _id: id<HouseholdChangeId>('household-change'),
    type: Type.Literal('household-change'),
    ...common,
    householdId: id<HouseholdId>('household'),
    kind: openEnum(['founded', 'people-left', 'people-came', 'moved-house', 'head-named']),
    /** Who left, came or moved; of a new head, that one. */
    personIds: Type.Array(id<PersonDocId>('person'), { maxItems: 100 }),
    /** Where they went, or came from, where all of them went or came together. */
    otherHouseholdId: Type.Optional(id<HouseholdId>('household')),
    /** Where they, or the whole household, went. */
    to: Type.Optional(placeSchema),
  },
  { $id: 'household-change.v1' },
);
