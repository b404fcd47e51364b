// What is being typed, while a Vietnamese keyboard may still be composing the syllable.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * Keyboards of Android tablets compose every word until its space: waiting for the end would freeze the list, and
 * searching at each letter shows people for half a syllable. So a word being composed counts once the hand rests.
 */
const REST_MS = 150;

export interface ComposedInput {
  text: string;
  /** Replaces what is in the box and reports it at once. */
  set: (text: string) => void;
  handlers: {
    onInput: (event: { currentTarget: HTMLInputElement; isComposing?: boolean }) => void;
    onCompositionEnd: (event: { currentTarget: HTMLInputElement }) => void;
  };
}

/** `report` hears of text when it is settled: outside a composition at once, inside one after a rest. */
export function useComposedInput(value: string, report: (text: string) => void): ComposedInput {
  const [text, setText] = useState(value);
  const reported = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  // The page emptied or filled the box. What is merely being typed never comes back from the page to disturb it: asked
  // in the same breath as the drawing, because an effect after it would meet the next letter and take it away again.
  useLayoutEffect(() => {
    if (value === reported.current) return;
    clearTimeout(timer.current);
    reported.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const tell = (next: string): void => {
    clearTimeout(timer.current);
    if (next === reported.current) return;
    reported.current = next;
    report(next);
  };
  return {
    text,
    set: (next) => {
      setText(next);
      tell(next);
    },
    handlers: {
      onInput: (event) => {
        const next = event.currentTarget.value;
        setText(next);
        clearTimeout(timer.current);
        if (event.isComposing) timer.current = setTimeout(() => tell(next), REST_MS);
        else tell(next);
      },
      onCompositionEnd: (event) => {
        const next = event.currentTarget.value;
        setText(next);
        tell(next);
      },
    },
  };
}
