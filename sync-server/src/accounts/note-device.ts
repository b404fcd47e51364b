// What the server remembers of each tablet: who used it last, when, how far its clock is off, and what it told of itself.

import { epochMsOf, instantAt, isInstant } from '@tram/shared-schema/document/instant.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { DeviceReport } from '@tram/shared-schema/sync/device-report.js';
import type { Deps } from '#deps.js';
import type { Account, Device } from '#ports.js';

/** A contact within a minute of the last one says nothing new, but for what somebody may be looking at right now. */
const WORTH_NOTING_MS = 60_000;
const CLOCK_MOVED_MS = 5_000;

export interface Contact {
  readonly replicaId: ReplicaId;
  readonly account: Account;
  readonly name?: string;
  readonly sentAt?: string;
  readonly report?: DeviceReport;
}

/** "All is sent" and "no longer all is sent" are news at once; how many more can wait a minute. */
const isEmptied = (before: number | undefined, after: number | undefined): boolean =>
  (before ?? 0) > 0 !== (after ?? 0) > 0;

const FIGURES = ['storageUsedBytes', 'storageQuotaBytes', 'waiting', 'refused'] as const;

function tellsNews(before: DeviceReport = {}, after: DeviceReport = {}): boolean {
  return (
    before.appVersion !== after.appVersion ||
    isEmptied(before.waiting, after.waiting) ||
    isEmptied(before.refused, after.refused) ||
    FIGURES.some((figure) => before[figure] === undefined && after[figure] !== undefined)
  );
}

function worthNoting(before: Device, after: Device): boolean {
  if (before.name !== after.name || before.accountId !== after.accountId) return true;
  if (before.stationId !== after.stationId || tellsNews(before.report, after.report)) return true;
  if (epochMsOf(after.lastSeenAt) - epochMsOf(before.lastSeenAt) >= WORTH_NOTING_MS) return true;
  return Math.abs((after.clockOffsetMs ?? 0) - (before.clockOffsetMs ?? 0)) >= CLOCK_MOVED_MS;
}

/** The device after this contact. Who it belongs to and whether it was revoked are not the contact's to say. */
export function afterContact(
  before: Device | undefined,
  { replicaId, account, name, sentAt, report }: Contact,
  nowMs: number,
): Device {
  const now = instantAt(nowMs);
  const offset = sentAt !== undefined && isInstant(sentAt) ? epochMsOf(sentAt) - nowMs : undefined;
  const stationId = before?.stationId ?? account.stationId;
  const clockOffsetMs = offset ?? before?.clockOffsetMs;
  return {
    ...before,
    replicaId,
    name: name ?? before?.name ?? '',
    accountId: account.accountId,
    ...(stationId && { stationId }),
    firstSeenAt: before?.firstSeenAt ?? now,
    lastSeenAt: now,
    ...(clockOffsetMs !== undefined && { clockOffsetMs }),
    ...((report ?? before?.report) && { report: { ...before?.report, ...report } }),
  };
}

/** `known`: the device as it was just read, which spares a reading where there is nothing to note. */
export async function noteDevice(
  { sessions, clock }: Pick<Deps, 'sessions' | 'clock'>,
  contact: Contact,
  known?: Device,
): Promise<void> {
  const nowMs = clock.nowMs();
  if (known && !worthNoting(known, afterContact(known, contact, nowMs))) return;
  await sessions.changeDevice(contact.replicaId, (before) => {
    const after = afterContact(before, contact, nowMs);
    return before && !worthNoting(before, after) ? undefined : after;
  });
}
