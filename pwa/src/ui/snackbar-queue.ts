// What was just done, said for a while, with the way back. One at a time; nothing that can be undone is dropped unseen.

import { signal, type ReadonlySignal } from '@preact/signals';

export interface Snack {
  text: string;
  /** "Hoàn tác". */
  undo?: (() => void) | undefined;
  /** The next likely step. */
  next?: { label: string; run: () => void } | undefined;
}

/** Long enough to read and to reach. */
const WITH_ACTION_MS = 10_000;
const PLAIN_MS = 5_000;
/** While others wait, the one on screen leaves sooner. */
const CROWDED_MS = 4_000;

export interface SnackbarQueue {
  readonly current: ReadonlySignal<Snack | undefined>;
  show(snack: Snack): void;
  dismiss(): void;
  /** While a finger or the focus is on it, the time stands still. */
  hold(): void;
  release(): void;
  /** Whoever comes next must not read what was said to the one before, nor undo it. */
  clear(): void;
}

export function createSnackbarQueue(): SnackbarQueue {
  const current = signal<Snack | undefined>(undefined);
  const waiting: Snack[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;

  function countDown(): void {
    clearTimeout(timer);
    const snack = current.value;
    if (!snack || held) return;
    const full = snack.undo || snack.next ? WITH_ACTION_MS : PLAIN_MS;
    timer = setTimeout(advance, waiting.length > 0 ? CROWDED_MS : full);
  }
  function advance(): void {
    held = false;
    current.value = waiting.shift();
    countDown();
  }
  return {
    current,
    show(snack) {
      waiting.push(snack);
      if (current.value) countDown();
      else advance();
    },
    dismiss: advance,
    hold() {
      held = true;
      clearTimeout(timer);
    },
    release() {
      held = false;
      countDown();
    },
    clear() {
      waiting.length = 0;
      advance();
    },
  };
}
