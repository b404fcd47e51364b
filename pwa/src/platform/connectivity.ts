// The browser's own hints that the line may be good: the network came back, or somebody looks at the app again.

import type { Connectivity } from '#sync/connectivity.js';

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
};

interface NetworkHints {
  readonly effectiveType?: string;
  readonly saveData?: boolean;
}

const SMALL_PAGE_BYTES = 64 * 1024;
const LARGE_PAGE_BYTES = 1024 * 1024;

/**
 * A line that breaks costs a page, and every page costs the tablet some writing: large where the line is good, small
 * where it is poor or metered. Undefined where the browser gives no hint.
 */
export function pageBytesFor(hints: NetworkHints | undefined): number | undefined {
  if (hints?.effectiveType === undefined) return undefined;
  if (hints.saveData === true || /2g$/.test(hints.effectiveType)) return SMALL_PAGE_BYTES;
  return hints.effectiveType === '4g' ? LARGE_PAGE_BYTES : undefined;
}

export const networkHints = (): NetworkHints | undefined =>
  (navigator as { readonly connection?: NetworkHints }).connection;
