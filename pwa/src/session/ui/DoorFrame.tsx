// The frame of every page before the records: one column in the middle, or at the foot where a thumb reaches it.

import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import { classNames } from '#ui/class-names.js';
import styles from './DoorFrame.module.css';

export interface DoorFrameProps {
  title: string;
  intro?: string | undefined;
  children: ComponentChildren;
  /** Inside the shell, which has its own `main`. */
  embedded?: boolean | undefined;
  /** Keys to press with the thumb of the hand that holds the tablet. */
  atThumb?: boolean | undefined;
}

export function DoorFrame({ title, intro, children, embedded, atThumb }: DoorFrameProps) {
  const Frame = embedded ? 'div' : 'main';
  return (
    <Frame class={classNames(styles.page, atThumb && styles.atThumb)}>
      <div class={styles.card}>
        <div class={styles.words}>
          <p class={styles.brand}>{t('shell.appName')}</p>
          <h1>{title}</h1>
          {intro !== undefined && <p class={styles.intro}>{intro}</p>}
        </div>
        {children}
      </div>
    </Frame>
  );
}
