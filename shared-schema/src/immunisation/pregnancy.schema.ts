// That somebody is expecting: as much of a pregnancy as tetanus vaccination asks. A record that changes until it ends.

import { Type } from '@sinclair/typebox';
import type { HamletId, PersonDocId, PregnancyId } from '../document/ids.js';
import { envelope, id, localDateText, openEnum, registryParts, text } from '../document/schema-parts.js';

export const pregnancySchema = Type.Object(
  {
    _id: id<PregnancyId>('pregnancy'),
    type: Type.Literal('pregnancy'),
    ...envelope,
    ...registryParts,
    personId: id<PersonDocId>('person'),
    hamletId: Type.Optional(id<HamletId>('hamlet')),
    registeredOn: localDateText,
    /** Expected day of birth. */
    expectedOn: Type.Optional(localDateText),
    /** What she had as a child, as far as papers show; chooses the row of the tetanus table. */
    earlierTetanus: Type.Optional(openEnum(['unknown', 'under-three', 'three-primary', 'three-and-booster'])),
    endedOn: Type.Optional(localDateText),
    outcome: Type.Optional(openEnum(['born', 'ended', 'moved-away', 'recorded-by-mistake'])),
    note: Type.Optional(text(500)),
  },
  { $id: 'pregnancy.v1' },
);
