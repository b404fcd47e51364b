// List and detail: one at a time on a small screen, side by side from 1200 px. Each scrolls for itself, and the list
// keeps its place while a detail lies over it.

import type { ComponentChildren } from 'preact';
import { classNames } from './class-names.js';
import styles from './TwoPane.module.css';

export interface TwoPaneProps {
  list: ComponentChildren;
  /** The page of the chosen row; nothing chosen, nothing here. */
  detail?: ComponentChildren;
  /** Which one it is: another one is read from its top. */
  detailKey?: string | undefined;
  /** What the wide screen shows beside the list while nothing is chosen. */
  nothingChosen?: ComponentChildren;
}

export function TwoPane({ list, detail, detailKey, nothingChosen }: TwoPaneProps) {
  const open = detail !== undefined && detail !== null && detail !== false;
  return (
    <div class={styles.panes}>
      <div class={classNames(styles.list, open && styles.covered)}>{list}</div>
      <div key={detailKey} class={classNames(styles.detail, !open && styles.absent)}>
        {open ? detail : nothingChosen}
      </div>
    </div>
  );
}
