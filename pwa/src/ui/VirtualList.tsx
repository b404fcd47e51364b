// A list of 10,000 rows of which only those in sight are drawn. Rows may have any height: they are measured as they
// appear, so larger text and long names need nothing told. The drawn rows stand in the normal flow between two empty
// blocks, so that the browser's own scroll anchoring keeps the page still while heights become known.

import type { ComponentChildren, VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useListWindow } from './list-window.js';
import { rowsToDraw } from './row-heights.js';
import { useRowFocus } from './row-focus.js';

export interface VirtualListProps<T> {
  items: readonly T[];
  keyOf: (item: T, index: number) => string;
  render: (item: T, index: number) => ComponentChildren;
  /** Said aloud. */
  label: string;
  /** Height of a usual row in px, before any has been measured. */
  estimateHeight?: number | undefined;
}

export function VirtualList<T>({
  items,
  keyOf,
  render,
  label,
  estimateHeight = 76,
}: VirtualListProps<T>): VNode {
  const root = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  const { first, last, offsets } = useListWindow(root, keys, estimateHeight);
  const focus = useRowFocus(root, keys);
  const rows = rowsToDraw(first, last, focus.row, items.length);
  const gap = (from: number, to: number): number => (offsets[to] ?? 0) - (offsets[from] ?? 0);
  const lines = useKeptLines(items, keys, render);
  const drawn = rows.flatMap((row, place) => {
    const item = items[row];
    if (item === undefined) return [];
    const above = gap(place === 0 ? 0 : (rows[place - 1] ?? 0) + 1, row);
    const line = lines(item, row);
    return above > 0 ? [<Gap key={`above ${place}`} height={above} />, line] : [line];
  });
  return (
    <div ref={root} role="list" aria-label={label} {...focus.handlers}>
      {drawn}
      <Gap key="below" height={gap((rows[rows.length - 1] ?? -1) + 1, items.length)} />
    </div>
  );
}

/** Scrolling draws the list again but changes no row: handing Preact the same object tells it so. */
function useKeptLines<T>(
  items: readonly T[],
  keys: readonly string[],
  render: (item: T, index: number) => ComponentChildren,
): (item: T, row: number) => VNode {
  // Emptied when the rows or the way they are drawn change.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const kept = useMemo(() => new Map<string, VNode>(), [keys, render]);
  return (item, row) => {
    const key = keys[row] ?? '';
    const line = kept.get(key) ?? (
      <Line key={key} item={item} row={row} count={items.length} render={render} />
    );
    kept.set(key, line);
    return line;
  };
}

interface LineProps<T> {
  item: T;
  row: number;
  count: number;
  render: (item: T, index: number) => ComponentChildren;
}

/** A component of its own, so that signals read while drawing a row draw that row again. */
function Line<T>({ item, row, count, render }: LineProps<T>): VNode {
  return (
    <div role="listitem" aria-setsize={count} aria-posinset={row + 1} data-row={row}>
      {render(item, row)}
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return <div role="presentation" style={{ height: `${height}px` }} />;
}
