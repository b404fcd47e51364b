// The one bar that stays in reach of the thumb: it says what it saves.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import styles from './StickyActions.module.css';

export interface StickyActionsProps {
  /** One primary button, at most one other. */
  children: ComponentChildren;
  /** One line above: "Đã giữ bản nháp lúc 07:45". */
  note?: ComponentChildren;
}

export function StickyActions({ children, note }: StickyActionsProps) {
  const bar = useRef<HTMLDivElement>(null);
  // The snackbar must never lie on the save button, so it asks how high this bar is.
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => {
      root.style.setProperty('--sticky-height', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty('--sticky-height');
    };
  }, []);
  return (
    <div ref={bar} class={styles.bar}>
      <div class={styles.inside}>
        {note && <p class={styles.note}>{note}</p>}
        <div class={styles.buttons}>{children}</div>
      </div>
    </div>
  );
}
