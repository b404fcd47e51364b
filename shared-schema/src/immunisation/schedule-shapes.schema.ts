// The small shapes a published schedule is made of.

import { Type, type TSchema } from '@sinclair/typebox';
import { localDateText, text } from '../document/schema-parts.js';

export const closed = { additionalProperties: false };
export const list = <T extends TSchema>(of: T, maxItems = 400) => Type.Array(of, { maxItems });
export const maybe = Type.Optional;
export const oneOf = <T extends string>(...values: T[]) =>
  Type.Union(values.map((value) => Type.Literal(value)));

export const code = text(60);
export const offset = text(60);
export const words = Type.Object({ vi: text(300), en: text(300) }, closed);
export const status = oneOf('confirmed', 'to-be-confirmed');
export const bands = { beginAge: maybe(offset), endAge: maybe(offset) };
export const inForce = { effectiveFrom: maybe(localDateText), effectiveTo: maybe(localDateText) };
export const unsigned = {
  source: maybe(text(500)),
  status: maybe(status),
  unconfirmed: maybe(list(text(40), 20)),
};
