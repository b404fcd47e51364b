// Whether a document is what the server will take: the same JSON Schema, and not one field more.

import { Ajv } from 'ajv';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { SCHEMAS } from '@tram/shared-schema/document/schemas.js';

/** Empty where the document is good. */
export function schemaErrors(doc: TramDocument): readonly string[] {
  const validate = new Ajv({ allErrors: true, keywords: ['x-known'] }).compile({
    ...SCHEMAS[doc.type],
    additionalProperties: false,
  });
  // As it will be sent: `undefined` must not hide behind JSON.
  if (JSON.stringify(doc) !== JSON.stringify(structuredClone(doc))) return ['not plain JSON'];
  if (Object.values(doc).includes(undefined)) return ['holds undefined'];
  if (validate(doc)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
