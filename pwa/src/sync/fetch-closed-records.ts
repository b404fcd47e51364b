// Has what does not open on this tablet sent again, where the server has it.

import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ClosedRecords } from '#documents/closed-records.js';
import { fetchNamed, type FetchNamedParts } from './fetch-named.js';
import type { RoundFailure } from './sync-status.js';

export interface FetchClosedParts extends FetchNamedParts {
  readonly closed: Pick<ClosedRecords, 'fetchable' | 'answered'>;
}

export function fetchClosedRecords(
  { closed, ...line }: FetchClosedParts,
  signal: AbortSignal,
): Promise<Result<void, RoundFailure>> {
  const wanted = closed.fetchable.peek();
  if (wanted.length === 0) return Promise.resolve(ok(undefined));
  return fetchNamed(line, wanted, (...answer) => closed.answered(...answer), signal);
}
