// Listens to the whole page for a card reader that types, so that nobody has to put the cursor anywhere first.

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usKeyboard } from '../us-keyboard.table.js';
import {
  WEDGE_PAUSE_MS,
  wedgeStep,
  type WedgeEvent,
  type WedgeReading,
  type WedgeState,
} from '../wedge-input.js';

const INTERACTIVE = 'a, button, input, select, textarea, summary, [contenteditable], dialog';

/** Nothing that a person works with has the focus. */
const isFree = (element: Element | null): boolean => !element?.closest(INTERACTIVE);

/** Keyboards on a screen and some readers name only these two keys. */
const codeOf = (event: KeyboardEvent): string =>
  event.code === '' && (event.key === 'Enter' || event.key === 'Tab') ? event.key : event.code;

/** Readers built into a telephone announce `|` without pressing Shift. With Caps Lock on, the letter proves nothing. */
const isShifted = (event: KeyboardEvent): boolean =>
  event.shiftKey || (event.key === usKeyboard[event.code]?.[1] && !event.getModifierState('CapsLock'));

/** `catcher` is where letters land that no key announces; it must be in the page, and may be invisible. */
export function useWedge(
  catcher: RefObject<HTMLInputElement | null>,
  onReading: (reading: WedgeReading) => void,
): void {
  const latest = useRef(onReading);
  latest.current = onReading;
  useEffect(() => {
    const field = catcher.current;
    if (!field) return undefined;
    let state: WedgeState;
    let silence: ReturnType<typeof setTimeout> | undefined;

    const heed = (event: WedgeEvent): boolean => {
      const step = wedgeStep(state, event);
      state = step.state;
      if (!state) field.value = '';
      clearTimeout(silence);
      if (state) silence = setTimeout(() => heed({ kind: 'pause', atMs: performance.now() }), WEDGE_PAUSE_MS);
      if (step.reading) latest.current(step.reading);
      return step.swallow;
    };
    const catchFocus = (): void => {
      if (isFree(document.activeElement)) field.focus({ preventScroll: true });
    };
    const onKey = (event: KeyboardEvent): void => {
      catchFocus();
      const code = codeOf(event);
      const swallow = heed({
        kind: 'key',
        code,
        shift: isShifted(event),
        modified: event.altKey || event.ctrlKey || event.metaKey,
        repeat: event.repeat,
        atMs: event.timeStamp,
      });
      if (!swallow) return;
      event.stopPropagation();
      // Letters on their way into the catcher are the second witness of what was typed.
      const endsScan = code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
      if (document.activeElement !== field || endsScan) event.preventDefault();
    };
    const onInput = (event: Event): void => {
      heed({ kind: 'text', text: field.value, atMs: event.timeStamp });
    };
    const onFocusOut = (): void => {
      setTimeout(catchFocus);
    };
    // The frame of the app hides its bar while somebody types; nobody does here.
    const hideFocus = (event: Event): void => event.stopPropagation();

    window.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('focusout', onFocusOut);
    field.addEventListener('input', onInput);
    field.addEventListener('focusin', hideFocus);
    // Whoever pressed the way here still stands on that link, and what no key announces would be typed into nothing.
    field.focus({ preventScroll: true });
    return () => {
      clearTimeout(silence);
      window.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('focusout', onFocusOut);
      field.removeEventListener('input', onInput);
      field.removeEventListener('focusin', hideFocus);
    };
  }, [catcher]);
}
