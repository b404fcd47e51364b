import { DEFAULT_PAGE_BYTES, MAX_PAGE_BYTES } from '@tram/shared-schema/sync/limits.js';
import { describe, expect, it } from 'vitest';
import { browserConnectivity, pageBytesFor } from './connectivity.js';

describe('the size of a page', () => {
  it('is left to the server where the browser says nothing, or nothing special', () => {
    expect(pageBytesFor(undefined)).toBeUndefined();
    expect(pageBytesFor({})).toBeUndefined();
    expect(pageBytesFor({ effectiveType: '3g' })).toBeUndefined();
  });
  it('is large on a good line and small on a poor or a metered one', () => {
    const [large, poor, metered] = [
      pageBytesFor({ effectiveType: '4g' }),
      pageBytesFor({ effectiveType: 'slow-2g' }),
      pageBytesFor({ effectiveType: '4g', saveData: true }),
    ];
    expect(large).toBeGreaterThan(DEFAULT_PAGE_BYTES);
    expect(large).toBeLessThanOrEqual(MAX_PAGE_BYTES);
    expect(poor).toBeLessThan(DEFAULT_PAGE_BYTES);
    expect(metered).toBe(poor);
  });
});

describe('hope for the line', () => {
  it('comes with the network and with somebody looking at the app, until nobody listens', () => {
    let hopes = 0;
    const stop = browserConnectivity.onHope(() => (hopes += 1));
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(hopes).toBe(2);
    stop();
    window.dispatchEvent(new Event('online'));
    expect(hopes).toBe(2);
  });
});
