// The row of a long list that has the focus is never taken away by scrolling, and the arrow keys go from row to row,
// also to rows that are not drawn yet.

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]';

export interface RowFocus {
  row: number | undefined;
  handlers: {
    onFocusIn: (event: FocusEvent) => void;
    onFocusOut: (event: FocusEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

function rowOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row ? Number(row.dataset['row']) : undefined;
}

/** Rows are remembered by key: when the list is filtered, the focus stays with the person, not with the line. */
export function useRowFocus(root: RefObject<HTMLElement | null>, keys: readonly string[]): RowFocus {
  const [key, setKey] = useState<string | undefined>(undefined);
  const wanted = useRef<string | undefined>(undefined);
  const found = key === undefined ? -1 : keys.indexOf(key);
  const row = found < 0 ? undefined : found;

  useLayoutEffect(() => {
    if (wanted.current === undefined || wanted.current !== key) return;
    wanted.current = undefined;
    const target = root.current?.querySelector<HTMLElement>(`:scope > [data-row="${row}"]`);
    target?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
  });

  return {
    row,
    handlers: {
      onFocusIn: (event) => {
        const at = rowOf(event.target);
        if (at !== undefined) setKey(keys[at]);
      },
      onFocusOut: (event) => {
        const still = event.relatedTarget instanceof Node && root.current?.contains(event.relatedTarget);
        if (!still && wanted.current === undefined) setKey(undefined);
      },
      onKeyDown: (event) => {
        const from = rowOf(event.target);
        const to = from === undefined ? undefined : rowAfterKey(event.key, from, keys.length);
        if (to === undefined || isTextEntry(event.target)) return;
        event.preventDefault();
        wanted.current = keys[to];
        setKey(keys[to]);
      },
    },
  };
}

function isTextEntry(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function rowAfterKey(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(count - 1, from + 1);
  if (key === 'ArrowUp') return Math.max(0, from - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
