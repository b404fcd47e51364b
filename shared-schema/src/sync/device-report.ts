// What a tablet tells of itself with every contact, in one short header: never who its patients are, and nothing that a
// server must believe. What makes no sense is left out, because no visit may wait for a figure on somebody's screen.

import { instantAt, type Instant } from '../document/instant.js';

export interface DeviceReport {
  readonly appVersion?: string;
  readonly storageUsedBytes?: number;
  readonly storageQuotaBytes?: number;
  /** Records that are only on this tablet. */
  readonly waiting?: number;
  /** And those the server would not take: somebody must look at them. */
  readonly refused?: number;
}

export interface DeviceContact {
  readonly report: DeviceReport;
  /** The tablet's clock as it asked. */
  readonly sentAt?: Instant;
}

/** `v=1.4.0&used=…&quota=…&waiting=3&refused=0&at=…`; bytes, counts and milliseconds are whole numbers. */
export const DEVICE_REPORT_HEADER = 'tram-device';
/** Two hundred letters are twice what an honest tablet needs. */
export const MAX_DEVICE_REPORT_LENGTH = 200;

const VERSION = /^[A-Za-z0-9][A-Za-z0-9.+_-]{0,39}$/;
const WHOLE = /^\d{1,15}$/;
/** The last moment an instant can name. */
const LAST_MS = Date.UTC(9999, 11, 31);

export function writeDeviceContact({ report, atMs }: { report: DeviceReport; atMs: number }): string {
  const { appVersion, storageUsedBytes, storageQuotaBytes, waiting, refused } = report;
  const fields: readonly (readonly [string, string | number | undefined])[] = [
    ['v', appVersion !== undefined && VERSION.test(appVersion) ? appVersion : undefined],
    ['used', storageUsedBytes],
    ['quota', storageQuotaBytes],
    ['waiting', waiting],
    ['refused', refused],
    ['at', atMs],
  ];
  const written = fields.flatMap(([name, value]) => {
    const text = typeof value === 'number' ? String(Math.round(value)) : value;
    return text === undefined ? [] : [`${name}=${text}`];
  });
  return written.join('&');
}

export function parseDeviceContact(text: string): DeviceContact {
  if (text.length > MAX_DEVICE_REPORT_LENGTH) return { report: {} };
  const fields = new Map(
    text.split('&').map((field) => {
      const at = field.indexOf('=');
      return [field.slice(0, at), field.slice(at + 1)] as const;
    }),
  );
  const whole = (name: string): number | undefined => {
    const value = fields.get(name);
    return value !== undefined && WHOLE.test(value) ? Number(value) : undefined;
  };
  const version = fields.get('v');
  const appVersion = version !== undefined && VERSION.test(version) ? version : undefined;
  const [used, quota, waiting, refused, atMs] = ['used', 'quota', 'waiting', 'refused', 'at'].map(whole);
  return {
    report: {
      ...(appVersion !== undefined && { appVersion }),
      ...(used !== undefined && { storageUsedBytes: used }),
      ...(quota !== undefined && { storageQuotaBytes: quota }),
      ...(waiting !== undefined && { waiting }),
      ...(refused !== undefined && { refused }),
    },
    ...(atMs !== undefined && atMs <= LAST_MS && { sentAt: instantAt(atMs) }),
  };
}
