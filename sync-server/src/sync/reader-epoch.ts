// The epoch as one reader sees it. A community account sees only some hamlets: when those change, or
// what is open to such accounts, its cursor no longer says what its tablet has, which is exactly what a new epoch tells the tablet.

import { createHash } from 'node:crypto';
import { COMMUNITY_READS, type Rights } from '#domain/may-read.js';
import type { Epoch } from '@tram/shared-schema/sync/wire.js';

export function readerEpoch(epoch: Epoch, { role, hamletIds }: Rights): Epoch {
  if (role !== 'community') return epoch;
  const scope = `${COMMUNITY_READS} ${[...new Set(hamletIds ?? [])].sort().join(',')}`;
  return `${epoch}.${createHash('sha256').update(scope).digest('base64url').slice(0, 8)}`;
}
