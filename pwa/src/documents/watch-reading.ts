// What a page has read from the store, and reads anew after each change that concerns it, until the page is closed.

import { signal, type ReadonlySignal } from '@preact/signals';

export interface Watched<State> {
  readonly state: ReadonlySignal<State>;
  close(): void;
}

/** `follow` is given what to call after a change, at once too, and answers with what stops it. */
export function watchReading<State>(
  loading: State,
  read: () => Promise<State>,
  follow: (changed: () => void) => readonly (() => void)[],
): Watched<State> {
  const state = signal(loading);
  let closed = false;
  let asked = 0;

  async function load(): Promise<void> {
    const question = (asked += 1);
    const next = await read();
    // A slower answer to an older question must not come out on top.
    if (!closed && question === asked) state.value = next;
  }
  const stops = follow(() => void load());
  if (asked === 0) void load();
  return {
    state,
    close() {
      closed = true;
      stops.forEach((stop) => stop());
    },
  };
}
