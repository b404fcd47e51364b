// A commune in the codes and names of one day: what an address says stays beside it as written.

import { Type } from '@sinclair/typebox';
import { localDateText, text } from '../document/schema-parts.js';

export const residenceSchema = Type.Object({
  communeCode: Type.String({ pattern: '^\\d{5}$' }),
  communeName: text(120),
  provinceCode: Type.String({ pattern: '^\\d{2}$' }),
  provinceName: text(120),
  /** The day these codes and names were in force. */
  asOf: localDateText,
});
