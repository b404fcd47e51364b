// What the page of records to mend shows, worked out again after each change.

import type { ReadonlySignal } from '@preact/signals';
import { watchInSlices, type SlicePace } from '#ui/watch-in-slices.js';
import { mendView, mendViewSteps, type MendFilter, type MendView } from './mend-view.js';
import type { ShownRows } from './mend-rows.js';

export interface MendViewParts extends SlicePace {
  readonly rows: ReadonlySignal<ShownRows>;
  readonly filter: ReadonlySignal<MendFilter>;
  readonly hamletOrder: (hamletId: string) => string;
}

export interface WatchedMendView {
  readonly view: ReadonlySignal<MendView>;
  close(): void;
}

export function watchMendView(parts: MendViewParts): WatchedMendView {
  const { rows, filter, hamletOrder } = parts;
  const { value, close } = watchInSlices(
    mendView([], filter.peek(), hamletOrder),
    () => mendViewSteps(rows.value.values(), filter.value, hamletOrder),
    parts,
  );
  return { view: value, close };
}
