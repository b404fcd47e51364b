// A part of a page that is asked for now and then: closed it is one large line, open it shows itself in place.

import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.js';
import styles from './Fold.module.css';

export interface FoldProps {
  title: string;
  /** What the closed line already says: a number, a name. */
  summary?: string | undefined;
  open?: boolean | undefined;
  children: ComponentChildren;
}

export function Fold({ title, summary, open, children }: FoldProps) {
  return (
    <details class={styles.fold} open={open}>
      <summary class={styles.summary}>
        <span class={styles.words}>
          <span class={styles.title}>{title}</span>
          {summary && <span class={styles.about}>{summary}</span>}
        </span>
        <span class={styles.arrow}>
          <Icon name="chevron-down" />
        </span>
      </summary>
      <div class={styles.inside}>{children}</div>
    </details>
  );
}
