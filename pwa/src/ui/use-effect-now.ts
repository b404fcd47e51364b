// What follows a signal within the keystroke that changed it. `useSignalEffect` asks for a frame of its own at each
// change, looked at or not: what it writes is painted one frame later.

import { effect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** `follow` gives what ends it, and is given at the first drawing: it must read what it follows from signals. */
export function useEffectNow(follow: (() => void) | (() => () => void)): void {
  const first = useRef(follow);
  useLayoutEffect(() => effect(first.current), []);
}
