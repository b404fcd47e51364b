// A household: people who live and are counted together. Who belongs to it stands on each person.

import { Type } from '@sinclair/typebox';
import type { HamletId, HouseholdId, PersonDocId } from '../document/ids.js';
import { envelope, id, registryParts, text } from '../document/schema-parts.js';

export const householdSchema = Type.Object(
  {
    _id: id<HouseholdId>('household'),
    type: Type.Literal('household'),
    ...envelope,
    ...registryParts,
    hamletId: Type.Optional(id<HamletId>('hamlet')),
    /** The number the commune knows it by, where it has one. */
    bookNumber: Type.Optional(text(30)),
    headPersonId: Type.Optional(id<PersonDocId>('person')),
    address: Type.Optional(text(300)),
    note: Type.Optional(text(1000)),
  },
  { $id: 'household.v1' },
);
