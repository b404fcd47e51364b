// A medicine somebody takes home, as it is written on the slip.

import { Type } from '@sinclair/typebox';
import { text } from '../document/schema-parts.js';

export const medicineSchema = Type.Object({
  /** Code of medicines.table.ts; a medicine of another list goes by its name alone. */
  code: Type.Optional(text(40)),
  name: text(120),
  /** As written: "5 mg", "1/2 viên". */
  strength: Type.Optional(text(40)),
  unitsPerTime: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100 })),
  timesPerDay: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  /** How many days the supply given lasts; 0 where none was given. */
  days: Type.Optional(Type.Integer({ minimum: 0, maximum: 180 })),
  instructions: Type.Optional(text(200)),
});
