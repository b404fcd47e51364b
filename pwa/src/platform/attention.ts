// Whether anybody is at the tablet, as the browser tells it.

import type { Attention } from '#session/auto-lock.js';

const TYPING = ['keydown', 'input'] as const;
const SIGNS = [...TYPING, 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

function listen(signs: readonly string[], listener: () => void): () => void {
  const how = { capture: true, passive: true } as const;
  for (const sign of signs) window.addEventListener(sign, listener, how);
  return () => signs.forEach((sign) => window.removeEventListener(sign, listener, how));
}

/** Keys of a keyboard, and letters that come from one on the screen without them. */
export const onTyped = (listener: () => void): (() => void) => listen(TYPING, listener);

export const browserAttention: Attention = {
  onTouched: (listener) => listen(SIGNS, listener),
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
