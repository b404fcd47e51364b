// A national list of codes as the server holds it, once for all stations: a head that says which list it is, and parts
// with its rows. Parts are named after what is in them, so that a new version shares those that stayed (decisions/0020).

import { Type } from '@sinclair/typebox';
import { instant, localDateText, openEnum, text } from '../document/schema-parts.js';

const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const schemaVersion = Type.Integer({ minimum: 1, maximum: 1000 });
const columns = Type.Array(text(40), { minItems: 1, maxItems: 40 });

export const codeListSchema = Type.Object(
  {
    type: Type.Literal('code-list'),
    schemaVersion,
    listId: openEnum(['units', 'icd10', 'crosswalk', 'schedule']),
    /** What people call it, and what goes beside a code: `TT 06/2026/TT-BYT`. */
    edition: text(120),
    /** Document, file or address it was taken from. */
    source: text(300),
    effectiveFrom: localDateText,
    effectiveTo: Type.Optional(localDateText),
    /** How cells are read; the first is the code. */
    columns,
    /** Of all parts in their order; the same rows have the same digest. */
    digest,
    rowCount: Type.Integer({ minimum: 0, maximum: 100_000 }),
    /** How many rows no longer hold. */
    endedCount: Type.Integer({ minimum: 0, maximum: 100_000 }),
    parts: Type.Array(Type.Object({ digest, rowCount: Type.Integer({ minimum: 1, maximum: 100_000 }) }), {
      maxItems: 1000,
    }),
    importedAt: instant,
    /** Account, or `system` where somebody at the server's own console did it. */
    importedBy: text(60),
  },
  { $id: 'code-list.v1' },
);

export const codeListPartSchema = Type.Object(
  {
    type: Type.Literal('code-list-part'),
    schemaVersion,
    digest,
    /** Cells as text in the order of the list's columns; empty ones at the end are left out. */
    rows: Type.Array(Type.Array(Type.String({ maxLength: 1000 }), { minItems: 1, maxItems: 40 }), {
      minItems: 1,
      maxItems: 100_000,
    }),
  },
  { $id: 'code-list-part.v1' },
);

/** No documents of a station: no tablet writes them, and no station's feed carries them. Their schemas grow by the same rules. */
export const CODE_LIST_SCHEMAS = {
  'code-list': codeListSchema,
  'code-list-part': codeListPartSchema,
} as const;
