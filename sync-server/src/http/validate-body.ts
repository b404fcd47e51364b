// A request's body as the type it should be, or what is wrong with it by field and rule. Values are never repeated.

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';

export type BadRequest = ApiFailure & { kind: 'bad-request' };
export type ReadBody<T> = (body: unknown) => Result<T, BadRequest>;

const ajv = new Ajv({ strict: true });

function badRequest(error: ErrorObject | undefined): BadRequest {
  const path = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const params: Readonly<Record<string, unknown>> = error?.params ?? {};
  const missing = params['missingProperty'];
  const field = typeof missing === 'string' ? [path, missing].filter((part) => part !== '').join('.') : path;
  return { kind: 'bad-request', field: field === '' ? 'body' : field, rule: error?.keyword ?? 'schema' };
}

/**
 * `properties` are JSON Schema; what is not `required` may be left out; what is not named is ignored. Compiled for the first
 * body that comes: most servers start without meeting most of them.
 */
export function bodyReader<T>(
  properties: Readonly<Record<string, object>>,
  required: readonly string[],
): ReadBody<T> {
  let compiled: ValidateFunction<T> | undefined;
  return (body) => {
    const validate = (compiled ??= ajv.compile<T>({ type: 'object', properties, required }));
    return validate(body) ? ok(body) : err(badRequest(validate.errors?.[0]));
  };
}
