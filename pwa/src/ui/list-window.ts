// Which rows of a long list are in sight, and how high the seen ones are. Listens to whatever scrolls the list: the
// page, a pane, or a box of its own.

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { afterPaint } from './after-paint.js';
import { layOut, rowAt } from './row-heights.js';

interface Range {
  first: number;
  last: number;
}

export interface ListWindow extends Range {
  /** As `layOut` gives them. */
  offsets: Float64Array;
}

/** Drawn before anything can be measured, at most, and where nothing ever can (printing to a test). */
const FIRST_ROWS = 20;
/** Drawn beyond each edge, as a share of what is in sight: enough for a fling on a slow tablet. */
const BEYOND = 1;
/** When less than this is left beyond an edge, it is time to draw again: not at every row. */
const LEFT_AT_LEAST = 0.4;

function scrollerOf(element: Element): Element {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent);
    if (overflowY === 'auto' || overflowY === 'scroll') return parent;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** Whoever opens a list waits for what is in sight alone. */
const firstRows = (estimateHeight: number): number =>
  Math.min(FIRST_ROWS, Math.ceil(innerHeight / estimateHeight) + 1);

interface Sight {
  top: number;
  height: number;
}

/** What is in sight, measured from the top of the list. */
function sightOf(list: Element, scroller: Element): Sight {
  const isPage = scroller === document.scrollingElement;
  const frameTop = isPage ? 0 : scroller.getBoundingClientRect().top;
  return { top: frameTop - list.getBoundingClientRect().top, height: scroller.clientHeight };
}

/** What is known of the heights, kept between drawings. */
class KnownHeights {
  private readonly measured = new Map<string, number>();
  private offsets: Float64Array | undefined;
  private keys: readonly string[] = [];
  private estimate: number;

  constructor(estimate: number) {
    this.estimate = estimate;
  }

  offsetsOf(keys: readonly string[]): Float64Array {
    if (this.offsets && this.keys === keys) return this.offsets;
    this.keys = keys;
    this.offsets = layOut(keys, this.measured, this.estimate);
    return this.offsets;
  }

  forget(): void {
    this.measured.clear();
    this.offsets = undefined;
  }

  /** Whether anything lies elsewhere than was thought. */
  learn(seen: ReadonlyMap<string, number>): boolean {
    if (seen.size > 0 && this.measured.size === 0) this.estimate = mean([...seen.values()]);
    let moved = false;
    seen.forEach((height, key) => {
      if (Math.abs((this.measured.get(key) ?? this.estimate) - height) > 0.5) moved = true;
      this.measured.set(key, height);
    });
    if (moved) this.offsets = undefined;
    return moved;
  }
}

export function useListWindow(
  root: RefObject<HTMLElement | null>,
  keys: readonly string[],
  estimateHeight: number,
): ListWindow {
  const [heights] = useState(() => new KnownHeights(estimateHeight));
  const width = useRef(0);
  const [range, setRange] = useState<Range>(() => ({ first: 0, last: firstRows(estimateHeight) - 1 }));
  const isPainted = useRef(false);
  const [, redraw] = useState(0);
  const latestKeys = useRef(keys);
  latestKeys.current = keys;

  const look = (): void => {
    const list = root.current;
    if (!list) return;
    const sight = sightOf(list, scrollerOf(list));
    if (sight.height === 0) return;
    const offsets = heights.offsetsOf(latestKeys.current);
    const around = (share: number): Range => ({
      first: rowAt(offsets, sight.top - sight.height * share),
      last: rowAt(offsets, sight.top + sight.height * (1 + share)),
    });
    const needed = around(isPainted.current ? LEFT_AT_LEAST : 0);
    setRange((range) => (covers(range, needed) ? range : around(isPainted.current ? BEYOND : 0)));
  };

  // After every drawing: learn the heights of the rows that were drawn. It settles once they are known.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const list = root.current;
    if (!list) return;
    // Another width, other line breaks.
    if (list.offsetWidth !== width.current) heights.forget();
    width.current = list.offsetWidth;
    // The empty blocks were drawn with what was known before.
    if (heights.learn(measure(list, keys))) redraw((count) => count + 1);
    look();
  });

  useEffect(() => {
    const list = root.current;
    if (!list) return undefined;
    const scroller = scrollerOf(list);
    const source = scroller === document.scrollingElement ? window : scroller;
    const observer = new ResizeObserver(() => redraw((count) => count + 1));
    observer.observe(list);
    observer.observe(scroller);
    source.addEventListener('scroll', look, { passive: true });
    afterPaint(() => {
      isPainted.current = true;
      look();
    });
    return () => {
      observer.disconnect();
      source.removeEventListener('scroll', look);
    };
    // `look` reads what is newest through references; listening once is enough.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // A list that became shorter shows its end at once, not a blank until it has been looked at.
  const first = Math.min(range.first, Math.max(0, keys.length - FIRST_ROWS));
  return { first, last: range.last, offsets: heights.offsetsOf(keys) };
}

/** Enough is drawn, and not far more than enough: at first, or after the box became smaller. */
function covers(range: Range, needed: Range): boolean {
  const enough = range.first <= needed.first && range.last >= needed.last;
  return enough && range.last - range.first <= 2 * (needed.last - needed.first) + FIRST_ROWS;
}

function measure(list: Element, keys: readonly string[]): Map<string, number> {
  const heights = new Map<string, number>();
  for (const row of list.querySelectorAll<HTMLElement>(':scope > [data-row]')) {
    const key = keys[Number(row.dataset['row'])];
    const { height } = row.getBoundingClientRect();
    if (key !== undefined && height > 0) heights.set(key, height);
  }
  return heights;
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
