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
