import { describe, expect, it } from 'vitest';
import {
  DEVICE_REPORT_HEADER,
  MAX_DEVICE_REPORT_LENGTH,
  parseDeviceContact,
  type DeviceReport,
} from '@tram/shared-schema/sync/device-report.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { createHttpApi } from './http-api.js';

const NOW_MS = Date.UTC(2026, 4, 4, 1, 2, 3);

async function sentWith(report?: () => Promise<DeviceReport>): Promise<Headers> {
  let sent = new Headers();
  const api = createHttpApi({
    baseUrl: '',
    fetch: (_input, init) => {
      sent = new Headers(init?.headers);
      return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
    },
    nowMs: () => NOW_MS,
    timeoutMs: 1000,
    ...(report && { report }),
  });
  const asked = await api.ask({ method: 'GET', path: '/api/v1/session' });
  expect(asked.ok).toBe(true);
  return sent;
}

describe('a request to the server', () => {
  it('carries what the tablet tells of itself, in one short header', async () => {
    const report = {
      appVersion: '1.4.0',
      storageUsedBytes: 97_123_456_789,
      storageQuotaBytes: 120_147_483_648,
      waiting: 12_345,
      refused: 12,
    };
    const told = (await sentWith(() => Promise.resolve(report))).get(DEVICE_REPORT_HEADER) ?? '';
    expect(parseDeviceContact(told)).toEqual({ report, sentAt: instantAt(NOW_MS) });
    // An idle question costs 1.4 KB and may cost 2.
    expect(told.length).toBeLessThan(MAX_DEVICE_REPORT_LENGTH / 2);
  });

  it('carries nothing of it where nobody is to be told', async () => {
    expect((await sentWith()).has(DEVICE_REPORT_HEADER)).toBe(false);
  });
});

describe('an answer to a request', () => {
  const answering = async (response: () => Promise<Response>): Promise<number> => {
    let answers = 0;
    const api = createHttpApi({
      baseUrl: '',
      fetch: response,
      nowMs: () => NOW_MS,
      timeoutMs: 1000,
      onAnswer: () => (answers += 1),
    });
    await api.ask({ method: 'GET', path: '/api/v1/session' });
    return answers;
  };

  it('is told of where our server gave it, and not where a hotspot did, or nobody', async () => {
    const json = { headers: { 'content-type': 'application/json' } };
    const page = { headers: { 'content-type': 'text/html' } };
    expect(await answering(() => Promise.resolve(new Response('{}', json)))).toBe(1);
    expect(await answering(() => Promise.resolve(new Response('{"cut', json)))).toBe(0);
    expect(await answering(() => Promise.resolve(new Response('<html>', page)))).toBe(0);
    expect(await answering(() => Promise.reject(new TypeError('no line')))).toBe(0);
  });
});
