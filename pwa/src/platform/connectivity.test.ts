// @vitest-environment happy-dom
import { DEFAULT_PAGE_BYTES, MAX_PAGE_BYTES } from '@tram/shared-schema/sync/limits.js';
import { describe, expect, it } from 'vitest';
import { browserConnectivity, pageBytesFor, thriftFor } from './connectivity.js';

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

describe('asking little of a line', () => {
  it('is wished by the data saver, and forced by a line of the second generation', () => {
    expect(thriftFor(undefined)).toBeUndefined();
    expect(thriftFor({ effectiveType: '3g', saveData: false })).toBeUndefined();
    expect(thriftFor({ effectiveType: '4g', saveData: true })).toBe('data-saver');
    expect(thriftFor({ effectiveType: '2g' })).toBe('slow-line');
    expect(thriftFor({ effectiveType: 'slow-2g' })).toBe('slow-line');
  });

  it('is told when it begins and when it ends, not at every change of speed', () => {
    const network = Object.assign(new EventTarget(), { effectiveType: '4g', saveData: false });
    Object.defineProperty(navigator, 'connection', { value: network, configurable: true });
    try {
      const heard: (string | undefined)[] = [];
      const stop = browserConnectivity.onThrift(() => heard.push(browserConnectivity.thrift()));
      const becomes = (effectiveType: string): void => {
        network.effectiveType = effectiveType;
        network.dispatchEvent(new Event('change'));
      };
      for (const type of ['3g', '2g', 'slow-2g', '3g', '4g']) becomes(type);
      expect(heard).toEqual(['slow-line', undefined]);
      stop();
      becomes('2g');
      expect(heard).toHaveLength(2);
    } finally {
      Reflect.deleteProperty(navigator, 'connection');
    }
  });
});
