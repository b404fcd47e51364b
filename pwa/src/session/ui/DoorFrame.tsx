// The frame of every page before the records: one column in the middle, or at the foot where a thumb reaches it.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { classNames } from '#ui/class-names.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';
import styles from './DoorFrame.module.css';

export interface DoorFrameProps {
  title: string;
  intro?: string | undefined;
  children: ComponentChildren;
  /** Inside the shell: a page like the others, with their header. */
  embedded?: boolean | undefined;
  /** Large keys below: few words above them, and on a phone all of it where the thumb is. */
  keys?: boolean | undefined;
}

export function DoorFrame({ title, intro, children, embedded, keys }: DoorFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The page under it is gone, and the focus with it: what is asked now is read out.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  if (embedded) {
    return (
      <Page header={<HeaderBar title={title} />}>
        <div class={classNames(styles.card, styles.embedded)}>
          {intro !== undefined && <p class={styles.intro}>{intro}</p>}
          {children}
        </div>
      </Page>
    );
  }
  return (
    <main class={classNames(styles.page, keys && styles.keys)}>
      <div class={styles.card}>
        <div class={styles.words}>
          {!keys && <p class={styles.brand}>{t('shell.appName')}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {intro !== undefined && <p class={styles.intro}>{intro}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
