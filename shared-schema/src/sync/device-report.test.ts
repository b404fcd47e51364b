import { describe, expect, it } from 'vitest';
import { instantAt } from '../document/instant.js';
import { MAX_DEVICE_REPORT_LENGTH, parseDeviceContact, writeDeviceContact } from './device-report.js';

const AT_MS = Date.UTC(2026, 4, 4, 1, 2, 3, 456);

describe('what a tablet tells of itself', () => {
  it('arrives as it was told', () => {
    const report = {
      appVersion: '1.4.0-rc.2+7',
      storageUsedBytes: 97_123_456,
      storageQuotaBytes: 2_147_483_648,
      waiting: 3,
      refused: 0,
    };
    const text = writeDeviceContact({ report, atMs: AT_MS });
    expect(parseDeviceContact(text)).toEqual({ report, sentAt: instantAt(AT_MS) });
    expect(text.length).toBeLessThan(MAX_DEVICE_REPORT_LENGTH / 1.5);
  });

  it('may be less: a browser that does not say how full it is', () => {
    expect(parseDeviceContact(writeDeviceContact({ report: { waiting: 2 }, atMs: AT_MS }))).toEqual({
      report: { waiting: 2 },
      sentAt: instantAt(AT_MS),
    });
  });

  it('never carries a version that is no version', () => {
    const text = writeDeviceContact({ report: { appVersion: 'Nguyễn Văn A' }, atMs: AT_MS });
    expect(text).toBe(`at=${AT_MS}`);
  });

  it.each([
    '',
    '&&&===',
    'waiting=-1&refused=1.5&used=1e9&quota=NaN&at=99999999999999999999',
    'waiting=ba&v=<script>alert(1)</script>',
    'waiting= 3',
    'at=999999999999999',
    `v=${'1'.repeat(41)}`,
    `waiting=3&${'x'.repeat(MAX_DEVICE_REPORT_LENGTH)}`,
    '__proto__=1&constructor=2',
  ])('is left out where it makes no sense: %s', (text) => {
    expect(parseDeviceContact(text)).toEqual({ report: {} });
  });

  it('is read for what is understood, also when a newer app says more', () => {
    expect(parseDeviceContact('battery=80&waiting=4&waiting2=9')).toEqual({ report: { waiting: 4 } });
  });
});
