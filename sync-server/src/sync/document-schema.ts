// The JSON Schemas of shared-schema, compiled.

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { LIFECYCLE, type DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { Misfit } from '@tram/shared-schema/document/misfit.js';
import { SCHEMAS } from '@tram/shared-schema/document/schemas.js';
import { documentCheck, type CheckDocument } from '@tram/shared-schema/sync/check-document.js';

function misfitOf(error: ErrorObject | undefined): Misfit {
  const path = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const params: Readonly<Record<string, unknown>> = error?.params ?? {};
  const missing = params['missingProperty'];
  const field = typeof missing === 'string' ? [path, missing].filter((part) => part !== '').join('.') : path;
  return { field, rule: error?.keyword ?? 'schema' };
}

export function documentChecker(): CheckDocument {
  const ajv = new Ajv({ strict: true, allErrors: false, validateSchema: false });
  ajv.addVocabulary(['x-known']);
  const compiled = new Map<DocumentType, ValidateFunction>();
  for (const type of Object.keys(LIFECYCLE) as DocumentType[]) compiled.set(type, ajv.compile(SCHEMAS[type]));
  return documentCheck({
    misfit(type, candidate) {
      const validate = compiled.get(type);
      return validate?.(candidate) === true ? undefined : misfitOf(validate?.errors?.[0]);
    },
    byteLength: (text) => Buffer.byteLength(text),
  });
}
