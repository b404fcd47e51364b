// Where a reader wants to go on from, and in how large steps.

import type { Request } from 'express';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { MAX_WITNESSES } from '@tram/shared-schema/sync/wire.js';
import { DEFAULT_PAGE_BYTES, MAX_PAGE_BYTES } from '@tram/shared-schema/sync/limits.js';
import type { BadRequest } from './validate-body.js';

const MIN_PAGE_BYTES = 1024;

export interface FeedQuery {
  readonly since?: string;
  readonly epoch?: string;
  readonly witnesses: readonly string[];
  readonly pageBytes: number;
  /** What a tablet that begins wants before everything else. */
  readonly first?: 'recent';
}

/** Empty counts as absent. A page is never larger than the server's own limit, whatever is asked for. */
export function feedQuery(request: Request): Result<FeedQuery, BadRequest> {
  const { since, epoch, first, witness = [], pageBytes = String(DEFAULT_PAGE_BYTES) } = request.query;
  const bad = (field: string, rule: string): Result<never, BadRequest> =>
    err({ kind: 'bad-request', field, rule });
  if (since !== undefined && typeof since !== 'string') return bad('since', 'once');
  if (epoch !== undefined && typeof epoch !== 'string') return bad('epoch', 'once');
  if (typeof pageBytes !== 'string' || !/^\d{1,9}$/.test(pageBytes)) return bad('pageBytes', 'integer');
  if (first !== undefined && first !== 'recent') return bad('first', 'unknown');
  const witnesses = (Array.isArray(witness) ? witness : [witness]).filter((one) => typeof one === 'string');
  if (witnesses.length > MAX_WITNESSES) return bad('witness', 'maxItems');
  return ok({
    witnesses,
    ...(since !== undefined && since !== '' && { since }),
    ...(epoch !== undefined && epoch !== '' && { epoch }),
    ...(first !== undefined && { first }),
    pageBytes: Math.min(MAX_PAGE_BYTES, Math.max(MIN_PAGE_BYTES, Number(pageBytes))),
  });
}
