// Whether anybody is at the tablet, as the browser tells it.

import type { Attention } from '#session/auto-lock.js';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const;

export const browserAttention: Attention = {
  onTouched(listener) {
    const how = { capture: true, passive: true } as const;
    for (const sign of SIGNS) window.addEventListener(sign, listener, how);
    return () => SIGNS.forEach((sign) => window.removeEventListener(sign, listener, how));
  },
  isVisible: () => document.visibilityState === 'visible',
  onVisibility(listener) {
    document.addEventListener('visibilitychange', listener);
    // Brought back by the Back button, a page may be shown without the event above.
    window.addEventListener('pageshow', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      window.removeEventListener('pageshow', listener);
    };
  },
};
