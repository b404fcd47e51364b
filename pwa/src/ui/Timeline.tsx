// What was done, newest first. One line down the side ties the days together.

import { toChildArray, type ComponentChildren } from 'preact';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';
import styles from './Timeline.module.css';

export function Timeline({ children, label }: { children: ComponentChildren; label: string }) {
  return (
    <ol role="list" class={styles.timeline} aria-label={label}>
      {toChildArray(children)}
    </ol>
  );
}

export interface TimelineItemProps {
  icon: IconName;
  /** As words: "21/11/2026 · 07:45". */
  when: ComponentChildren;
  title: ComponentChildren;
  /** Opens the whole record. */
  href?: string | undefined;
  badges?: ComponentChildren;
  children?: ComponentChildren;
}

export function TimelineItem({ icon, when, title, href, badges, children }: TimelineItemProps) {
  return (
    <li class={styles.item}>
      <span class={styles.icon}>
        <Icon name={icon} />
      </span>
      <div class={styles.words}>
        <p class={styles.when}>{when}</p>
        <p class={styles.title}>
          {href === undefined ? (
            title
          ) : (
            <a class={styles.link} href={href}>
              {title}
            </a>
          )}
        </p>
        {children && <div>{children}</div>}
        {badges && <div class={styles.badges}>{badges}</div>}
      </div>
    </li>
  );
}
