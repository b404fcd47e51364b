// What a list of tablets says of each: how full, how late, how far off, in words. Figures are the tablet's own, as last told.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import { CLOCK_TOLERANCE_MS } from '@tram/shared-schema/sync/limits.js';
import { howFarOff } from '#sync/sync-notices.js';
import { formatAgo, formatDateTime } from '#text/format-time.js';
import { formatNumber, formatShare } from '#text/format-number.js';
import { t } from '#text/text.js';
import type { Meaning } from '#ui/meaning.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A week without a word: broken, lost, or in a drawer. */
const SILENT_DAYS = 7;
const NEARLY_FULL = 0.9;
const MB = 1000 * 1000;
const GB = 1000 * MB;

export const nameOfDevice = ({ name }: DeviceView): string =>
  name.trim() === '' ? t('admin.deviceUnnamed') : name;

const sizeWords = (bytes: number): string =>
  bytes < GB ? `${formatNumber(Math.round(bytes / MB))} MB` : `${formatNumber(bytes / GB, 1)} GB`;

export function storageWords({ storageUsedBytes, storageQuotaBytes }: DeviceView): string | undefined {
  if (storageUsedBytes === undefined || storageQuotaBytes === undefined) return undefined;
  return t('admin.deviceStorageOf', {
    used: sizeWords(storageUsedBytes),
    quota: sizeWords(storageQuotaBytes),
    share: formatShare(storageUsedBytes, storageQuotaBytes),
  });
}

/** "nhanh 12 phút". Under a minute nobody's record is written on the wrong side of anything. */
export function clockWords({ clockOffsetMs }: DeviceView): string | undefined {
  if (clockOffsetMs === undefined) return undefined;
  if (Math.abs(clockOffsetMs) < MINUTE_MS) return t('admin.deviceClockRight');
  const time = howFarOff(clockOffsetMs);
  return clockOffsetMs > 0 ? t('admin.deviceClockAhead', { time }) : t('admin.deviceClockBehind', { time });
}

export function unsentWords({ waiting, refused = 0 }: DeviceView): string | undefined {
  if (waiting === undefined) return undefined;
  if (waiting === 0 && refused === 0) return t('admin.deviceAllSent');
  return refused > 0
    ? t('admin.deviceUnsentOfRefused', { waiting, refused })
    : t('admin.deviceUnsentOf', { waiting });
}

export function usedWords(device: DeviceView, nowMs: number): string {
  const ago = formatAgo(epochMsOf(device.lastSeenAt), nowMs);
  return device.accountName === undefined ? ago : t('admin.deviceUsed', { name: device.accountName, ago });
}

export function lastSeenWords({ lastSeenAt }: DeviceView, nowMs: number): string {
  const at = epochMsOf(lastSeenAt);
  const [exact, ago] = [formatDateTime(at), formatAgo(at, nowMs)];
  return exact === ago ? exact : `${exact} (${ago})`;
}

export interface DeviceMark {
  readonly meaning: Meaning;
  readonly words: string;
}

/** What somebody should look at, the gravest first. Of a revoked one nothing else matters. */
export function marksOf(device: DeviceView, nowMs: number): readonly DeviceMark[] {
  if (device.revoked) return [{ meaning: 'stop', words: t('admin.deviceRevoked') }];
  const { waiting = 0, refused = 0, clockOffsetMs = 0, storageUsedBytes = 0 } = device;
  const quota = device.storageQuotaBytes ?? 0;
  const silentDays = Math.floor((nowMs - epochMsOf(device.lastSeenAt)) / DAY_MS);
  const marks: readonly (DeviceMark | false)[] = [
    refused > 0 && { meaning: 'late', words: t('admin.deviceRefused', { count: refused }) },
    silentDays >= SILENT_DAYS && { meaning: 'late', words: t('admin.deviceSilent', { count: silentDays }) },
    quota > 0 && storageUsedBytes >= quota * NEARLY_FULL && { meaning: 'late', words: t('admin.deviceFull') },
    Math.abs(clockOffsetMs) > CLOCK_TOLERANCE_MS && {
      meaning: 'late',
      words: t('admin.deviceClockOff', { off: clockWords(device) ?? '' }),
    },
    waiting > 0 && { meaning: 'due', words: t('admin.deviceWaiting', { count: waiting }) },
  ];
  return marks.filter((mark) => mark !== false);
}

export interface DeviceGroup {
  readonly name: string;
  readonly devices: readonly DeviceView[];
}

/** By station, those without one last; in each the last heard of first. */
export function byStation(
  devices: readonly DeviceView[],
  nameOfStation: (stationId: NonNullable<DeviceView['stationId']>) => string | undefined,
): readonly DeviceGroup[] {
  const groups = new Map<string, DeviceView[]>();
  const newestFirst = [...devices].sort((a, b) => epochMsOf(b.lastSeenAt) - epochMsOf(a.lastSeenAt));
  for (const device of newestFirst) {
    const key = device.stationId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), device]);
  }
  const named = [...groups].map(([key, members]) => {
    const stationId = members[0]?.stationId;
    const name = stationId === undefined ? t('admin.deviceElsewhere') : (nameOfStation(stationId) ?? key);
    return { isLast: stationId === undefined, group: { name, devices: members } };
  });
  return named
    .sort((a, b) => Number(a.isLast) - Number(b.isLast) || a.group.name.localeCompare(b.group.name, 'vi'))
    .map(({ group }) => group);
}
