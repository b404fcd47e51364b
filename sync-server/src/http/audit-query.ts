// Which page of the audit log.

import type { Request } from 'express';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { BadRequest } from './validate-body.js';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const isNumber = (text: unknown): text is string => typeof text === 'string' && /^\d{1,12}$/.test(text);

export function auditQuery(request: Request): Result<{ before?: number; limit: number }, BadRequest> {
  const { before, limit = String(DEFAULT_LIMIT) } = request.query;
  if (before !== undefined && !isNumber(before))
    return err({ kind: 'bad-request', field: 'before', rule: 'integer' });
  if (!isNumber(limit)) return err({ kind: 'bad-request', field: 'limit', rule: 'integer' });
  return ok({
    ...(before !== undefined && { before: Number(before) }),
    limit: Math.max(1, Math.min(MAX_LIMIT, Number(limit))),
  });
}
