// Whether anybody is at the tablet, as the browser tells it.

import type { Attention } from '#session/auto-lock.js';

const NOT_TYPED: readonly string[] = ['checkbox', 'radio', 'range', 'file', 'date', 'color', 'button'];
const SIGNS = ['keydown', 'input', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

function listen(signs: readonly string[], listener: (event: Event) => void): () => void {
  const how = { capture: true, passive: true } as const;
  for (const sign of signs) window.addEventListener(sign, listener, how);
  return () => signs.forEach((sign) => window.removeEventListener(sign, listener, how));
}

/** Letters and digits, from whatever keyboard; to choose from a list, to tick a box or to save is not to type. */
export const onTyped = (listener: () => void): (() => void) =>
  listen(['input'], ({ target }) => {
    if (isForText(target)) listener();
  });

const isForText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !NOT_TYPED.includes(target.type));

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
