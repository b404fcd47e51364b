// The JSON Schemas of shared-schema, compiled. The first thing wrong is named by field and rule; values are never repeated.

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import {
  LIFECYCLE,
  type DocumentType,
  type TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import { isInstant } from '@tram/shared-schema/document/instant.js';
import { SCHEMAS } from '@tram/shared-schema/document/schemas.js';
import { MAX_DOCUMENT_BYTES } from '@tram/shared-schema/sync/limits.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { shapeRefusal } from './document-shape.js';

export type CheckDocument = (candidate: unknown) => Result<TramDocument, Refusal>;

/** `person.v3` → 3: the newest version this server knows. */
function versionOf(type: string, schema: { readonly $id?: string }): number {
  const version = Number(/\.v(\d+)$/.exec(schema.$id ?? '')?.[1]);
  if (!Number.isInteger(version)) throw new Error(`the schema of ${type} does not say its version`);
  return version;
}

function refusalOf(error: ErrorObject | undefined): Refusal {
  const path = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const params: Readonly<Record<string, unknown>> = error?.params ?? {};
  const missing = params['missingProperty'];
  const field = typeof missing === 'string' ? [path, missing].filter((part) => part !== '').join('.') : path;
  return { kind: 'invalid', field: field.slice(0, 120), rule: error?.keyword ?? 'schema' };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function documentChecker(): CheckDocument {
  const ajv = new Ajv({ strict: true, allErrors: false, validateSchema: false });
  ajv.addVocabulary(['x-known']);
  const known = new Map<string, { validate: ValidateFunction<TramDocument>; version: number }>();
  for (const type of Object.keys(LIFECYCLE) as DocumentType[]) {
    const schema = SCHEMAS[type];
    known.set(type, { validate: ajv.compile<TramDocument>(schema), version: versionOf(type, schema) });
  }
  return (candidate) => {
    if (!isRecord(candidate)) return err({ kind: 'invalid', field: '', rule: 'object' });
    const misshapen = shapeRefusal(candidate);
    if (misshapen) return err(misshapen);
    const { type, schemaVersion, createdAt } = candidate;
    const schema = typeof type === 'string' ? known.get(type) : undefined;
    if (!schema) return err({ kind: 'unknown-type' });
    if (typeof schemaVersion === 'number' && schemaVersion > schema.version) return err({ kind: 'too-new' });
    if (Buffer.byteLength(JSON.stringify(candidate)) > MAX_DOCUMENT_BYTES) return err({ kind: 'too-large' });
    if (!schema.validate(candidate)) return err(refusalOf(schema.validate.errors?.[0]));
    if (typeof createdAt !== 'string' || !isInstant(createdAt)) {
      return err({ kind: 'invalid', field: 'createdAt', rule: 'instant' });
    }
    return ok(candidate);
  };
}
