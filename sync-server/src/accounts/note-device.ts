// What the server remembers of each tablet: who used it last, when, and how far its clock is off.

import { epochMsOf, instantAt, isInstant } from '@tram/shared-schema/document/instant.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Deps } from '#deps.js';
import type { Account, Device } from '#ports.js';

/** A contact within a minute of the last one says nothing new; a changed clock does. */
const WORTH_NOTING_MS = 60_000;
const CLOCK_MOVED_MS = 5_000;

export interface Contact {
  readonly replicaId: ReplicaId;
  readonly account: Account;
  readonly name?: string;
  readonly sentAt?: string;
}

function worthNoting(before: Device, after: Device): boolean {
  if (before.name !== after.name || before.accountId !== after.accountId) return true;
  if (before.stationId !== after.stationId) return true;
  if (epochMsOf(after.lastSeenAt) - epochMsOf(before.lastSeenAt) >= WORTH_NOTING_MS) return true;
  return Math.abs((after.clockOffsetMs ?? 0) - (before.clockOffsetMs ?? 0)) >= CLOCK_MOVED_MS;
}

export async function noteDevice(
  { sessions, clock }: Pick<Deps, 'sessions' | 'clock'>,
  { replicaId, account, name, sentAt }: Contact,
): Promise<void> {
  const nowMs = clock.nowMs();
  const now = instantAt(nowMs);
  const offset = sentAt !== undefined && isInstant(sentAt) ? epochMsOf(sentAt) - nowMs : undefined;
  await sessions.changeDevice(replicaId, (before) => {
    const stationId = before?.stationId ?? account.stationId;
    const clockOffsetMs = offset ?? before?.clockOffsetMs;
    const after: Device = {
      replicaId,
      name: name ?? before?.name ?? '',
      accountId: account.accountId,
      ...(stationId && { stationId }),
      firstSeenAt: before?.firstSeenAt ?? now,
      lastSeenAt: now,
      ...(clockOffsetMs !== undefined && { clockOffsetMs }),
      ...(before?.revokedAt && { revokedAt: before.revokedAt }),
    };
    return before && !worthNoting(before, after) ? undefined : after;
  });
}
