// Whether the hand rests: false for a short while after each change, so that a keystroke pays only for what is in sight.

import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffectNow } from '#ui/use-effect-now.js';

/** Longer than between two letters of somebody who types: what waits for it must not meet the next letter. */
const REST_MS = 300;

export function useRested(value: ReadonlySignal<string>): ReadonlySignal<boolean> {
  const rested = useSignal(value.peek());
  useEffectNow(() => {
    const now = value.value;
    const timer = setTimeout(() => (rested.value = now), REST_MS);
    return () => clearTimeout(timer);
  });
  return useComputed(() => rested.value === value.value);
}
