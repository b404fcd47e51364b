// The JSON Schemas of shared-schema, each compiled when the first document of its type comes: all of them at once were
// a third of what the start of a server took.

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { DocumentType } from '@tram/shared-schema/document/document-types.js';
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
  const validatorOf = (type: DocumentType): ValidateFunction => {
    const validate = compiled.get(type) ?? ajv.compile(SCHEMAS[type]);
    compiled.set(type, validate);
    return validate;
  };
  return documentCheck({
    misfit(type, candidate) {
      const validate = validatorOf(type);
      return validate(candidate) ? undefined : misfitOf(validate.errors?.[0]);
    },
    byteLength: (text) => Buffer.byteLength(text),
  });
}
