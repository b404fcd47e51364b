// How many rows of a list can be seen, above the keyboard where one is open. Measured while nobody types: to ask within a
// keystroke would make the page lay itself out for the answer.

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** A screen may be scrolled, turned or given back by the keyboard before the next look. */
const FEWEST = 3;

export interface RowsInSight {
  /** The list; its rows are its first children. */
  readonly list: RefObject<HTMLElement | null>;
  readonly rests: ReadonlySignal<boolean>;
  readonly most: number;
}

export function useRowsInSight(inSight: Signal<number>, { list, rests, most }: RowsInSight): void {
  useEffect(() => {
    let frame: number | undefined;
    // What stands above the list and how tall its rows are goes with what is found: rather a row too many.
    let top = Infinity;
    let lowest = Infinity;
    const measure = (): void => {
      frame = undefined;
      // It fell asleep meanwhile, or the keyboard moved under it: it is looked at when it stands still again.
      if (!rests.peek()) return;
      const rows = Array.from(list.current?.children ?? [], (row) => row.getBoundingClientRect());
      const heights = rows.slice(0, most).flatMap(({ height }) => (height > 0 ? height : []));
      const [first] = rows;
      if (!first || heights.length === 0) return;
      top = Math.min(top, first.top);
      lowest = Math.min(lowest, ...heights);
      const seen = Math.ceil(((globalThis.visualViewport?.height ?? innerHeight) - top) / lowest);
      inSight.value = Math.min(most, Math.max(FEWEST, seen));
    };
    const measureSoon = (): void => {
      frame ??= requestAnimationFrame(measure);
    };
    const stop = rests.subscribe((isResting) => {
      if (isResting) measureSoon();
    });
    globalThis.visualViewport?.addEventListener('resize', measureSoon);
    return () => {
      stop();
      globalThis.visualViewport?.removeEventListener('resize', measureSoon);
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [inSight, list, rests, most]);
}
