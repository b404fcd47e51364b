// What a merger left open: people of one older unit that was split, and the units they may live in now. Written by the
// server when a station's addresses are re-coded; settled person by person on the tablets. Ids only, no names of people.

import { Type } from '@sinclair/typebox';
import type { PersonDocId, UnitQuestionId } from '../document/ids.js';
import { envelope, id, instant, localDateText, openEnum, text } from '../document/schema-parts.js';

const communeCode = Type.String({ pattern: '^\\d{5}$' });

export const unitQuestionSchema = Type.Object(
  {
    _id: id<UnitQuestionId>('unit-question'),
    type: Type.Literal('unit-question'),
    ...envelope,
    /** The newer version stands. */
    updatedAt: instant,
    /** What to call the older unit; its code where people's records carried one. */
    from: Type.Object({
      communeCode: text(10),
      communeName: text(120),
      districtName: Type.Optional(text(120)),
    }),
    /** Whether it was read from a code or from the address as written. */
    basis: openEnum(['code', 'address']),
    choices: Type.Array(
      Type.Object({
        communeCode,
        communeName: text(120),
        provinceCode: Type.String({ pattern: '^\\d{2}$' }),
        provinceName: text(120),
        /** First day of the unit's new names and codes. */
        asOf: localDateText,
      }),
      { minItems: 1, maxItems: 12 },
    ),
    /** One of the choices: where most of the older unit went. */
    proposedCode: Type.Optional(communeCode),
    personIds: Type.Array(id<PersonDocId>('person'), { maxItems: 500 }),
    /** The run that asked was undone. */
    withdrawn: Type.Optional(Type.Boolean()),
  },
  { $id: 'unit-question.v1' },
);
