// The browser's own hints about the line: that it may be good again, that nobody looks, that little should be asked of it.

import type { Connectivity, Thrift } from '#sync/connectivity.js';

export interface NetworkHints {
  readonly effectiveType?: string;
  readonly saveData?: boolean;
}
type Network = NetworkHints & EventTarget;

const networkOf = (browser: Navigator): Network | undefined =>
  (browser as { readonly connection?: Network }).connection;

export const networkHints = (): NetworkHints | undefined => networkOf(navigator);

/** No browser tells a metered line from another; the worker can, by the phone's own data saver. */
export function thriftFor(hints: NetworkHints | undefined): Thrift | undefined {
  if (hints?.saveData === true) return 'data-saver';
  return /2g$/.test(hints?.effectiveType ?? '') ? 'slow-line' : undefined;
}

export const browserConnectivity: Connectivity = {
  onHope(listener) {
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') listener();
    };
    window.addEventListener('online', listener);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('online', listener);
      document.removeEventListener('visibilitychange', onVisible);
    };
  },
  isVisible: () => document.visibilityState === 'visible',
  onHidden(listener) {
    const onChange = (): void => {
      if (document.visibilityState === 'hidden') listener();
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  },
  thrift: () => thriftFor(networkHints()),
  onThrift(listener) {
    const network = networkOf(navigator);
    let before = thriftFor(network);
    // The browser also tells of every small change of the line's speed.
    const onChange = (): void => {
      const now = thriftFor(network);
      if (now === before) return;
      before = now;
      listener();
    };
    network?.addEventListener('change', onChange);
    return () => network?.removeEventListener('change', onChange);
  },
};

const SMALL_PAGE_BYTES = 64 * 1024;
const LARGE_PAGE_BYTES = 1024 * 1024;

/**
 * A line that breaks costs a page, and every page costs the tablet some writing: large where the line is good, small
 * where it is poor or metered. Undefined where the browser gives no hint.
 */
export function pageBytesFor(hints: NetworkHints | undefined): number | undefined {
  if (thriftFor(hints) !== undefined) return SMALL_PAGE_BYTES;
  return hints?.effectiveType === '4g' ? LARGE_PAGE_BYTES : undefined;
}
