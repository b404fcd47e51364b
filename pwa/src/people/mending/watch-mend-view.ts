// What the page of records to mend shows, worked out again after each change: at once where that is quick, and otherwise
// in slices, while what was shown before stands.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { mendView, mendViewSteps, type MendFilter, type MendView } from './mend-view.js';
import type { ShownRows } from './mend-rows.js';

export interface MendViewParts {
  readonly rows: ReadonlySignal<ShownRows>;
  readonly filter: ReadonlySignal<MendFilter>;
  readonly hamletOrder: (hamletId: string) => string;
  readonly nowMs: () => number;
  readonly yieldToScreen: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

export interface WatchedMendView {
  readonly view: ReadonlySignal<MendView>;
  close(): void;
}

const SLICE_MS = 8;

export function watchMendView(parts: MendViewParts): WatchedMendView {
  const { rows, filter, hamletOrder, nowMs, yieldToScreen } = parts;
  const view = signal(mendView([], filter.peek(), hamletOrder));
  let current = 0;

  /** True once it is shown. */
  function goOn(steps: ReturnType<typeof mendViewSteps>): boolean {
    const untilMs = nowMs() + SLICE_MS;
    do {
      const step = steps.next();
      if (!step.done) continue;
      view.value = step.value;
      return true;
    } while (nowMs() < untilMs);
    return false;
  }

  async function goOnInSlices(steps: ReturnType<typeof mendViewSteps>, own: number): Promise<void> {
    do await yieldToScreen();
    while (own === current && !goOn(steps));
  }

  const stop = effect(() => {
    const own = (current += 1);
    const steps = mendViewSteps(rows.value.values(), filter.value, hamletOrder);
    if (!goOn(steps)) goOnInSlices(steps, own).catch(parts.onFault);
  });
  return {
    view,
    close() {
      current += 1;
      stop();
    },
  };
}
