// What is being typed, while a Vietnamese keyboard may still be composing the syllable.

import { effect, useSignal, type ReadonlySignal } from '@preact/signals';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/**
 * Keyboards of Android tablets compose every word until its space: waiting for the end would freeze the list, and
 * searching at each letter shows people for half a syllable. So a word being composed counts once the hand rests.
 */
const REST_MS = 150;

export interface ComposedInput {
  /** What is in the box now. A letter typed there draws nothing: the browser shows it. */
  readonly text: string;
  /** Whether there is anything to clear; tells of itself what a drawing would have to be asked for. */
  readonly isEmpty: ReadonlySignal<boolean>;
  /** Replaces what is in the box and reports it at once. */
  set: (text: string) => void;
  handlers: {
    onInput: (event: { currentTarget: HTMLInputElement; isComposing?: boolean }) => void;
    onCompositionEnd: (event: { currentTarget: HTMLInputElement }) => void;
  };
}

/**
 * `report` hears of text when it is settled: outside a composition at once, inside one after a rest. `value` is what the
 * page wants in the box; a signal spares the page the drawing at every letter.
 */
export function useComposedInput(
  value: string | ReadonlySignal<string>,
  report: (text: string) => void,
): ComposedInput {
  const text = useRef(typeof value === 'string' ? value : value.peek());
  const isEmpty = useSignal(text.current === '');
  const reported = useRef(text.current);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [, drawAgain] = useReducer<number, void>((times) => times + 1, 0);

  const hold = useCallback(
    (next: string, isShown: boolean): void => {
      text.current = next;
      isEmpty.value = next === '';
      if (!isShown) drawAgain();
    },
    [isEmpty],
  );
  // The page emptied or filled the box. What is merely being typed never comes back from the page to disturb it: asked
  // in the same breath as the drawing, because an effect after it would meet the next letter and take it away again.
  useLayoutEffect(() => {
    const take = (wanted: string): void => {
      if (wanted === reported.current) return;
      clearTimeout(timer.current);
      reported.current = wanted;
      hold(wanted, false);
    };
    if (typeof value !== 'string') return effect(() => take(value.value));
    take(value);
    return undefined;
  }, [value, hold]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const tell = (next: string): void => {
    clearTimeout(timer.current);
    if (next === reported.current) return;
    reported.current = next;
    report(next);
  };
  return {
    get text() {
      return text.current;
    },
    isEmpty,
    set: (next) => {
      hold(next, false);
      tell(next);
    },
    handlers: {
      onInput: (event) => {
        const next = event.currentTarget.value;
        hold(next, true);
        clearTimeout(timer.current);
        if (event.isComposing) timer.current = setTimeout(() => tell(next), REST_MS);
        else tell(next);
      },
      onCompositionEnd: (event) => {
        const next = event.currentTarget.value;
        hold(next, true);
        tell(next);
      },
    },
  };
}
